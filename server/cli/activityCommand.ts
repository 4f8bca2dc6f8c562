import { parseArgs } from 'node:util'
import type { Database } from 'better-sqlite3'
import type { Json } from '../../shared/commands/transact.ts'
import { ok, refused, type Result } from '../../shared/result.ts'
import { createDerivedData, type ActivityEntry } from '../projections/derivedData.ts'
import { createLogReader } from '../storage/sqlite/logReader.ts'
import { openForReading } from '../storage/sqlite/openForReading.ts'
import { configuredData } from './configuredData.ts'
import type { ExitCode, Surroundings } from './Surroundings.ts'

const LIMIT_DEFAULT = 50

/** `activity --plan ID [--limit N]`: who wrote what, newest first. */
export async function activityCommand(words: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
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
    const end = log.seq(planId)
    if (end === 0) {
      complain(`There is no plan "${planId}". Its id stands in the address of its page, behind /plans/.`)
      return 1
    }
    const nameOf = namesOf(database.value, log.authors(planId))
    for (const entry of derived.latestActivityOf(planId, limit)) print(`${line(entry, nameOf)}\n`)
    const { seq } = derived.progressOf(planId)
    if (seq < end) complain(`Activity is known up to row ${seq} of ${end}. A running server catches up by itself; if it does not, stop it and run: npm run -s pacta -- rebuild`)
    return 0
  } finally {
    derived.close()
    database.value.close()
  }
}

function readRequest(words: readonly string[]): Result<{ planId: string; limit: number }> {
  const { values: { plan, limit } } = parseArgs({ args: [...words], options: { plan: { type: 'string' }, limit: { type: 'string' } } })
  if (plan === undefined) return refused('Say of which plan: npm run -s pacta -- activity --plan ID [--limit N]')
  if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit)) return refused(`--limit is "${limit}". Give a number from 1.`)
  return ok({ planId: plan, limit: limit === undefined ? LIMIT_DEFAULT : Number(limit) })
}

/** Who wrote an entry, and who brought it when that was somebody else. */
function namesOf(database: Database, authors: ReadonlyMap<number, { readonly userId: string }>): (entry: ActivityEntry) => string {
  const name = database.prepare<[string], string>('SELECT name FROM user WHERE id = ?').pluck()
  const named = (userId: string): string => name.get(userId) ?? userId
  return ({ userId, clientId }) => {
    const author = (clientId === null ? undefined : authors.get(clientId)?.userId) ?? userId
    return author === userId ? named(userId) : `${named(author)} (brought by ${named(userId)})`
  }
}

function line(entry: ActivityEntry, nameOf: (entry: ActivityEntry) => string): string {
  const { at, seq, kind, recordId, key, before, after, isCut, madeBeforeSync } = entry
  const where = [kind ?? 'plan', recordId].filter((part) => part !== null).join(' ')
  const what = key === null ? entry.what : `${key}: ${short(before)} → ${short(after)}`
  const notes = [...(madeBeforeSync ? ['made before it was in sync'] : []), ...(isCut ? ['long texts are cut'] : [])]
  return [new Date(at).toISOString(), `row ${seq}`, nameOf(entry), where, key === null && entry.what === 'created' ? `${what} ${short(after)}` : what, ...notes].join('  ')
}

/** On one line, whatever people wrote. */
function short(value: Json): string {
  return JSON.stringify(value)
}
