import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backUp } from '../storage/backup.ts'
import { openForReading } from '../storage/sqlite/openForReading.ts'
import { configuredData } from './configuredData.ts'
import type { ExitCode, Surroundings } from './Surroundings.ts'

/** `backup FILE`: a consistent copy of the database, also while the server runs. */
export async function backupCommand(words: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { print, complain, folder } = surroundings
  const { positionals: [file, more] } = parseArgs({ args: [...words], allowPositionals: true, options: {} })
  if (file === undefined || more !== undefined) return failed(complain, 'Name the file to make: npm run -s pacta -- backup FILE')
  const data = configuredData(surroundings)
  if (!data.ok) return failed(complain, data.problem)
  const database = openForReading(data.value.databaseFile)
  if (!database.ok) return failed(complain, database.problem)
  try {
    const made = backUp(database.value, resolve(folder, file))
    if (!made.ok) return failed(complain, made.problem)
    print(`${file} holds everything that was saved until now (${(made.value / 1e6).toFixed(1)} MB). Keep it where this machine's disk cannot take it along.\n`)
    return 0
  } finally {
    database.value.close()
  }
}

function failed(complain: (line: string) => void, problem: string): ExitCode {
  complain(problem)
  return 1
}
