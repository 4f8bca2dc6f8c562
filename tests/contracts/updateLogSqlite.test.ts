import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { openDatabase } from '../../server/storage/sqlite/openDatabase.ts'
import { createSqliteUpdateLog } from '../../server/storage/sqlite/updateLog.ts'
import { updateLogMigrations } from '../../server/storage/sqlite/updateLogMigrations.ts'
import { describeUpdateLog } from './updateLog.ts'

describeUpdateLog('[S10] SQLite', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'pacta-log-'))
  const open = (): Database => openDatabase(join(directory, 'pacta.sqlite'), updateLogMigrations)
  const databases = [open()]
  const [database] = databases as [Database]
  return {
    log: createSqliteUpdateLog(database),
    async reopen() {
      const again = open()
      databases.push(again)
      return createSqliteUpdateLog(again)
    },
    failNextCommit() {
      // A trigger that throws once: SQLite then undoes the transaction, as it does when the disk is full.
      let mustFail = true
      database.function('fail_once', { directOnly: false, deterministic: false }, () => {
        if (!mustFail) return 0
        mustFail = false
        throw new Error('disk full')
      })
      database.exec('CREATE TEMP TRIGGER failing BEFORE INSERT ON main.updates BEGIN SELECT fail_once(); END')
    },
    async dispose() {
      for (const each of databases) each.close()
      rmSync(directory, { recursive: true })
    },
  }
})
