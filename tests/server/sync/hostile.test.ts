import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeCode } from '../../../shared/protocol/closeCodes.ts'
import { encodeAwareness, encodeStep1, encodeStep2, encodeUpdate } from '../../../shared/protocol/messages.ts'
import { eventually } from '../../helpers/eventually.ts'
import { connectRaw, type RawClient } from '../../helpers/rawClient.ts'
import { connectStockClient, startSyncServer, until, whenSynced, type RunningSyncServer } from '../../helpers/startSyncServer.ts'

let server: RunningSyncServer
beforeAll(async () => {
  server = await startSyncServer()
})
afterAll(() => server.close())

describe('refused at the door, with a code that says why', () => {
  const cases: [string, Parameters<typeof connectRaw>[1], number][] = [
    ['no session', { userId: null }, closeCode.unauthenticated],
    ['the session of somebody else than meant', { query: '?as=bob' }, closeCode.unauthenticated],
    ['no member of the plan', { userId: 'mallory' }, closeCode.forbidden],
    ['a page of another site', { origin: 'http://evil.test' }, closeCode.forbidden],
    ['a plan that does not exist', { path: '/sync/plan/0000000000000000' }, closeCode.unknownPlan],
    ['a plan id that is none', { path: '/sync/plan/..%2f..%2fetc' }, closeCode.unknownPlan],
    ['another path', { path: '/sync' }, closeCode.unknownPlan],
    ['an address that cannot be read', { path: '//' }, closeCode.unknownPlan],
  ]
  test.each(cases)('%s', async (_name, options, code) => {
    const client = await connectRaw(server.url, options)
    expect(await client.closed).toMatchObject({ code, reason: expect.stringMatching(/./) })
    expect(client.received).toEqual([])
  })
})

test('our own page and the meant session are let in', async () => {
  const client = await connectRaw(server.url, { origin: 'http://pacta.test', query: '?as=ada&pacta=1' })
  await client.message(({ type }) => type === 'step1')
  client.close()
})

describe('[S6] closed with a code, while everybody else works on', () => {
  const cases: [string, (client: RawClient) => void, number][] = [
    ['an empty frame', ({ send }) => send(new Uint8Array()), closeCode.malformed],
    ['an unknown message type', ({ send }) => send(Uint8Array.of(77, 1, 2)), closeCode.malformed],
    ['an unknown kind of sync message', ({ send }) => send(Uint8Array.of(0, 9, 1, 0)), closeCode.malformed],
    ['a message cut short', ({ send }) => send(Uint8Array.of(0, 2, 200, 1)), closeCode.malformed],
    ['a message with something behind it', ({ send }) => send(Uint8Array.of(...encodeUpdate(someUpdate()), 1)), closeCode.malformed],
    ['an acknowledgement from a client', ({ send }) => send(Uint8Array.of(120, 5)), closeCode.malformed],
    ['a text frame', ({ socket }) => socket.send('hello'), closeCode.malformed],
    ['an update that is noise', ({ send }) => send(encodeUpdate(Uint8Array.of(9, 9, 9, 9))), closeCode.malformed],
    ['an update in V2 encoding', ({ send }) => send(encodeUpdate(Y.convertUpdateFormatV1ToV2(someUpdate()))), closeCode.malformed],
    ['a step 2 that is noise', ({ send }) => send(encodeStep2(Uint8Array.of(1, 2, 3))), closeCode.malformed],
    ['a state vector that is noise', ({ send }) => send(encodeStep1(Uint8Array.of(200))), closeCode.malformed],
    ['presence that is noise', ({ send }) => send(encodeAwareness(Uint8Array.of(3, 1))), closeCode.malformed],
    ['presence that is no object', ({ send }) => send(presence(7, '"text"')), closeCode.malformed],
    ['presence beyond all measure', ({ send }) => send(presence(7, JSON.stringify({ a: 'x'.repeat(5000) }))), closeCode.tooLarge],
    ['a frame of 9 MiB', ({ send }) => send(new Uint8Array(9 * 1024 * 1024)), closeCode.tooLarge],
    ['fragments without end', ({ socket }) => sendFragments(socket), closeCode.tooLarge],
    ['an update from a viewer', ({ send }) => send(encodeUpdate(someUpdate())), closeCode.forbidden],
    ['a step 2 from a viewer', ({ send }) => send(encodeStep2(someUpdate())), closeCode.forbidden],
  ]
  test.each(cases)('%s', async (name, attack, code) => {
    const [ada, bob] = [connectStockClient(server.url, 'ada'), connectStockClient(server.url, 'bob')]
    await Promise.all([whenSynced(ada), whenSynced(bob)])
    const attacker = await connectRaw(server.url, { userId: name.endsWith('viewer') ? 'eve' : 'bob' })
    attack(attacker)
    expect(await attacker.closed).toMatchObject({ code, reason: expect.stringMatching(/./) })
    ada.doc.getMap('cases').set(name, 'others work on')
    await until(bob.doc, () => bob.doc.getMap('cases').has(name))
    ada.destroy()
    bob.destroy()
  })
})

