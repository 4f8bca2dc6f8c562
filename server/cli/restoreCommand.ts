import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { refused, type Result } from '../../shared/result.ts'
import { removeDerivedDatabase } from '../projections/derivedDatabase.ts'
import { openDataDirectory } from '../storage/dataDirectory.ts'
import { restoreBackup } from '../storage/restore.ts'
import { acquireServerLock } from '../storage/serverLock.ts'
import { configuredData } from './configuredData.ts'
import type { ExitCode, Surroundings } from './Surroundings.ts'

/** `restore FILE`: brings a backup back, while no server runs. */
export async function restoreCommand(words: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { print, complain, folder } = surroundings
  const { positionals: [file, more] } = parseArgs({ args: [...words], allowPositionals: true, options: {} })
  const isOneFile = file !== undefined && more === undefined
  const replaced = isOneFile ? restore(resolve(folder, file), surroundings) : refused('Name the backup: npm run -s pacta -- restore FILE')
  if (!replaced.ok) {
    complain(replaced.problem)
    return 1
  }
  print(whatPeopleSee(file ?? '', replaced.value))
  return 0
}

function restore(file: string, surroundings: Surroundings): Result<string | null> {
  const configured = configuredData(surroundings)
  if (!configured.ok) return configured
  const data = openDataDirectory(configured.value.dataDirectory)
  if (!data.ok) return data
  const lock = acquireServerLock(data.value.path)
  if (!lock.ok) return lock
  try {
    const replaced = restoreBackup(data.value.databaseFile, file, new Date())
    if (replaced.ok) removeDerivedDatabase(data.value.derivedFile)
    return replaced
  } finally {
    lock.value.close()
  }
}

function whatPeopleSee(file: string, replaced: string | null): string {
  const kept = replaced === null ? '' : `The database that it replaced is kept as ${replaced}; remove it when you do not need it any more.\n`
  return `Restored ${file}. Start the server.
${kept}Plans are as they were when the backup was made. Devices that have newer work bring it back by themselves when they connect, whoever wrote it.
Members, roles, sign-in links and sessions are those of the backup: who was removed since is a member again, who was added since must be added anew,
and who signed in since signs in once more.
`
}
