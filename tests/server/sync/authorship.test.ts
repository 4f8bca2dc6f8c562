import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeCode } from '../../../shared/protocol/closeCodes.ts'
import { encodeStep2, encodeUpdate } from '../../../shared/protocol/messages.ts'
import { createMemoryUpdateLog } from '../../../server/storage/memory/updateLog.ts'
import type { UpdateLog } from '../../../server/storage/UpdateLog.ts'
import { connectRaw, type RawClient } from '../../helpers/rawClient.ts'
import { startSyncServer, testPlan, type RunningSyncServer } from '../../helpers/startSyncServer.ts'

/** What a server that lost its last rows finds when the devices come back. */
let server: RunningSyncServer
let log: UpdateLog
const clients: RawClient[] = []
const adasTab = Object.assign(new Y.Doc(), { clientID: 11 })

beforeEach(async () => {
  log = createMemoryUpdateLog()
  server = await startSyncServer({ log })
  adasTab.getMap('tasks').set('lost by the server', true)
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await server.close()
})

test('[S12] another device may bring a person’s work back, and is not taken for its author', async () => {
  await relayByBob()
  expect((await log.load(testPlan)).authors.get(11)).toEqual({ userId: 'bob', isRelayed: true })
})

test('[S12] the person whose work was brought back goes on with it, as its author', async () => {
  await relayByBob()
  const ada = await connect('ada')
  ada.send(encodeUpdate(nextEdit()))
  await acknowledged(ada)
  expect((await log.load(testPlan)).authors.get(11)).toEqual({ userId: 'ada', isRelayed: false })
})

test('[S1, S12] work under clocks that somebody relayed is refused, not acknowledged as known: it may be another', async () => {
  await relayByBob()
  const ada = await connect('ada')
  ada.send(encodeUpdate(Y.encodeStateAsUpdate(adasTab)))
  expect(await ada.closed).toMatchObject({ code: closeCode.foreignClientId })
})

test('[S12] once its author goes on with it, nobody else can', async () => {
  await relayByBob()
  const ada = await connect('ada')
  ada.send(encodeUpdate(nextEdit()))
  await acknowledged(ada)
  ada.close()
  await ada.closed
  const eve = await connect('bob')
  eve.send(encodeUpdate(nextEdit()))
  expect(await eve.closed).toMatchObject({ code: closeCode.foreignClientId })
})

test('[S1] work that another person has forged under the same clientID is refused, not acknowledged as known', async () => {
  const mine = new Y.Doc()
  mine.getMap('tasks').set('typed', 'by its bearer')
  const forged = Object.assign(new Y.Doc(), { clientID: mine.clientID })
  forged.getMap('tasks').set('typed', 'by the forger!')
  const forger = await connect('bob')
  forger.send(encodeStep2(Y.encodeStateAsUpdate(forged)))
  await acknowledged(forger)
  const bearer = await connect('ada')
  bearer.send(encodeUpdate(Y.encodeStateAsUpdate(mine)))
  expect(await bearer.closed).toMatchObject({ code: closeCode.foreignClientId })
  expect(bearer.received.some(({ type }) => type === 'acknowledgement')).toBe(false)
})

async function relayByBob(): Promise<void> {
  const bob = await connect('bob')
  bob.send(encodeStep2(Y.encodeStateAsUpdate(adasTab)))
  await acknowledged(bob)
}

function nextEdit(): Uint8Array {
  const before = Y.encodeStateVector(adasTab)
  adasTab.getMap('tasks').set('next', Math.random())
  return Y.encodeStateAsUpdate(adasTab, before)
}

async function connect(userId: string): Promise<RawClient> {
  const client = await connectRaw(server.url, { userId, query: '?pacta=1' })
  clients.push(client)
  return client
}

function acknowledged(client: RawClient): Promise<unknown> {
  return client.message((message) => message.type === 'acknowledgement')
}
