import type { IncomingHttpHeaders } from 'node:http'
import { betterAuth } from 'better-auth'
import type { Database } from 'better-sqlite3'
import type { Log } from '../log.ts'
import type { Account, Accounts } from '../storage/sqlite/accounts.ts'
import { accountDatabase } from '../storage/sqlite/accountTables.ts'
import { sessionStarter } from './sessionStarter.ts'

/** Accounts and sessions, kept by better-auth. Its own HTTP routes are not served: nobody can sign up. */
export interface Auth {
  /** Who asks; null without a session, and when it has ended. */
  sessionOf(headers: IncomingHttpHeaders): Promise<Session | null>
  /** As `sessionOf`, and lengthens the session from time to time; its new cookies must be sent. */
  refreshSession(headers: IncomingHttpHeaders): Promise<{ readonly session: Session | null; readonly cookies: readonly string[] }>
  /** @returns the cookies that hold the new session */
  startSession(userId: string): Promise<readonly string[]>
  /** Ends the session of these headers, if any. @returns the cookies that clear the browser's */
  endSession(headers: IncomingHttpHeaders): Promise<readonly string[]>
  /** The account of this e-mail address; made under `name` when there is none. */
  ensureAccount(person: { readonly email: string; readonly name: string }): Promise<Account>
}

export interface Session {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  readonly user: Account
}

export interface AuthOptions {
  readonly database: Database
  readonly accounts: Accounts
  readonly secret: string
  /** Whether people come by https. */
  readonly isSecure: boolean
  /** Told apart in the cookie's name, since browsers share cookies between the ports of a host. */
  readonly port: number
  readonly log: Log
}

const SESSION_LIFE_S = 30 * 24 * 60 * 60
/** A session that is in use is lengthened once a day. */
const SESSION_REFRESH_S = 24 * 60 * 60

export async function createAuth(options: AuthOptions): Promise<Auth> {
  const auth = betterAuth({ ...authSettings(options), plugins: [sessionStarter()] })
  const { internalAdapter } = await auth.$context
  const { accounts } = options

  return {
    async sessionOf(headers) {
      return toSession(await auth.api.getSession({ headers: toHeaders(headers), query: { disableRefresh: true } }))
    },

    async refreshSession(headers) {
      const answer = await auth.api.getSession({ headers: toHeaders(headers), returnHeaders: true })
      return { session: toSession(answer.response), cookies: answer.headers.getSetCookie() }
    },

    async startSession(userId) {
      const answer = await auth.api.startSession({ body: { userId }, returnHeaders: true })
      return answer.headers.getSetCookie()
    },

    async endSession(headers) {
      const answer = await auth.api.signOut({ headers: toHeaders(headers), returnHeaders: true })
      return answer.headers.getSetCookie()
    },

    async ensureAccount({ email, name }) {
      const existing = accounts.findByEmail(email)
      if (existing !== null) return existing
      try {
        // Invited by a coordinator or from the shell: the link itself proves who received it.
        await internalAdapter.createUser({ email: email.toLowerCase(), name, emailVerified: true }, { method: 'invitation' })
      } catch (error) {
        // Somebody else may have made the same account in between; then it is there now.
        if (accounts.findByEmail(email) === null) throw error
      }
      const made = accounts.findByEmail(email)
      if (made === null) throw new Error('better-auth stored no account')
      return made
    },
  }
}

function authSettings({ database, secret, isSecure, port, log }: AuthOptions) {
  return {
    database: accountDatabase(database),
    secret,
    baseURL: isSecure ? 'https://localhost' : 'http://localhost',
    emailAndPassword: { enabled: false },
    session: { expiresIn: SESSION_LIFE_S, updateAge: SESSION_REFRESH_S },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: 'pacta',
      // Our name below carries the stricter prefix `__Host-` itself.
      useSecureCookies: false,
      cookies: { session_token: { name: isSecure ? '__Host-pacta' : `pacta-${port}`, attributes: { secure: isSecure } } },
    },
    logger: {
      level: 'warn' as const,
      log: (level: 'debug' | 'info' | 'warn' | 'error', message: string) => log[level](message),
    },
  }
}

function toSession(found: { session: { id: string; expiresAt: Date }; user: Account } | null): Session | null {
  if (found === null) return null
  const { id, name, email } = found.user
  return { id: found.session.id, expiresAt: found.session.expiresAt.getTime(), user: { id, name, email } }
}

/** better-auth needs the cookies alone. */
function toHeaders({ cookie }: IncomingHttpHeaders): Headers {
  return new Headers(cookie === undefined ? {} : { cookie })
}
