import { isRole, roles, type Role } from '../../shared/permissions/can.ts'
import { ok, refused, type Result } from '../../shared/result.ts'
import { EMAIL_LENGTH_MAX, isEmail } from '../auth/emailAddress.ts'
import { invalid, type Refusal } from './errors.ts'

/** A request's body as named values; null when it is no JSON object. */
export function readObject(body: unknown): Readonly<Record<string, unknown>> | null {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : null
}

/** A text without the spaces around it; undefined when it is missing or empty. */
export function readText(body: Readonly<Record<string, unknown>>, name: string, lengthMax: number): Result<string | undefined, Refusal> {
  const value = body[name]
  if (value === undefined || value === null) return ok(undefined)
  if (typeof value !== 'string') return refused(invalid(`"${name}" must be a text.`))
  const text = value.trim()
  if (text.length > lengthMax) return refused(invalid(`"${name}" is too long: ${text.length} characters of at most ${lengthMax}.`))
  return ok(text === '' ? undefined : text)
}

export function readEmail(body: Readonly<Record<string, unknown>>): Result<string, Refusal> {
  const email = readText(body, 'email', EMAIL_LENGTH_MAX)
  if (!email.ok) return email
  if (email.value === undefined) return refused(invalid('Give the person\'s e-mail address as "email".'))
  if (!isEmail(email.value)) return refused(invalid(`"${email.value}" is not an e-mail address.`))
  return ok(email.value.toLowerCase())
}

export function readRole(body: Readonly<Record<string, unknown>>): Result<Role | undefined, Refusal> {
  const role = body.role
  if (role === undefined || role === null) return ok(undefined)
  return isRole(role) ? ok(role) : refused(invalid(`"role" must be one of: ${roles.join(', ')}.`))
}

export const NAME_LENGTH_MAX = 200
