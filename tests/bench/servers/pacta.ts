import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { openDatabase } from '../../../server/storage/sqlite/openDatabase.ts'
import { createSqliteUpdateLog } from '../../../server/storage/sqlite/updateLog.ts'
import { updateLogMigrations } from '../../../server/storage/sqlite/updateLogMigrations.ts'
import { writeHistory } from '../../../server/storage/writeHistory.ts'
import { createSyncServer } from '../../../server/sync/createSyncServer.ts'
import type { ServerKind } from './ServerKind.ts'

/** Our sync server over the SQLite log, as it runs: every commit waits for the disk. */
export const pacta: ServerKind = {
  name: 'pacta',
  title: 'Pacta, SQLite',
  stores: true,

  async seed(file, plans) {
    const database = openDatabase(file, updateLogMigrations)
    const log = createSqliteUpdateLog(database)
    for (const { id, updates } of plans) await writeHistory(log, id, updates, { userId: 'author', at: Date.now() })
    await log.archived()
    await log.close()
    // Pages that the archived rows left are taken by the next ones; here there are none, and they are no cost of the plan.
    database.exec('VACUUM')
    database.pragma('wal_checkpoint(TRUNCATE)')
    database.close()
  },

  async start(file) {
    const database = openDatabase(file, updateLogMigrations)
    const log = createSqliteUpdateLog(database)
    log.startWriter()
    const sync = createSyncServer({
      log,
      // A request's cookie is simply its user's id.
      authenticate: async ({ headers }) => (headers.cookie === undefined ? null : { user: { id: headers.cookie, name: headers.cookie } }),
      roleOf: () => 'editor',
      planExists: () => true,
      isOwnOrigin: () => true,
      now: Date.now,
      logger: pino({ level: 'error' }),
    })
    const server = createServer()
    server.on('upgrade', (request, socket, head) => sync.handleUpgrade(request, socket, head))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return {
      port: (server.address() as AddressInfo).port,
      isSettled: () => sync.stats().queuedBytes === 0 && sync.stats().snapshotsDue === 0,
      async close() {
        const closed = new Promise((resolve) => server.close(resolve))
        await sync.close()
        await closed
        await log.close()
        database.close()
      },
    }
  },
}
