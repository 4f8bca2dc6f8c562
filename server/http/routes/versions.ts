import { gunzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ok, refused, type Result } from '../../../shared/result.ts'
import { TITLE_LENGTH_MAX } from '../../../shared/schema/fields.ts'
import { mayChange, NAMED_VERSIONS_MAX, type VersionProblem } from '../../commands/versions.ts'
import type { VersionsProblem } from '../../versions/createVersions.ts'
import { invalid, refusals, refuse, type Refusal } from '../errors.ts'
import type { HttpParts } from '../parts.ts'
import { readObject, readText } from '../readBody.ts'
import { authorise, requireSession } from '../whoAsks.ts'

type PlanPath = { Params: { planId: string } }
type VersionPath = { Params: { planId: string; version: string } }

/** A version is a place in the plan's log, named by its row's number; names have ids of their own. */
export function versionRoutes(app: FastifyInstance, { auth, storage, versions, versionCommands }: HttpParts): void {
  void app.register(async (signedIn) => {
    requireSession(signedIn, auth)

    signedIn.get<PlanPath>('/plans/:planId/versions', async (request, reply) => {
      const allowed = authorise(request, storage.memberships, 'plan:read')
      if (!allowed.ok) return refuse(reply, allowed.problem)
      const { planId, membership } = allowed.value
      const list = await versions.list(planId)
      if (!list.ok) return refuse(reply, readRefusalOf[list.problem])
      const names = new Map(storage.memberships.ofPlan(planId).map(({ userId, name }) => [userId, name]))
      const { end, automatic } = list.value
      return {
        end: end && { seq: end.seq, at: end.at },
        named: storage.namedVersions.ofPlan(planId).map((version) => ({
          id: version.id, seq: version.seq, at: version.at, name: version.name, namedAt: version.namedAt,
          by: names.get(version.namedBy) ?? version.namedByName,
          mayChange: mayChange(membership, version),
        })),
        // Who has left the plan is not named here; the activity knows them.
        automatic: automatic.map(({ seq, at, people }) => ({ seq, at, people: people.flatMap((userId) => names.get(userId) ?? []) })),
      }
    })

    signedIn.get<VersionPath>('/plans/:planId/versions/:version', async (request, reply) => {
      const allowed = authorise(request, storage.memberships, 'plan:read')
      if (!allowed.ok) return refuse(reply, allowed.problem)
      const seq = Number(request.params.version)
      if (!isSeq(seq)) return refuse(reply, refusals.versionUnknown)
      const content = await versions.content(allowed.value.planId, seq)
      if (!content.ok) return refuse(reply, readRefusalOf[content.problem])
      if (content.value === null) return refuse(reply, refusals.versionUnknown)
      return sendGzipped(request, reply, content.value)
    })

    signedIn.post<PlanPath>('/plans/:planId/versions', async (request, reply) => {
      const allowed = authorise(request, storage.memberships, 'versions:name')
      if (!allowed.ok) return refuse(reply, allowed.problem)
      const input = readNewVersion(request.body)
      if (!input.ok) return refuse(reply, input.problem)
      const row = await versions.row(allowed.value.planId, input.value.seq)
      if (!row.ok) return refuse(reply, readRefusalOf[row.problem])
      if (row.value === null) return refuse(reply, refusals.versionUnknown)
      const named = versionCommands.name(allowed.value.membership, { ...row.value, name: input.value.name })
      return named.ok ? reply.code(201).send({ id: named.value, ...row.value }) : refuse(reply, refusalOf[named.problem])
    })

    signedIn.put<VersionPath>('/plans/:planId/versions/:version', async (request, reply) => {
      const allowed = authorise(request, storage.memberships, 'versions:name')
      if (!allowed.ok) return refuse(reply, allowed.problem)
      const name = readName(readObject(request.body))
      if (!name.ok) return refuse(reply, name.problem)
      const renamed = versionCommands.rename(allowed.value.membership, request.params.version, name.value)
      return renamed.ok ? reply.code(204).send() : refuse(reply, refusalOf[renamed.problem])
    })

    signedIn.delete<VersionPath>('/plans/:planId/versions/:version', async (request, reply) => {
      const allowed = authorise(request, storage.memberships, 'versions:name')
      if (!allowed.ok) return refuse(reply, allowed.problem)
      const removed = versionCommands.remove(allowed.value.membership, request.params.version)
      return removed.ok ? reply.code(204).send() : refuse(reply, refusalOf[removed.problem])
    })
  })
}

/** It is kept gzipped; the rare client that does not read that gets it as it is. */
function sendGzipped(request: FastifyRequest, reply: FastifyReply, gzipped: Uint8Array) {
  const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  if (takesGzip) reply.header('content-encoding', 'gzip')
  return reply.type('application/octet-stream').send(takesGzip ? Buffer.from(gzipped) : gunzipSync(gzipped))
}

/** @returns `seq` is null for the plan as it is now */
function readNewVersion(body: unknown): Result<{ readonly name: string; readonly seq: number | null }, Refusal> {
  const values = readObject(body)
  const name = readName(values)
  if (!name.ok) return name
  const seq = values?.seq ?? null
  if (seq !== null && !isSeq(seq)) return refused(invalid('"seq" must be the number of a row of the plan\'s log: 1 or more.'))
  return ok({ name: name.value, seq })
}

function readName(values: Readonly<Record<string, unknown>> | null): Result<string, Refusal> {
  const name = values === null ? ok(undefined) : readText(values, 'name', TITLE_LENGTH_MAX)
  if (!name.ok) return name
  return name.value === undefined ? refused(invalid('Give the version a name: {"name": "…"}.')) : ok(name.value)
}

function isSeq(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0
}

const readRefusalOf: Record<VersionsProblem, Refusal> = {
  busy: { status: 503, code: 'busy', message: 'Many versions are being read just now. Try again in a minute.' },
  'too-slow': { status: 503, code: 'version-too-slow', message: 'It takes too long to put this version together. The plan itself is not touched. Ask who runs the server to look into its log.' },
  unreadable: { status: 500, code: 'version-unreadable', message: 'This version could not be put together. The plan itself is not touched. Ask who runs the server to run "pacta verify".' },
}

const refusalOf: Record<VersionProblem, Refusal> = {
  'version-unknown': refusals.versionUnknown,
  'not-yours': { status: 403, code: 'not-yours', message: 'Only who named this version, or a coordinator of the plan, can change its name.' },
  'name-taken': { status: 409, code: 'name-taken', message: 'Another version of this plan has this name already. Choose another one.' },
  'too-many': { status: 409, code: 'too-many-versions', message: `This plan has ${NAMED_VERSIONS_MAX} named versions, the most that a plan can have. Remove a name that nobody needs.` },
}
