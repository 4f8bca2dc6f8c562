import type { FastifyInstance } from 'fastify'
import { isId } from '../../../shared/ids.ts'
import { ok, refused, type Result } from '../../../shared/result.ts'
import { isRecordKind, parsePlace } from '../../../shared/review/activityEntry.ts'
import { recordKinds } from '../../../shared/schema/records.ts'
import type { WantedActivity } from '../../planActivity.ts'
import { invalid, refuse, type Refusal } from '../errors.ts'
import type { HttpParts } from '../parts.ts'
import { authorise, requireSession, sessionOf } from '../whoAsks.ts'

/** What fits one look at a page, and what one answer may weigh: a cut text has 1,000 characters. */
const LIMIT_DEFAULT = 50
const LIMIT_MAX = 200
/** People, kinds; a record with everything that hangs on it. */
const LIST_LENGTH_MAX = 200

type Query = Readonly<Record<string, unknown>>

export function activityRoute(app: FastifyInstance, { auth, storage, activity }: Pick<HttpParts, 'auth' | 'storage' | 'activity'>): void {
  void app.register(async (signedIn) => {
    requireSession(signedIn, auth)

    signedIn.get<{ Params: { planId: string }; Querystring: Query }>('/plans/:planId/activity', async (request, reply) => {
      const wanted = readWanted(request.query, sessionOf(request).user.id)
      if (!wanted.ok) return refuse(reply, wanted.problem)
      const allowed = authorise(request, storage.memberships, 'plan:read')
      if (!allowed.ok) return refuse(reply, allowed.problem)
      return activity.page(allowed.value.planId, wanted.value)
    })
  })
}

function readWanted(query: Query, asker: string): Result<WantedActivity, Refusal> {
  const people = readList(query, 'person', () => true, 'ids of users')
  if (!people.ok) return people
  const records = readList(query, 'record', isId, 'ids of records')
  if (!records.ok) return records
  const kinds = readList(query, 'kind', (kind) => kind === 'plan' || isRecordKind(kind), `kinds: plan, ${recordKinds.join(', ')}`)
  if (!kinds.ok) return kinds
  const from = readNumber(query, 'from')
  if (!from.ok) return from
  const to = readNumber(query, 'to')
  if (!to.ok) return to
  const after = readNumber(query, 'after')
  if (!after.ok) return after
  const limit = readNumber(query, 'limit')
  if (!limit.ok) return limit
  if (limit.value !== null && (limit.value < 1 || limit.value > LIMIT_MAX)) return refused(invalid(`"limit" must be from 1 to ${LIMIT_MAX}.`))
  const before = query.before === undefined ? null : parsePlace(String(query.before))
  if (query.before !== undefined && before === null) return refused(invalid('"before" must be what an answer gave as "older".'))
  return ok({
    people: people.value, records: records.value, kinds: kinds.value, before,
    except: query.others === '1' ? asker : null,
    from: from.value, to: to.value, afterSeq: after.value ?? 0, limit: limit.value ?? LIMIT_DEFAULT,
  })
}

/** Values between commas; empty when the query does not name any. */
function readList(query: Query, name: string, isValue: (part: string) => boolean, what: string): Result<readonly string[], Refusal> {
  const given = query[name]
  if (given === undefined || given === '') return ok([])
  const parts = typeof given === 'string' ? given.split(',') : []
  if (parts.length === 0 || parts.some((part) => part === '' || !isValue(part))) return refused(invalid(`"${name}" must be ${what}, with commas between them.`))
  return parts.length > LIST_LENGTH_MAX ? refused(invalid(`"${name}" has ${parts.length} values of at most ${LIST_LENGTH_MAX}.`)) : ok(parts)
}

/** A whole number from 0; null when the query does not have it. */
function readNumber(query: Query, name: string): Result<number | null, Refusal> {
  const given = query[name]
  if (given === undefined) return ok(null)
  if (typeof given === 'string' && /^\d{1,15}$/.test(given)) return ok(Number(given))
  return refused(invalid(`"${name}" must be a whole number.`))
}
