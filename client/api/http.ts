import type { PlanId } from '../../shared/ids.ts'
import { ok, refused, type Result } from '../../shared/result.ts'
import type { Role } from '../../shared/permissions/can.ts'

export interface User {
  readonly id: string
  readonly name: string
  readonly email: string
}

export interface Session {
  readonly user: User
  readonly workspace: { readonly name: string }
}

export interface ListedPlan {
  readonly id: PlanId
  readonly title: string
  readonly role: Role
}

/** A plan that I may keep until then (milliseconds since 1970). */
export interface PlanBeingRemoved {
  readonly id: PlanId
  readonly title: string
  readonly removesAt: number
}

export interface Member {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly party: string
  readonly role: Role
  readonly you: boolean
}

export type MemberInput = Pick<Member, 'name' | 'email' | 'party' | 'role'>

/** Why a request brought nothing. `message` is the server's, for people. */
export type HttpProblem =
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'signed-out'; readonly message: string }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly message: string }

export type Answer<Value> = Promise<Result<Value, HttpProblem>>

export const http = {
  session: () => request<Session>('GET', '/api/session'),
  endSession: () => request<null>('POST', '/api/session/end', {}),
  plans: () => request<readonly ListedPlan[]>('GET', '/api/plans'),
  createPlan: (title: string) => request<{ readonly id: PlanId }>('POST', '/api/plans', { title }),
  plansBeingRemoved: () => request<readonly PlanBeingRemoved[]>('GET', '/api/plans/being-removed'),
  removePlan: (planId: string) => request<{ readonly removesAt: number }>('DELETE', `/api/plans/${encodeURIComponent(planId)}`),
  keepPlan: (planId: string) => request<null>('POST', `/api/plans/${encodeURIComponent(planId)}/keep`, {}),
  members: (planId: string) => request<readonly Member[]>('GET', membersPath(planId)),
  /** Adds or changes a member; `withLink` asks for a fresh sign-in link also for somebody who is one already. */
  putMember: (planId: string, member: MemberInput, withLink = false) =>
    request<{ readonly userId: string; readonly signInLink: string | null }>('PUT', membersPath(planId) + (withLink ? '?link=1' : ''), member),
  removeMember: (planId: string, userId: string) =>
    request<null>('DELETE', `${membersPath(planId)}/${encodeURIComponent(userId)}`),
}

function membersPath(planId: string): string {
  return `/api/plans/${encodeURIComponent(planId)}/members`
}

export async function request<Value>(method: string, path: string, body?: unknown): Answer<Value> {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch {
    return refused({ kind: 'unreachable' })
  }
  if (response.status === 204) return ok(null as Value)
  const answer = await response.json().catch(() => null)
  if (response.ok && answer !== null) return ok(answer as Value)
  return refused(problemOf(response.status, answer))
}

/** Of an answer that is not the one that was asked for. */
export function problemOf(status: number, answer: unknown): HttpProblem {
  // A proxy in front of a stopped server answers by itself, and not in our form.
  const error = (answer as { error?: { code?: string; message?: string } } | null)?.error
  if (!error) return { kind: 'unreachable' }
  if (status === 401) return { kind: 'signed-out', message: error.message ?? '' }
  return { kind: 'refused', status, code: error.code ?? '', message: error.message ?? '' }
}
