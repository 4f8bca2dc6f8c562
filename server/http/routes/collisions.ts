import type { FastifyInstance } from 'fastify'
import { ok, refused, type Result } from '../../../shared/result.ts'
import { invalid, refuse, type Refusal } from '../errors.ts'
import type { HttpParts } from '../parts.ts'
import { authorise, requireSession } from '../whoAsks.ts'

type Asked = { Params: { planId: string }; Querystring: { since?: string; before?: string; limit?: string } }

/** Values may be long descriptions: a page of these stays within some megabytes. */
const LIMIT_MAX = 200
const LIMIT_DEFAULT = 50

export function collisionRoutes(app: FastifyInstance, { auth, storage, collisionsOf }: HttpParts): void {
  void app.register(async (signedIn) => {
    requireSession(signedIn, auth)

    signedIn.get<Asked>('/plans/:planId/collisions', async (request, reply) => {
      const asked = readAsked(request.query)
      if (!asked.ok) return refuse(reply, asked.problem)
      const allowed = authorise(request, storage.memberships, 'plan:read')
      if (!allowed.ok) return refuse(reply, allowed.problem)
      return collisionsOf(allowed.value.planId, asked.value)
    })
  })
}

function readAsked({ since = '0', before, limit = String(LIMIT_DEFAULT) }: Asked['Querystring']): Result<Parameters<HttpParts['collisionsOf']>[1], Refusal> {
  if (!/^\d{1,15}$/.test(since)) return refused(invalid('"since" must be the number of a row, as "seq" of an earlier answer.'))
  const place = before === undefined ? null : /^(\d{1,15})\.(\d{1,9})$/.exec(before)
  if (before !== undefined && place === null) return refused(invalid('"before" must be "next" of an earlier answer.'))
  if (!/^[1-9]\d{0,2}$/.test(limit) || Number(limit) > LIMIT_MAX) return refused(invalid(`"limit" must be a number from 1 to ${LIMIT_MAX}.`))
  return ok({ since: Number(since), before: place === null ? null : { seq: Number(place[1]), position: Number(place[2]) }, limit: Number(limit) })
}
