import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../server/storage/sqlite/openDatabase.ts'
import { createSqliteUpdateLog } from '../../server/storage/sqlite/updateLog.ts'
import { updateLogMigrations } from '../../server/storage/sqlite/updateLogMigrations.ts'
import { describeUpdateLog } from './updateLog.ts'

describeUpdateLog('[S10] SQLite', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'pacta-log-'))
  const opened = [open()]
  const [{ database, log }] = opened as [ReturnType<typeof open>]

  function open() {
    const database = openDatabase(join(directory, 'pacta.sqlite'), updateLogMigrations)
    return { database, log: createSqliteUpdateLog(database) }
  }

  return {
    log,
    async reopen() {
      const again = open()
      opened.push(again)
      return again.log
    },
    // What SQLite does when the disk is full: it undoes the transaction, and says so to whoever commits.
    fail: () => database.exec("CREATE TRIGGER failing BEFORE INSERT ON updates BEGIN SELECT RAISE(ABORT, 'disk full'); END"),
    mend: () => database.exec('DROP TRIGGER failing'),
    async dispose() {
      for (const each of opened) {
        await each.log.close()
        each.database.close()
      }
      rmSync(directory, { recursive: true })
    },
  }
})
