import { mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { openDatabase } from '../../../server/storage/sqlite/openDatabase.ts'
import { createSqliteUpdateLog, type SqliteUpdateLog } from '../../../server/storage/sqlite/updateLog.ts'
import { updateLogMigrations } from '../../../server/storage/sqlite/updateLogMigrations.ts'
import { closeCode, closeReason } from '../../../shared/protocol/closeCodes.ts'
import { encodeUpdate } from '../../../shared/protocol/messages.ts'
import { connectRaw } from '../../helpers/rawClient.ts'
import { connectStockClient, startSyncServer, testPlan, until, whenSynced, type RunningSyncServer } from '../../helpers/startSyncServer.ts'

interface Trouble {
  readonly name: string
  /** The log is written by a thread of its own. */
  readonly hasThread: boolean
  begin(): void
  end(): void
}

/** More than the free pages of a small database hold. */
const muchText = 'x'.repeat(200_000)

let folder: string
let file: string
let database: Database
let log: SqliteUpdateLog
let server: RunningSyncServer
const providers: WebsocketProvider[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pacta-trouble-'))
  file = join(folder, 'pacta.sqlite')
})
afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy()
  await server.close()
  await log.close()
  database.close()
  rmSync(folder, { recursive: true })
})

const troubles: readonly Trouble[] = [
  {
    name: 'the disk is full', hasThread: false,
    begin: () => void database.pragma(`max_page_count = ${String(database.pragma('page_count', { simple: true }))}`),
    end: () => void database.pragma('max_page_count = 1000000'),
  },
  {
    name: 'commits fail in the log’s own thread', hasThread: true,
    begin: () => void database.exec("CREATE TRIGGER failing BEFORE INSERT ON updates BEGIN SELECT RAISE(ABORT, 'disk full'); END"),
    end: () => void database.exec('DROP TRIGGER failing'),
  },
  {
    name: 'the log’s own thread dies at each commit', hasThread: true,
    begin() {
      renameSync(file, `${file}.away`)
      mkdirSync(file)
    },
    end() {
      rmdirSync(file)
      renameSync(`${file}.away`, file)
    },
  },
]

test.each(troubles.map((trouble) => [trouble.name, trouble] as const))(
  '[S1, S9] while %s, nothing is acknowledged or seen, all are told to come back, and what was written then arrives',
  async (_name, { hasThread, begin, end }) => {
    await start(hasThread ? file : ':memory:')
    const [writer, other] = [await connectRaw(server.url, { userId: 'ada', query: '?pacta=1' }), await connectRaw(server.url, { userId: 'eve', query: '?pacta=1' })]
    const stock = await connect('bob')
    begin()
    const written = new Y.Doc()
    written.getMap('m').set('written', muchText)
    writer.send(encodeUpdate(Y.encodeStateAsUpdate(written)))
    for (const { closed } of [writer, other]) expect(await closed).toEqual({ code: closeCode.tryAgainLater, reason: closeReason.notStored })
    stock.doc.getMap('m').set('typed meanwhile', muchText)
    await refusedOnce(stock)
    for (const { received } of [writer, other]) expect(received.filter(({ type }) => type === 'acknowledgement' || type === 'update')).toEqual([])
    expect((await log.load(testPlan)).seq).toBe(0)

    end()
    const reader = await connect('eve')
    await until(reader.doc, () => reader.doc.getMap('m').has('typed meanwhile'))
    const again = await connectRaw(server.url, { userId: 'ada', query: '?pacta=1' })
    again.send(encodeUpdate(Y.encodeStateAsUpdate(written)))
    await again.message((message) => message.type === 'acknowledgement' && message.count === 1)
    await until(reader.doc, () => reader.doc.getMap('m').has('written'))
    again.close()
    expect((await log.load(testPlan)).seq).toBe(2)
  },
)

async function start(path: string): Promise<void> {
  database = openDatabase(path, updateLogMigrations)
  log = createSqliteUpdateLog(database)
  server = await startSyncServer({ log })
}

async function connect(userId: string): Promise<WebsocketProvider> {
  const provider = connectStockClient(server.url, userId)
  providers.push(provider)
  await whenSynced(provider)
  return provider
}

/** It has come back, brought its work, and was told to come back once more. */
function refusedOnce(provider: WebsocketProvider): Promise<void> {
  return new Promise((resolve) => {
    provider.on('connection-close', (event) => {
      if (event?.code === closeCode.tryAgainLater) resolve()
    })
  })
}
