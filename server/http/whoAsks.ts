import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isId, type PlanId } from '../../shared/ids.ts'
import { can, type Verb } from '../../shared/permissions/can.ts'
import { ok, refused, type Result } from '../../shared/result.ts'
import type { Auth, Session } from '../auth/auth.ts'
import type { Membership, Memberships } from '../storage/sqlite/memberships.ts'
import { refusals, refuse, type Refusal } from './errors.ts'

const sessions = new WeakMap<FastifyRequest, Session>()

/** All routes of `app` need a session; the check comes before the body is read. */
export function requireSession(app: FastifyInstance, auth: Auth): void {
  app.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    const { session, cookies } = await auth.refreshSession(request.headers)
    if (session === null) return refuse(reply, refusals.signedOut)
    if (cookies.length > 0) reply.header('set-cookie', [...cookies])
    sessions.set(request, session)
  })
}

/** The session of a request behind `requireSession`. */
export function sessionOf(request: FastifyRequest): Session {
  const session = sessions.get(request)
  if (session === undefined) throw new Error(`The route ${request.routeOptions.url} does not require a session`)
  return session
}

/** Whether the asker may do `verb` on the plan that the path names. A plan of others looks like none. */
export function authorise(
  request: FastifyRequest<{ Params: { planId: string } }>,
  memberships: Memberships,
  verb: Verb,
): Result<{ planId: PlanId; membership: Membership }, Refusal> {
  const { planId } = request.params
  if (!isId<'plan'>(planId)) return refused(refusals.planUnknown)
  const membership = memberships.find(planId, sessionOf(request).user.id)
  if (membership === null) return refused(refusals.planUnknown)
  return can(membership.role, verb) ? ok({ planId, membership }) : refused(refusals.notAllowed)
}
