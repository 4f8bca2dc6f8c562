import { parseArgs } from 'node:util'
import { createDerivedData, type SearchHit } from '../projections/derivedData.ts'
import { createLogReader } from '../storage/sqlite/logReader.ts'
import { openForReading } from '../storage/sqlite/openForReading.ts'
import { configuredData } from './configuredData.ts'
import type { ExitCode, Surroundings } from './Surroundings.ts'

const HITS_MAX = 50

/** `search WORDS…`: records of all plans that have these words. */
export async function searchCommand(words: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { print, complain } = surroundings
  const { positionals } = parseArgs({ args: [...words], allowPositionals: true, options: {} })
  const data = configuredData(surroundings)
  const database = data.ok ? openForReading(data.value.databaseFile) : data
  if (positionals.length === 0 || !data.ok || !database.ok) {
    if (database.ok) database.value.close()
    complain(database.ok || positionals.length === 0 ? 'Say what to look for: npm run -s pacta -- search WORDS…' : database.problem)
    return 1
  }
  const log = createLogReader(database.value)
  const derived = createDerivedData(data.value.derivedFile, log.epoch)
  try {
    const plans = log.documents()
    for (const hit of derived.search(plans, positionals.join(' '), HITS_MAX)) print(line(hit))
    const behind = plans.filter((planId) => derived.progressOf(planId).seq < log.seq(planId)).length
    if (behind > 0) complain(`${behind === 1 ? '1 plan is' : `${behind} plans are`} not searched up to the latest edits. A running server catches up by itself; if it does not, stop it and run: npm run -s pacta -- rebuild`)
    return 0
  } finally {
    derived.close()
    database.value.close()
  }
}

function line({ planId, kind, recordId, title, excerpt }: SearchHit): string {
  return `${planId}  ${kind} ${recordId}  ${onOneLine(title)}\n    ${onOneLine(excerpt)}\n`
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
