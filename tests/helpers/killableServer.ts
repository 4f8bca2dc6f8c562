import { openDatabase } from '../../server/storage/sqlite/openDatabase.ts'
import { createSqliteUpdateLog } from '../../server/storage/sqlite/updateLog.ts'
import { updateLogMigrations } from '../../server/storage/sqlite/updateLogMigrations.ts'
import { startSyncServer } from './startSyncServer.ts'

/** A process of its own, to be killed: serves the database file given and writes its address to standard output. */
const file = process.argv[2]
if (file === undefined) throw new Error('Say which database file to serve')
const server = await startSyncServer({ log: createSqliteUpdateLog(openDatabase(file, updateLogMigrations)) })
process.stdout.write(`${server.url}\n`)
