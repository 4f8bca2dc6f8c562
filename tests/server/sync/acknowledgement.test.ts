import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeCode } from '../../../shared/protocol/closeCodes.ts'
import { encodeStep1, encodeStep2, encodeUpdate, type Message } from '../../../shared/protocol/messages.ts'
import { createMemoryUpdateLog } from '../../../server/storage/memory/updateLog.ts'
import type { UpdateLog } from '../../../server/storage/UpdateLog.ts'
import { eventually } from '../../helpers/eventually.ts'
import { createManualClock, type ManualClock } from '../../helpers/manualClock.ts'
import { connectRaw, type RawClient } from '../../helpers/rawClient.ts'
import { connectStockClient, startSyncServer, testPlan, until, whenSynced, type RunningSyncServer } from '../../helpers/startSyncServer.ts'

let server: RunningSyncServer
let clock: ManualClock
let log: UpdateLog
/** What the next commits do. */
let commit: () => Promise<void>
const clients: { close(): void }[] = []

beforeEach(async () => {
  clock = createManualClock()
  commit = async () => {}
  log = createMemoryUpdateLog(() => commit())
  server = await startSyncServer({ log, clock })
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await server.close()
})

test('each durable update frame is counted, step 2 and update alike', async () => {
  const client = await connect()
  const [first, second] = edits(2)
  client.send(encodeStep2(first))
  await client.message(isAcknowledgement(1))
  client.send(encodeUpdate(second))
  await client.message(isAcknowledgement(2))
})

test('a frame that brings nothing new is counted, without a row', async () => {
  const client = await connect()
  const [first] = edits(1)
  client.send(encodeUpdate(first))
  client.send(encodeUpdate(first))
  await client.message(isAcknowledgement(2))
  expect((await log.load(testPlan)).seq).toBe(1)
})

test('[S1] nothing is acknowledged or seen by others before it is committed', async () => {
  const [writer, reader] = [await connect(), await connect('bob')]
  reader.send(encodeStep1(Y.encodeStateVector(new Y.Doc())))
  await reader.message(({ type }) => type === 'step2')
  let succeed = (): void => {}
  const committing = new Promise<void>((started) => {
    commit = () => {
      started()
      return new Promise((resolve) => (succeed = resolve))
    }
  })
  writer.send(encodeUpdate(edits(1)[0]))
  await committing
  // An answer that was asked for later must not overtake the commit either.
  writer.send(encodeStep1(Y.encodeStateVector(new Y.Doc())))
  await writer.message(({ type }) => type === 'step2')
  expect(writer.received.some(({ type }) => type === 'acknowledgement' || type === 'update')).toBe(false)
  expect(reader.received.some(({ type }) => type === 'update')).toBe(false)
  succeed()
  await writer.message(isAcknowledgement(1))
  await reader.message(({ type }) => type === 'update')
})

// Its successor was loaded without that row, seed 1533 of the sessions' simulation.
test('[S4] a room that all have left waits for its last commit, however long that takes', async () => {
  const writer = await connect()
  let succeed = (): void => {}
  commit = () => new Promise((resolve) => (succeed = resolve))
  writer.send(encodeUpdate(edits(1)[0]))
  await eventually(() => server.sync.stats().queuedBytes > 0)
  writer.close()
  await eventually(() => server.sync.stats().connections === 0)
  clock.advance(10 * 60_000)
  await connect('bob')
  succeed()
  await eventually(() => server.sync.stats().queuedBytes === 0)
  const reader = await connect('ada')
  reader.send(encodeStep1(Y.encodeStateVector(new Y.Doc())))
  await reader.message(({ type }) => type === 'step2')
  expect(reader.received.some(({ type }) => type === 'update')).toBe(true)
})

test('[S9] after a commit that failed nothing is acknowledged, all are told to come back, and service resumes', async () => {
  const [writer, other] = [await connect(), await connect('bob')]
  commit = () => Promise.reject(new Error('disk full'))
  writer.send(encodeUpdate(edits(1)[0]))
  expect(await writer.closed).toMatchObject({ code: closeCode.tryAgainLater })
  expect(await other.closed).toMatchObject({ code: closeCode.tryAgainLater })
  expect(writer.received.some(({ type }) => type === 'acknowledgement')).toBe(false)
  commit = async () => {}
  const again = await connect()
  again.send(encodeUpdate(edits(1)[0]))
  await again.message(isAcknowledgement(1))
})

test('[S9] a stock client’s edit survives a commit that failed', async () => {
  const provider = connectStockClient(server.url, 'ada')
  clients.push({ close: () => provider.destroy() })
  await whenSynced(provider)
  let failures = 2
  commit = async () => {
    if (failures-- > 0) throw new Error('disk full')
  }
  provider.doc.getMap('m').set('kept', true)
  const reader = connectStockClient(server.url, 'eve')
  clients.push({ close: () => reader.destroy() })
  await until(reader.doc, () => reader.doc.getMap('m').get('kept') === true)
})