test('[S5] a viewer is never asked for updates, and reads', async () => {
  const ada = connectStockClient(server.url, 'ada')
  const eve = connectStockClient(server.url, 'eve')
  await Promise.all([whenSynced(ada), whenSynced(eve)])
  ada.doc.getMap('tasks').set('seen by viewers', true)
  await until(eve.doc, () => eve.doc.getMap('tasks').has('seen by viewers'))
  const raw = await connectRaw(server.url, { userId: 'eve' })
  raw.send(encodeStep1(Y.encodeStateVector(new Y.Doc())))
  await raw.message(({ type }) => type === 'step2')
  expect(raw.received.some(({ type }) => type === 'step1')).toBe(false)
  for (const client of [ada, eve]) client.destroy()
  raw.close()
})

test('[S12] work under a clientID that another person is using now is refused', async () => {
  const ada = connectStockClient(server.url, 'ada')
  await whenSynced(ada)
  ada.doc.getMap('tasks').set('mine', 1)
  const bob = connectStockClient(server.url, 'bob')
  await until(bob.doc, () => bob.doc.getMap('tasks').get('mine') === 1)
  const forged = new Y.Doc()
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(bob.doc))
  forged.clientID = ada.doc.clientID
  const before = Y.encodeStateVector(forged)
  forged.getMap('tasks').set('forged', true)
  const forger = await connectRaw(server.url, { userId: 'bob' })
  forger.send(encodeUpdate(Y.encodeStateAsUpdate(forged, before)))
  expect(await forger.closed).toMatchObject({ code: closeCode.foreignClientId })
  ada.doc.getMap('tasks').set('mine', 2)
  await until(bob.doc, () => bob.doc.getMap('tasks').get('mine') === 2)
  expect(bob.doc.getMap('tasks').has('forged')).toBe(false)
  for (const client of [ada, bob]) client.destroy()
})

test('[S12] a step 2 under a clientID that another person is using now is refused', async () => {
  const ada = connectStockClient(server.url, 'ada')
  await whenSynced(ada)
  ada.doc.getMap('tasks').set('step 2', 1)
  const bob = connectStockClient(server.url, 'bob')
  await until(bob.doc, () => bob.doc.getMap('tasks').get('step 2') === 1)
  const forger = await connectRaw(server.url, { userId: 'bob' })
  forger.send(encodeStep2(continuing(bob.doc, ada.doc.clientID, (forged) => forged.getMap('tasks').set('forged by step 2', true))))
  expect(await forger.closed).toMatchObject({ code: closeCode.foreignClientId })
  for (const client of [ada, bob]) client.destroy()
})

test('[S1] work that another person has forged under the same clientID is refused, not acknowledged as known', async () => {
  const mine = new Y.Doc()
  mine.getMap('tasks').set('typed', 'by its bearer')
  const forger = await connectRaw(server.url, { userId: 'bob', query: '?pacta=1' })
  forger.send(encodeStep2(continuing(new Y.Doc(), mine.clientID, (forged) => forged.getMap('tasks').set('typed', 'by the forger!'))))
  await forger.message(({ type }) => type === 'acknowledgement')
  const bearer = await connectRaw(server.url, { userId: 'ada', query: '?pacta=1' })
  bearer.send(encodeUpdate(Y.encodeStateAsUpdate(mine)))
  expect(await bearer.closed).toMatchObject({ code: closeCode.foreignClientId })
  expect(bearer.received.some(({ type }) => type === 'acknowledgement')).toBe(false)
  forger.close()
})

test('many quick connections leave nothing behind', async () => {
  const clients = await Promise.all(Array.from({ length: 90 }, () => connectRaw(server.url, { userId: 'bob' })))
  for (const client of clients) client.close()
  await Promise.all(clients.map(({ closed }) => closed))
  await eventually(() => server.sync.stats().connections === 0)
})

/** What somebody makes who pretends to be this clientID. */
function continuing(of: Y.Doc, clientId: number, write: (forged: Y.Doc) => void): Uint8Array {
  const forged = new Y.Doc()
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(of))
  forged.clientID = clientId
  const before = Y.encodeStateVector(forged)
  write(forged)
  return Y.encodeStateAsUpdate(forged, before)
}

function someUpdate(): Uint8Array {
  const document = new Y.Doc()
  document.getMap('m').set('k', 'v')
  return Y.encodeStateAsUpdate(document)
}

function presence(clientId: number, json: string): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [1, clientId, 1]) encoding.writeVarUint(encoder, number)
  encoding.writeVarString(encoder, json)
  return encodeAwareness(encoding.toUint8Array(encoder))
}

function sendFragments(socket: RawClient['socket']): void {
  const piece = new Uint8Array(1024 * 1024)
  for (let count = 0; count < 10; count += 1) socket.send(piece, { fin: false })
}
