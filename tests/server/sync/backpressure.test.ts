import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeStep1, encodeUpdate, type Message } from '../../../shared/protocol/messages.ts'
import { createMemoryUpdateLog } from '../../../server/storage/memory/updateLog.ts'
import { heartbeatMs } from '../../../server/sync/limits.ts'
import { eventually } from '../../helpers/eventually.ts'
import { createManualClock } from '../../helpers/manualClock.ts'
import { connectRaw, type RawClient } from '../../helpers/rawClient.ts'
import { startSyncServer, type RunningSyncServer } from '../../helpers/startSyncServer.ts'

const MiB = 1024 * 1024
let server: RunningSyncServer
const clients: RawClient[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await server.close()
})

test('a reader that stops reading delays nobody, and has everything when it reads again', async () => {
  server = await startSyncServer()
  const [writer, quick, slow] = [await join('ada'), await join('bob'), await join('eve')]
  slow.socket.pause()
  // More than the network's own buffers hold.
  const count = writePieces(writer, 40)
  await writer.message(isAcknowledgement(count))
  await eventually(() => receivedBytes(quick) >= count * MiB)
  expect(contentOf(quick).size).toBe(count)
  slow.socket.resume()
  await eventually(() => receivedBytes(slow) >= count * MiB)
  expect(contentOf(slow).size).toBe(count)
})

test('while storage does not keep up, clients are read more slowly, and lose nothing', async () => {
  let release = (): void => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  const clock = createManualClock()
  server = await startSyncServer({ log: createMemoryUpdateLog(() => released), clock })
  const writer = await join('ada')
  const count = writePieces(writer, 40)
  await eventually(() => server.sync.stats().queuedBytes > 8 * MiB)
  // What was on its way when reading stopped may still arrive; the rest waits in the network.
  await eventually(() => writer.socket.bufferedAmount > 10 * MiB)
  expect(server.sync.stats().queuedBytes).toBeLessThan(12 * MiB)
  // Nobody is taken for gone whose answers the server itself does not read.
  for (let beat = 0; beat < 4; beat += 1) clock.advance(heartbeatMs)
  release()
  await writer.message(isAcknowledgement(count))
})

async function join(userId: string): Promise<RawClient> {
  const client = await connectRaw(server.url, { userId, query: '?pacta=1' })
  clients.push(client)
  client.send(encodeStep1(Y.encodeStateVector(new Y.Doc())))
  await client.message(({ type }) => type === 'step2')
  return client
}

/** Sends updates of one MiB each; returns how many. */
function writePieces(writer: RawClient, count: number): number {
  const document = new Y.Doc()
  document.on('update', (update: Uint8Array) => writer.send(encodeUpdate(update)))
  for (let index = 0; index < count; index += 1) document.getMap('pieces').set(`piece ${index}`, new Uint8Array(MiB).fill(index))
  return count
}

function isAcknowledgement(count: number): (message: Message) => boolean {
  return (message) => message.type === 'acknowledgement' && message.count === count
}

function receivedBytes(client: RawClient): number {
  return client.received.reduce((sum, message) => sum + ('update' in message ? message.update.length : 0), 0)
}

function contentOf(client: RawClient): Y.Map<unknown> {
  const document = new Y.Doc()
  for (const message of client.received) if (message.type === 'update' || message.type === 'step2') Y.applyUpdate(document, message.update)
  return document.getMap('pieces')
}
