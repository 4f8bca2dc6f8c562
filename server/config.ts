import { isIPv6 } from 'node:net'
import { join, resolve } from 'node:path'
import { ok, refused, type Result } from '../shared/result.ts'

/** All settings, checked once at the start. Nothing else reads the environment. */
export interface Config {
  readonly host: string
  /** 0 lets the system choose a free port. */
  readonly port: number
  readonly dataDirectory: string
  readonly clientDirectory: string
  /** What people type into their browsers, without a slash at the end; null: the address that the server listens on. */
  readonly publicUrl: string | null
}

const PORT_DEFAULT = 4321
const HOST_PATTERN = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i

/**
 * Reads the settings from the environment.
 * @param root Pacta's own folder; relative paths start there
 * @returns the settings, or one line that says which is wrong and what to write instead
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, root: string): Result<Config> {
  const host = environment.HOST || '127.0.0.1'
  if (!isHost(host)) return refused(`HOST is "${host}". Set it to an address of this machine, such as 127.0.0.1, or to 0.0.0.0 for all.`)

  const port = readPort(environment.PORT)
  if (port === null) return refused(`PORT is "${environment.PORT}". Set it to a number from 0 to 65535, such as ${PORT_DEFAULT}.`)

  const publicUrl = readPublicUrl(environment.PACTA_URL)
  if (!publicUrl.ok) return publicUrl

  return ok({
    host,
    port,
    dataDirectory: resolve(root, environment.PACTA_DATA || 'data'),
    clientDirectory: join(root, 'dist', 'client'),
    publicUrl: publicUrl.value,
  })
}

function isHost(host: string): boolean {
  return HOST_PATTERN.test(host) || isIPv6(host)
}

function readPort(text: string | undefined): number | null {
  if (text === undefined || text === '') return PORT_DEFAULT
  if (!/^\d{1,5}$/.test(text)) return null
  const port = Number(text)
  return port <= 65_535 ? port : null
}

function readPublicUrl(text: string | undefined): Result<string | null> {
  if (text === undefined || text === '') return ok(null)
  const problem = `PACTA_URL is "${text}". Set it to the address that people open, such as https://pacta.example.org, without a path.`
  if (!URL.canParse(text)) return refused(problem)
  const url = new URL(text)
  const isPlain = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
  if (!isPlain || (url.protocol !== 'https:' && url.protocol !== 'http:')) return refused(problem)
  return ok(url.origin)
}
