import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import type { BetterAuthPlugin } from 'better-auth/types'

/**
 * Teaches better-auth to start a session for an account that a sign-in link
 * has proved. Without a path: callable from our code only, never over HTTP.
 */
export function sessionStarter() {
  return {
    id: 'pacta-session-starter',
    endpoints: {
      startSession: createAuthEndpoint.serverOnly({ method: 'POST', body: userIdBody }, async (context) => {
        const { userId } = context.body
        const user = await context.context.internalAdapter.findUserById(userId)
        if (user === null) throw new Error(`A sign-in link names the unknown account ${userId}`)
        const session = await context.context.internalAdapter.createSession(userId)
        await setSessionCookie(context, { session, user })
        return { sessionId: session.id }
      }),
    },
  } satisfies BetterAuthPlugin
}

/** The shape of the call, as a Standard Schema. */
const userIdBody = {
  '~standard': {
    version: 1 as const,
    vendor: 'pacta',
    types: undefined as { input: { userId: string }; output: { userId: string } } | undefined,
    validate: (body: unknown) =>
      typeof body === 'object' && body !== null && 'userId' in body && typeof body.userId === 'string'
        ? { value: { userId: body.userId } }
        : { issues: [{ message: 'startSession needs a userId' }] },
  },
}
