import { parseArgs } from 'node:util'
import { catchUp } from '../projections/catchUp.ts'
import { removeDerivedDatabase } from '../projections/derivedDatabase.ts'
import type { ProjectionsData, ProjectionsThread } from '../projections/projections.thread.ts'
import { openForReading } from '../storage/sqlite/openForReading.ts'
import { acquireServerLock } from '../storage/serverLock.ts'
import { startThread } from '../threads/startThread.ts'
import { configuredData, type ConfiguredData } from './configuredData.ts'
import { rowCount } from './rowCount.ts'
import type { ExitCode, Surroundings } from './Surroundings.ts'

/** How often a long plan says how far it is. */
const ROWS_PER_LINE = 10_000

/** `rebuild`: derives everything anew, while no server runs. A server that is started after an interruption goes on with it. */
export async function rebuildCommand(words: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { complain } = surroundings
  parseArgs({ args: [...words], options: {} })
  const data = configuredData(surroundings)
  const database = data.ok ? openForReading(data.value.databaseFile) : data
  if (!data.ok || !database.ok) {
    if (!database.ok) complain(database.problem)
    return 1
  }
  database.value.close()
  const lock = acquireServerLock(data.value.dataDirectory)
  if (!lock.ok) {
    complain(`${lock.problem} A running server keeps derived data in step by itself.`)
    return 1
  }
  try {
    return await rebuild(data.value, surroundings)
  } finally {
    lock.value.close()
  }
}

async function rebuild({ databaseFile, derivedFile }: ConfiguredData, { print, complain }: Surroundings): Promise<ExitCode> {
  removeDerivedDatabase(derivedFile)
  const thread = startThread<ProjectionsThread>('projections', { databaseFile, derivedFile } satisfies ProjectionsData)
  let code: ExitCode = 0
  let plans = 0
  let said = 0
  try {
    await catchUp({
      thread,
      isStopped: () => false,
      advanced(planId, { seq, isDone, setAside }) {
        if (isDone && setAside === null) {
          plans += 1
          print(`Plan ${planId}: ${rowCount(seq)}\n`)
        } else if (seq >= said + ROWS_PER_LINE) print(`Plan ${planId}: ${rowCount(seq)}…\n`)
        said = isDone ? 0 : seq - (seq % ROWS_PER_LINE)
      },
      setAside(planId, reason) {
        code = 1
        complain(`Plan ${planId} was left out: ${reason}. Its log is untouched; run: npm run -s pacta -- verify`)
      },
    })
    await thread.call('close', null)
  } finally {
    await thread.close()
  }
  print(`Activity, search and summaries of ${plans === 1 ? '1 plan' : `${plans} plans`} are rebuilt.\n`)
  return code
}
