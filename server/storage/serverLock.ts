import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { ok, refused, type Result } from '../../shared/result.ts'

export interface ServerLock {
  close(): void
}

/** A server that is just stopping is done within this time. */
const LOCK_WAIT_MS = 2000

/**
 * One server per data directory. The lock is the operating system's own lock on
 * a file, taken through SQLite: it ends with its process, also on SIGKILL, so a
 * stale one cannot exist. The file `server.pid` only names the holder.
 */
export function acquireServerLock(dataDirectory: string): Result<ServerLock> {
  const pidFile = join(dataDirectory, 'server.pid')
  const lock = new Database(join(dataDirectory, 'server.lock'), { timeout: LOCK_WAIT_MS })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (!isBusy(error)) throw error
    return refused(
      `The data directory ${dataDirectory} is in use by another running Pacta${holder(pidFile)}. Stop that one, or set PACTA_DATA to another directory.`,
    )
  }
  writeFileSync(pidFile, `${process.pid}\n`)
  return ok({
    close() {
      rmSync(pidFile, { force: true })
      lock.close()
    },
  })
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
}

function holder(pidFile: string): string {
  try {
    return ` (process ${readFileSync(pidFile, 'utf8').trim()})`
  } catch {
    return ''
  }
}
