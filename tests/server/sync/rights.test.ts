import { afterEach, beforeEach, expect, test } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import { closeCode, closeReason } from '../../../shared/protocol/closeCodes.ts'
import { encodeStep1 } from '../../../shared/protocol/messages.ts'
import { createManualClock, type ManualClock } from '../../helpers/manualClock.ts'
import { connectRaw } from '../../helpers/rawClient.ts'
import { connectStockClient, startSyncServer, testPlan, until, whenSynced, type RunningSyncServer } from '../../helpers/startSyncServer.ts'

let server: RunningSyncServer
let clock: ManualClock
const providers: WebsocketProvider[] = []

beforeEach(async () => {
  clock = createManualClock()
  server = await startSyncServer({ clock })
})
afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy()
  await server.close()
})

test('[S5] a removed member’s live connection ends at once', async () => {
  const bob = await connect('bob')
  server.roles.delete('bob')
  const closed = whenClosed(bob)
  await server.sync.rightsChanged(testPlan, 'bob')
  expect(await closed).toEqual({ code: closeCode.forbidden, reason: closeReason.notMember })
})

test('[S5] an editor made viewer reads on, but the next write ends the connection and is not stored', async () => {
  const [ada, bob] = [await connect('ada'), await connect('bob')]
  server.roles.set('bob', 'viewer')
  await server.sync.rightsChanged(testPlan, 'bob')
  ada.doc.getMap('m').set('read on', true)
  await until(bob.doc, () => bob.doc.getMap('m').has('read on'))
  const closed = whenClosed(bob)
  bob.doc.getMap('m').set('refused', true)
  expect(await closed).toEqual({ code: closeCode.forbidden, reason: closeReason.readOnly })
  const eve = await connect('eve')
  expect(eve.doc.getMap('m').toJSON()).toEqual({ 'read on': true })
})

test('[S5] a viewer is never asked for updates, and reads', async () => {
  const ada = await connect('ada')
  ada.doc.getMap('m').set('seen by viewers', true)
  const eve = await connect('eve')
  await until(eve.doc, () => eve.doc.getMap('m').has('seen by viewers'))
  const raw = await connectRaw(server.url, { userId: 'eve' })
  raw.send(encodeStep1(Uint8Array.of(0)))
  await raw.message(({ type }) => type === 'step2')
  expect(raw.received.some(({ type }) => type === 'step1')).toBe(false)
  raw.close()
})

test('a viewer made editor is asked at once for what it has', async () => {
  const [ada, eve] = [await connect('ada'), await connect('eve')]
  eve.disconnect()
  eve.doc.getMap('m').set('made while reading', true)
  eve.connect()
  await whenSynced(eve)
  expect(ada.doc.getMap('m').size).toBe(0)
  server.roles.set('eve', 'editor')
  await server.sync.rightsChanged(testPlan, 'eve')
  await until(ada.doc, () => ada.doc.getMap('m').has('made while reading'))
})

test('our clients are told their role, and when it changes', async () => {
  const client = await connectRaw(server.url, { userId: 'bob', query: '?pacta=1' })
  await client.message((message) => message.type === 'role' && message.role === 'editor')
  server.roles.set('bob', 'commenter')
  await server.sync.rightsChanged(testPlan, 'bob')
  await client.message((message) => message.type === 'role' && message.role === 'commenter')
  client.close()
})

test('other people’s connections stay when one person’s rights change', async () => {
  const [ada, bob] = [await connect('ada'), await connect('bob')]
  server.roles.delete('ada')
  await server.sync.rightsChanged(testPlan, 'bob')
  ada.doc.getMap('m').set('still here', true)
  await until(bob.doc, () => bob.doc.getMap('m').has('still here'))
})

test('[S5] rights that another process took away are noticed at the next heartbeat', async () => {
  const bob = await connect('bob')
  server.roles.delete('bob')
  const closed = whenClosed(bob)
  clock.advance(15_000)
  expect(await closed).toMatchObject({ code: closeCode.forbidden })
})

test('a session that ends takes its connections with it, and no others', async () => {
  const [ada, bob] = [await connect('ada'), await connect('bob')]
  const closed = whenClosed(bob)
  server.sync.sessionEnded('session-bob')
  expect(await closed).toEqual({ code: closeCode.unauthenticated, reason: closeReason.sessionEnded })
  expect(ada.wsconnected).toBe(true)
})

test('a session that runs out ends its connections', async () => {
  await server.close()
  server = await startSyncServer({ clock, sessionExpiresAt: clock.now() + 10_000 })
  const ada = await connect('ada')
  const closed = whenClosed(ada)
  clock.advance(15_000)
  expect(await closed).toMatchObject({ code: closeCode.unauthenticated })
})

test('a silent connection hears from the server every 15 seconds', async () => {
  const client = await connectRaw(server.url)
  await client.message(({ type }) => type === 'step1')
  clock.advance(15_000)
  await client.message(({ type }) => type === 'awareness')
  client.close()
})

test('a server that stops tells its clients to come back, and has stored what they sent', async () => {
  const ada = await connect('ada')
  const closed = new Promise((resolve) => ada.on('connection-close', (event) => resolve(event?.code)))
  await server.sync.close()
  expect(await closed).toBe(closeCode.serverStopping)
  expect(server.sync.stats()).toEqual({ rooms: 0, connections: 0, refused: 0, queuedBytes: 0, snapshotsDue: 0, unsentBytes: 0 })
  const late = await connectRaw(server.url)
  expect(await late.closed).toMatchObject({ code: closeCode.serverStopping })
})

async function connect(userId: string): Promise<WebsocketProvider> {
  const provider = connectStockClient(server.url, userId)
  providers.push(provider)
  await whenSynced(provider)
  return provider
}

/** A refusal that a stock client takes as final. */
function whenClosed(provider: WebsocketProvider): Promise<{ code: number; reason: string }> {
  return new Promise((resolve) => provider.once('closed', (closed) => resolve({ ...closed, reason: String(closed.reason) })))
}
