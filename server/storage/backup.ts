import { chmodSync, existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database } from 'better-sqlite3'
import { ok, refused, type Result } from '../../shared/result.ts'
import { flush } from './flush.ts'

/** Sessions and sign-in links are in it: nobody else on this machine may read it. */
const OWNER_ONLY = 0o600

/**
 * Makes a consistent copy of an open database in a new file, also while others
 * write to it: all that was committed when it began, nothing later. The file
 * has its name only once it is whole and on the disk.
 * @returns the size of the copy in bytes
 */
export function backUp(database: Database, file: string): Result<number> {
  if (existsSync(file)) return refused(`${file} exists already, and a backup overwrites nothing. Choose another name.`)
  const unfinished = `${file}.unfinished`
  try {
    rmSync(unfinished, { force: true })
    writeFileSync(unfinished, '', { mode: OWNER_ONLY, flag: 'wx' })
    // Not SQLite's backup calls: those begin again at every write, and under a steady writer never end.
    database.prepare('VACUUM INTO ?').run(unfinished)
    chmodSync(unfinished, OWNER_ONLY)
    flush(unfinished)
    renameSync(unfinished, file)
    flush(dirname(file))
    return ok(statSync(file).size)
  } catch (error) {
    rmSync(unfinished, { force: true })
    return refused(`${file} could not be written (${error instanceof Error ? error.message : String(error)}). Nothing was changed; choose a folder with enough room.`)
  }
}
