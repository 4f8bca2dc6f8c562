import { parseArgs } from 'node:util'
import { ok, refused, type Result } from '../../shared/result.ts'
import type { Place } from '../../shared/review/entries.ts'
import type { ToldCollision, ToldSide } from '../../shared/review/toldCollision.ts'
import { createDerivedData } from '../projections/derivedData.ts'
import { toldCollisions } from '../projections/toldCollisions.ts'
import { createLogReader } from '../storage/sqlite/logReader.ts'
import { openForReading } from '../storage/sqlite/openForReading.ts'
import { configuredData } from './configuredData.ts'
import type { ExitCode, Surroundings } from './Surroundings.ts'

const LIMIT_DEFAULT = 50

/** `collisions --plan ID [--limit N]`: what met without either knowing of the other's, newest first. */
export async function collisionsCommand(words: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { print, complain } = surroundings
  const asked = readRequest(words)
  const data = configuredData(surroundings)
  const database = data.ok ? openForReading(data.value.databaseFile) : data
  if (!asked.ok || !data.ok || !database.ok) {
    if (database.ok) database.value.close()
    complain(!asked.ok ? asked.problem : !database.ok ? database.problem : '')
    return 1
  }
  const log = createLogReader(database.value)
  const derived = createDerivedData(data.value.derivedFile, log.epoch)
  try {
    const { planId, limit } = asked.value
    if (log.seq(planId) === 0) {
      complain(`There is no plan "${planId}". Its id stands in the address of its page, behind /plans/.`)
      return 1
    }
    const name = database.value.prepare<[string], string>('SELECT name FROM user WHERE id = ?').pluck()
    const authorship = { epoch: log.epoch, seqOf: log.seq, authorsOf: log.authors, nameOf: (userId: string) => name.get(userId) ?? userId }
    const { collisions, seq, logSeq } = toldCollisions(derived, authorship, planId, { since: 0, before: null, limit })
    for (const collision of collisions) print(text(collision))
    if (seq < logSeq) complain(`Collisions are known up to row ${seq} of ${logSeq}. A running server catches up by itself; if it does not, stop it and run: npm run -s pacta -- rebuild`)
    return 0
  } finally {
    derived.close()
    database.value.close()
  }
}

function readRequest(words: readonly string[]): Result<{ planId: string; limit: number }> {
  const { values: { plan, limit } } = parseArgs({ args: [...words], options: { plan: { type: 'string' }, limit: { type: 'string' } } })
  if (plan === undefined) return refused('Say of which plan: npm run -s pacta -- collisions --plan ID [--limit N]')
  if (limit !== undefined && !/^[1-9]\d{0,5}$/.test(limit)) return refused(`--limit is "${limit}". Give a number from 1.`)
  return ok({ planId: plan, limit: limit === undefined ? LIMIT_DEFAULT : Number(limit) })
}

function text({ id, kind, seq, gaveWay, stands }: ToldCollision): string {
  return `${kind}  row ${seq}  ${id}\n    gave way: ${line(gaveWay)}\n    stands:   ${line(stands)}\n`
}

/** On one line, whatever people wrote. */
function line({ place, value, isCut, at, author, madeBeforeSync }: ToldSide): string {
  const notes = [...(madeBeforeSync ? ['made before it was in sync'] : []), ...(isCut ? ['too long to be kept here'] : [])]
  return [new Date(at).toISOString(), author.name, `${words(place)} = ${JSON.stringify(value)}`, ...notes].join('  ')
}

function words(place: Place): string {
  switch (place.on) {
    case 'meta': return `plan ${place.key}`
    case 'link': return `${place.kind} ${place.key}`
    case 'record': return `${place.kind} ${place.id} ${place.key}`
  }
}
