import type { FastifyInstance } from 'fastify'
import { ok, refused, type Result } from '../../../shared/result.ts'
import type { MemberInput, MemberProblem } from '../../commands/members.ts'
import { invalid, refusals, refuse, type Refusal } from '../errors.ts'
import type { HttpParts } from '../parts.ts'
import { NAME_LENGTH_MAX, readEmail, readObject, readRole, readText } from '../readBody.ts'
import { authorise, requireSession, sessionOf } from '../whoAsks.ts'

type PlanPath = { Params: { planId: string } }
type MemberPath = { Params: { planId: string; userId: string } }

export function memberRoutes(app: FastifyInstance, { auth, storage, members, address, rightsChanged }: HttpParts): void {
  void app.register(async (signedIn) => {
    requireSession(signedIn, auth)

    signedIn.get<PlanPath>('/plans/:planId/members', async (request, reply) => {
      const allowed = authorise(request, storage.memberships, 'members:read')
      if (!allowed.ok) return refuse(reply, allowed.problem)
      const you = sessionOf(request).user.id
      return storage.memberships
        .ofPlan(allowed.value.planId)
        .map(({ userId, name, email, party, role }) => ({ userId, name, email, party, role, you: userId === you }))
    })

    signedIn.put<PlanPath & { Querystring: { link?: string } }>('/plans/:planId/members', async (request, reply) => {
      const input = readMember(request.body, request.query.link === '1')
      if (!input.ok) return refuse(reply, input.problem)
      const allowed = authorise(request, storage.memberships, 'members:manage')
      if (!allowed.ok) return refuse(reply, allowed.problem)
      const saved = await members.save(allowed.value.planId, sessionOf(request).user.id, input.value)
      if (!saved.ok) return refuse(reply, refusalOf[saved.problem])
      rightsChanged()
      const { userId, linkPath } = saved.value
      return { userId, signInLink: linkPath === null ? null : address().url + linkPath }
    })

    signedIn.delete<MemberPath>('/plans/:planId/members/:userId', async (request, reply) => {
      const allowed = authorise(request, storage.memberships, 'members:manage')
      if (!allowed.ok) return refuse(reply, allowed.problem)
      const removed = members.remove(allowed.value.planId, request.params.userId)
      if (!removed.ok) return refuse(reply, refusalOf[removed.problem])
      rightsChanged()
      return reply.code(204).send()
    })
  })
}

function readMember(body: unknown, wantsLink: boolean): Result<MemberInput, Refusal> {
  const values = readObject(body)
  if (values === null) return refused(invalid('Send {"name", "email", "party", "role"}.'))
  const email = readEmail(values)
  if (!email.ok) return email
  const name = readText(values, 'name', NAME_LENGTH_MAX)
  if (!name.ok) return name
  const party = readText(values, 'party', NAME_LENGTH_MAX)
  if (!party.ok) return party
  const role = readRole(values)
  if (!role.ok) return role
  return ok({ email: email.value, name: name.value, party: party.value, role: role.value, wantsLink })
}

const refusalOf: Record<MemberProblem, Refusal> = {
  'role-missing': invalid('Say which "role" the new member has.'),
  'member-unknown': refusals.memberUnknown,
  'last-coordinator': refusals.lastCoordinator,
}
