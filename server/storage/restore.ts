import { randomBytes } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { ok, refused, type Result } from '../../shared/result.ts'
import { flush } from './flush.ts'
import { migrations } from './sqlite/migrations.ts'
import { openDatabase } from './sqlite/openDatabase.ts'
import { appliedMigrations, unknownMigrations } from './sqlite/openForReading.ts'
import { REMOVAL_GRACE_MS } from './sqlite/planRemovals.ts'

const OWNER_ONLY = 0o600

/**
 * Puts a backup in the place of the database, which is kept beside it. No
 * server may hold the data directory's lock meanwhile. An interruption at any
 * moment leaves either the one or the other database, whole.
 * @param at names the replaced database
 * @returns where the replaced database is now, or null when there was none
 */
export function restoreBackup(databaseFile: string, backupFile: string, at: Date): Result<string | null> {
  const prepared = `${databaseFile}.restoring`
  removeWithJournals(prepared)
  const problem = prepare(backupFile, prepared, at)
  if (problem !== null) {
    removeWithJournals(prepared)
    return refused(problem)
  }
  const replaced = existsSync(databaseFile) ? `${databaseFile}.replaced-${at.toISOString().replace(/[:.]/g, '-')}` : null
  if (replaced !== null) setAside(databaseFile, replaced)
  renameSync(prepared, databaseFile)
  flush(dirname(databaseFile))
  return ok(replaced)
}

/** Makes of a copy of the backup what the server shall find: checked, brought up to date, with a numbering of rows of its own, in one file. */
function prepare(backupFile: string, prepared: string, at: Date): string | null {
  if (!existsSync(backupFile)) return `There is no file ${backupFile}.`
  try {
    copyFileSync(backupFile, prepared)
    chmodSync(prepared, OWNER_ONLY)
    // A copy that was made by hand may have its latest commits beside it.
    if (existsSync(`${backupFile}-wal`)) copyFileSync(`${backupFile}-wal`, `${prepared}-wal`)
    const problem = check(prepared, backupFile)
    if (problem !== null) return problem
    const database = openDatabase(prepared, migrations)
    // Sequence numbers that devices remember mean other rows from here on.
    database.prepare('UPDATE log_epoch SET epoch = ?').run(randomBytes(8).toString('hex'))
    // Somebody may restore just to have a removed plan back, whose date is long over.
    database.prepare('UPDATE plan_removals SET removes_at = max(removes_at, ?)').run(at.getTime() + REMOVAL_GRACE_MS)
    database.pragma('journal_mode = DELETE')
    database.close()
    flush(prepared)
    return null
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    // Damage where SQLite itself cannot read on is thrown, before any check can tell it.
    const isDamaged = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CORRUPT')
    return `${backupFile} ${isDamaged ? 'is damaged' : 'cannot be restored'} (${message}). Nothing was changed; take another backup.`
  }
}

function check(prepared: string, backupFile: string): string | null {
  const database = new Database(prepared, { fileMustExist: true })
  try {
    const applied = appliedMigrations(database)
    if (applied === null) return `${backupFile} is no backup of Pacta.`
    if (unknownMigrations(applied).length > 0) return `${backupFile} was written by a newer version of Pacta. Restore it with that version.`
    const integrity = database.pragma('integrity_check(1)', { simple: true })
    return integrity === 'ok' ? null : `${backupFile} is damaged (${String(integrity)}). Nothing was changed; take another backup.`
  } finally {
    database.close()
  }
}

/** The database keeps its own name too, until the prepared one takes it. */
function setAside(databaseFile: string, replaced: string): void {
  intoOneFile(databaseFile)
  try {
    linkSync(databaseFile, replaced)
  } catch {
    // A file system without links.
    copyFileSync(databaseFile, replaced)
    flush(replaced)
  }
  // A journal must never lie beside a database that it does not belong to.
  if (existsSync(`${databaseFile}-wal`)) renameSync(`${databaseFile}-wal`, `${replaced}-wal`)
  rmSync(`${databaseFile}-shm`, { force: true })
  flush(dirname(databaseFile))
}

/** Puts into the file what its journal still holds. A damaged one is kept as it is, with its journal. */
function intoOneFile(databaseFile: string): void {
  const database = new Database(databaseFile, { fileMustExist: true })
  try {
    database.pragma('journal_mode = DELETE')
  } catch {
    return
  } finally {
    database.close()
  }
}

function removeWithJournals(file: string): void {
  for (const ending of ['-wal', '-shm', '-journal', '']) rmSync(file + ending, { force: true })
}
