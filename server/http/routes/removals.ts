import type { FastifyInstance } from 'fastify'
import type { RemovalProblem } from '../../commands/planRemovals.ts'
import { refusals, refuse, type Refusal } from '../errors.ts'
import type { HttpParts } from '../parts.ts'
import { authorise, requireSession, sessionOf } from '../whoAsks.ts'

type PlanPath = { Params: { planId: string } }

export function removalRoutes(app: FastifyInstance, { auth, storage, removals, livingTitle, rightsChanged }: HttpParts): void {
  void app.register(async (signedIn) => {
    requireSession(signedIn, auth)

    signedIn.get('/plans/being-removed', async (request) =>
      removals.ofCoordinator(sessionOf(request).user.id).map(({ planId, title, removesAt }) => ({ id: planId, title: livingTitle(planId) || title, removesAt })))

    signedIn.delete<PlanPath>('/plans/:planId', async (request, reply) => {
      const allowed = authorise(request, storage.memberships, 'plan:remove')
      if (!allowed.ok) return refuse(reply, allowed.problem)
      const removed = removals.remove(allowed.value.planId, sessionOf(request).user.id)
      if (!removed.ok) return refuse(reply, refusalOf[removed.problem])
      rightsChanged()
      return { removesAt: removed.value.removesAt }
    })

    signedIn.post<PlanPath>('/plans/:planId/keep', async (request, reply) => {
      const allowed = authorise(request, storage.memberships, 'plan:remove')
      if (!allowed.ok) return refuse(reply, allowed.problem)
      const kept = removals.keep(allowed.value.planId)
      if (!kept.ok) return refuse(reply, refusalOf[kept.problem])
      return reply.code(204).send()
    })
  })
}

const refusalOf: Record<RemovalProblem, Refusal> = {
  'plan-unknown': refusals.planUnknown,
  'not-being-removed': { status: 409, code: 'not-being-removed', message: 'This plan is not being removed: there is nothing to take back.' },
  'too-late': { status: 409, code: 'too-late', message: 'The time in which this plan could be kept is over. Whoever runs this server may have a backup with it.' },
}