test('[S7] an update with a gap is asked about, and counted when the step 2 that fills it is durable', async () => {
  const client = await connectInSync()
  const [first, second] = edits(2)
  client.send(encodeUpdate(second))
  await questions(client, 2)
  expect((await log.load(testPlan)).seq).toBe(0)
  client.send(encodeStep2(Y.mergeUpdates([first, second])))
  await client.message(isAcknowledgement(3))
})

test('[S7] one gap is one question, however many updates have it and however long the answer takes', async () => {
  const client = await connectInSync()
  const [, ...later] = edits(20)
  for (const update of later) {
    client.send(encodeUpdate(update))
    await roundTrip(client)
    clock.advance(2000)
  }
  expect(client.received.filter(({ type }) => type === 'step1')).toHaveLength(2)
  expect(client.socket.readyState).toBe(client.socket.OPEN)
})

test('what is typed before the first question was answered is no reason for another', async () => {
  const client = await connect()
  const [offline, typed] = edits(2)
  client.send(encodeUpdate(typed))
  client.send(encodeStep2(Y.mergeUpdates([offline, typed])))
  await client.message(isAcknowledgement(2))
  expect(client.received.filter(({ type }) => type === 'step1')).toHaveLength(1)
})

test('a gap that two answers did not fill ends the connection', async () => {
  const client = await connectInSync()
  const [, second] = edits(2)
  client.send(encodeStep2(second))
  for (const count of [2, 3]) {
    await questions(client, count)
    client.send(encodeStep2(second))
  }
  let code = 0
  void client.closed.then((closed) => (code = closed.code))
  await advanceUntil(() => code !== 0)
  expect(code).toBe(closeCode.incomplete)
})

test('[S3] a client that did not ask for additions gets none', async () => {
  const [stock, ours] = [await connect('ada', ''), await connect('bob')]
  const [first] = edits(1)
  ours.send(encodeStep1(Y.encodeStateVector(new Y.Doc())))
  await ours.message(({ type }) => type === 'step2')
  stock.send(encodeUpdate(first))
  await ours.message(({ type }) => type === 'update')
  stock.send(encodeStep1(Y.encodeStateVector(new Y.Doc())))
  await stock.message(({ type }) => type === 'step2')
  expect(stock.received.map(({ type }) => type)).toEqual(['step1', 'update', 'step2'])
})

test('rows say who brought them, when, and whether it was made before being in sync', async () => {
  const client = await connect()
  const [first, second, third] = edits(3)
  client.send(encodeUpdate(first))
  client.send(encodeStep2(second))
  client.send(encodeUpdate(third))
  await client.message(isAcknowledgement(3))
  const { tail, authors } = await log.load(testPlan)
  expect(tail.map(({ userId, at, madeBeforeSync }) => [userId, at, madeBeforeSync])).toEqual([
    ['ada', clock.now(), true],
    ['ada', clock.now(), true],
    ['ada', clock.now(), false],
  ])
  expect(authors).toEqual(new Map([[1, { userId: 'ada', isRelayed: false }]]))
})

async function connect(userId = 'ada', query = '?pacta=1'): Promise<RawClient> {
  const client = await connectRaw(server.url, { userId, query })
  clients.push(client)
  await client.message(({ type }) => type === 'step1')
  expect(client.received[0]?.type).toBe('step1')
  return client
}

/** A client with nothing to send, which has said so; that was its first counted frame. */
async function connectInSync(): Promise<RawClient> {
  const client = await connect()
  client.send(encodeStep2(Uint8Array.of(0, 0)))
  await client.message(isAcknowledgement(1))
  return client
}

/** Waits until the client has been sent so many step 1. */
async function questions(client: RawClient, count: number): Promise<void> {
  await advanceUntil(() => client.received.filter(({ type }) => type === 'step1').length === count)
}

/** Lets time pass in small steps. */
async function advanceUntil(condition: () => boolean): Promise<void> {
  await eventually(() => {
    clock.advance(100)
    return condition()
  })
}

/** Everything sent before has been taken in. */
async function roundTrip(client: RawClient): Promise<void> {
  const before = client.received.filter(({ type }) => type === 'step2').length
  client.send(encodeStep1(Y.encodeStateVector(new Y.Doc())))
  await eventually(() => client.received.filter(({ type }) => type === 'step2').length > before)
}

function isAcknowledgement(count: number): (message: Message) => boolean {
  return (message) => message.type === 'acknowledgement' && message.count === count
}

/** The updates of successive edits of one client, whose clientID is 1. */
function edits(count: 1): [Uint8Array]
function edits(count: 2): [Uint8Array, Uint8Array]
function edits(count: 3): [Uint8Array, Uint8Array, Uint8Array]
function edits(count: number): Uint8Array[]
function edits(count: number): Uint8Array[] {
  const document = new Y.Doc()
  document.clientID = 1
  const updates: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => updates.push(update))
  for (let index = 0; index < count; index += 1) document.getArray('a').push([index])
  return updates
}
