import { afterEach, beforeEach, expect, test } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { compact } from '../../../server/storage/compaction.ts'
import { createMemoryUpdateLog } from '../../../server/storage/memory/updateLog.ts'
import type { UpdateLog } from '../../../server/storage/UpdateLog.ts'
import { differenceBytesAside } from '../../../server/sync/limits.ts'
import { connectRaw } from '../../helpers/rawClient.ts'
import { connectStockClient, startSyncServer, testPlan, until, whenSynced, type RunningSyncServer } from '../../helpers/startSyncServer.ts'
import { workInThisThread } from '../../helpers/workInThisThread.ts'

/** Something that waits until the test lets it go on. */
interface Gate {
  /** Somebody stands before it. */
  readonly reached: Promise<void>
  readonly pass: () => Promise<void>
  readonly open: () => void
}

const records = 300
const recordsInSnapshot = 250

let log: UpdateLog
let stored: Y.Doc
/** The first half of the plan. */
let firstHalf: Y.Doc
let loading: Gate
let comparing: Gate
let server: RunningSyncServer
const providers: WebsocketProvider[] = []

beforeEach(async () => {
  const memory = createMemoryUpdateLog()
  ;({ stored, firstHalf } = await storeLargePlan(memory))
  ;[loading, comparing] = [gate(), gate()]
  log = {
    ...memory,
    async load(document) {
      await loading.pass()
      return memory.load(document)
    },
  }
  server = await startSyncServer({
    log,
    work: {
      ...workInThisThread,
      async difference(slices, stateVector) {
        await comparing.pass()
        return workInThisThread.difference(slices, stateVector)
      },
    },
  })
})
afterEach(async () => {
  for (const each of [loading, comparing]) each.open()
  for (const provider of providers.splice(0)) provider.destroy()
  await server.close()
})

test('[S3, S4] an empty stock client hears nothing while a large plan is being loaded, and has all of it when it says that it is synced', async () => {
  const reader = connect(new Y.Doc())
  const told: unknown[] = []
  reader.on('sync', () => told.push(contentOf(reader.doc)))
  await loading.reached
  // The server answers others meanwhile: it is not merely slow.
  expect(await (await connectRaw(server.url, { userId: null })).closed).toMatchObject({ code: 4401 })
  expect([reader.synced, told, contentOf(reader.doc)]).toEqual([false, [], {}])
  loading.open()
  await whenSynced(reader)
  expect(told).toEqual([contentOf(stored)])
})

test('[S3, S4] a stock client that comes back with half of the plan is not synced before the other half has been found and sent, and sees what others write meanwhile', async () => {
  loading.open()
  const half = new Y.Doc()
  Y.applyUpdate(half, Y.encodeStateAsUpdate(firstHalf))
  const reader = connect(half)
  await comparing.reached
  const writer = connect(new Y.Doc(), 'ada')
  await whenSynced(writer)
  writer.doc.getMap('m').set('meanwhile', true)
  expect(reader.synced).toBe(false)
  expect(reader.doc.getMap('m').size).toBe(records / 2)
  comparing.open()
  await whenSynced(reader)
  for (const [key, value] of stored.getMap('m')) expect(reader.doc.getMap('m').get(key)).toEqual(value)
  await until(reader.doc, () => reader.doc.getMap('m').has('meanwhile'))
})

test('[S4] nobody is told that they are synced with a plan that could not be loaded', async () => {
  await server.close()
  server = await startSyncServer({ log: { ...log, load: () => Promise.reject(new Error('disk error')) } })
  const client = await connectRaw(server.url, { userId: 'ada' })
  expect(await client.closed).toMatchObject({ code: 1013 })
  expect(client.received).toEqual([])
})

function connect(document: Y.Doc, userId = 'eve'): WebsocketProvider {
  const provider = connectStockClient(server.url, userId, document)
  providers.push(provider)
  return provider
}

/** Larger than what is compared at once; most of it in a snapshot, the rest behind it, with overwritten and deleted values in both. */
async function storeLargePlan(memory: UpdateLog): Promise<{ stored: Y.Doc; firstHalf: Y.Doc }> {
  const [stored, firstHalf] = [new Y.Doc(), new Y.Doc()]
  const updates: Uint8Array[] = []
  stored.on('update', (update: Uint8Array) => updates.push(update))
  const write = (from: number, to: number): void => {
    for (let record = from; record < to; record += 1) {
      stored.getMap('m').set(`record ${record}`, record)
      stored.getMap('m').set(`record ${record}`, `${record} `.repeat(differenceBytesAside / 200))
      stored.getText('deleted').insert(0, 'words')
      stored.getText('deleted').delete(0, 5)
    }
  }
  write(0, records / 2)
  Y.applyUpdate(firstHalf, Y.encodeStateAsUpdate(stored))
  write(records / 2, recordsInSnapshot)
  const inSnapshot = updates.length
  write(recordsInSnapshot, records)
  const row = (update: Uint8Array) => ({ update, userId: 'ada', connectionId: 'c', at: 1, madeBeforeSync: false, newClientIds: [stored.clientID], isRelay: false })
  await memory.append(testPlan, 0, updates.map(row))
  await memory.saveSnapshot(testPlan, compact(inSnapshot, updates.slice(0, inSnapshot)), 0)
  return { stored, firstHalf }
}

function contentOf(document: Y.Doc): unknown {
  return document.getMap('m').toJSON()
}

function gate(): Gate {
  let open = (): void => undefined
  let reach = (): void => undefined
  const opened = new Promise<void>((resolve) => { open = resolve })
  const reached = new Promise<void>((resolve) => { reach = resolve })
  return {
    reached, open,
    pass() {
      reach()
      return opened
    },
  }
}
