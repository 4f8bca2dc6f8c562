import type { FastifyInstance } from 'fastify'
import { ok, refused, type Result } from '../../../shared/result.ts'
import { TITLE_LENGTH_MAX } from '../../../shared/schema/fields.ts'
import type { PlanProblem } from '../../commands/plans.ts'
import { invalid, refuse, type Refusal } from '../errors.ts'
import type { HttpParts } from '../parts.ts'
import { readObject, readText } from '../readBody.ts'
import { requireSession, sessionOf } from '../whoAsks.ts'

/** Deadlines need a zone; a plan's page lets people change it. */
const TIME_ZONE_DEFAULT = 'UTC'
const TIME_ZONE_LENGTH_MAX = 64

export function planRoutes(app: FastifyInstance, { auth, storage, plans, livingTitle }: HttpParts): void {
  void app.register(async (signedIn) => {
    requireSession(signedIn, auth)

    signedIn.get('/plans', async (request) =>
      // A title that somebody emptied names nothing; the one that the plan was made with does.
      storage.plans.ofUser(sessionOf(request).user.id).map((plan) => ({ ...plan, title: livingTitle(plan.id) || plan.title })))

    signedIn.post('/plans', async (request, reply) => {
      const input = readNewPlan(request.body)
      if (!input.ok) return refuse(reply, input.problem)
      const { id, name } = sessionOf(request).user
      const created = plans.create({ id, name, party: '' }, input.value)
      if (!created.ok) return refuse(reply, refusalOf[created.problem])
      return reply.code(201).header('location', `/plans/${created.value}`).send({ id: created.value })
    })
  })
}

function readNewPlan(body: unknown): Result<{ title: string; timeZone: string }, Refusal> {
  const values = readObject(body)
  if (values === null) return refused(refusalOf['title-invalid'])
  const title = readText(values, 'title', TITLE_LENGTH_MAX)
  if (!title.ok) return title
  const timeZone = readText(values, 'timeZone', TIME_ZONE_LENGTH_MAX)
  if (!timeZone.ok) return timeZone
  if (title.value === undefined) return refused(refusalOf['title-invalid'])
  return ok({ title: title.value, timeZone: timeZone.value ?? TIME_ZONE_DEFAULT })
}

const refusalOf: Record<PlanProblem, Refusal> = {
  'title-invalid': invalid(`Give the plan a title of at most ${TITLE_LENGTH_MAX} characters: {"title": "…"}.`),
  'time-zone-invalid': invalid('"timeZone" must be a time zone\'s name, such as "Europe/Vienna".'),
}
