import { connect as connectTcp, type Socket } from 'node:net'
import { expect } from 'vitest'
import { closeCode, closeReason } from '../../../../shared/protocol/closeCodes.ts'
import { encodeStep1, messageType } from '../../../../shared/protocol/messages.ts'
import { connectionsPerUserMax, frameBurstMax, heartbeatMs, lagMsMax, unsentBytesMax } from '../../../../server/sync/limits.ts'
import { eventually } from '../../../helpers/eventually.ts'
import type { RawClient } from '../../../helpers/rawClient.ts'
import type { Siege } from '../../../helpers/siege.ts'
import { testPlan, until } from '../../../helpers/startSyncServer.ts'
import type { Attack } from './Attack.ts'

const MiB = 1024 * 1024
const tooSlow = { code: closeCode.tryAgainLater, reason: closeReason.tooSlow }
/** More than the network's own buffers hold many times over. */
const pieces = 60
const readers = 4
const wholePlan = encodeStep1(Uint8Array.of(0))

/** Too much of what each is allowed. */
export const floods: readonly Attack[] = [
  {
    name: 'a thousand connections that open and close',
    ending: null,
    async attack(siege) {
      await inTurns(1000, 50, async () => {
        const client = await siege.connect()
        client.close()
        await client.closed
      })
      await siege.everybodyWorksOn()
      await eventually(() => siege.server.sync.stats().connections === 2)
      return []
    },
  },
  {
    name: 'more connections at once than one person may have',
    ending: { code: closeCode.tooMany, reason: closeReason.tooManyConnections },
    async attack(siege) {
      for (let count = 0; count < connectionsPerUserMax; count += 1) await siege.connect()
      return [await siege.connect()]
    },
  },
  {
    name: 'two hundred connections without a word, and two hundred that cannot be let in and do not read why',
    ending: null,
    async attack(siege) {
      const silent = await inTurns(200, 50, () => openTcp(siege, ''))
      const refused = await inTurns(200, 50, () => openTcp(siege, upgradeRequest('nobody')))
      await siege.everybodyWorksOn()
      expect(siege.server.sync.stats().connections).toBe(2)
      await eventually(() => siege.server.sync.stats().refused === refused.length)
      siege.clock.advance(heartbeatMs)
      // Those that were refused are cut off; those that said nothing are Node's to end, nothing of ours belongs to them.
      for (const socket of silent) socket.destroy()
      await siege.socketsAre(2)
      for (const socket of refused) socket.destroy()
      return []
    },
  },
  {
    name: 'connections that are let in and never read nor answer',
    ending: null,
    async attack(siege) {
      const sockets = await inTurns(50, 50, () => openTcp(siege, upgradeRequest('mallory')))
      for (const socket of sockets) socket.pause()
      await eventually(() => siege.server.sync.stats().connections === 2 + sockets.length)
      for (let beat = 0; beat < 2; beat += 1) {
        siege.clock.advance(heartbeatMs)
        await siege.everybodyWorksOn()
        await siege.everybodyWorksOn()
      }
      await eventually(() => siege.server.sync.stats().connections === 2)
      for (const socket of sockets) socket.destroy()
      return []
    },
  },
  {
    name: 'a hundred thousand small frames at once',
    ending: null,
    async attack(siege) {
      siege.ada.awareness.setLocalState({ record: 'hers' })
      await siege.everybodyWorksOn()
      const offender = await siege.connect()
      // Each would be answered with everybody's presence.
      for (let count = 0; count < 100_000; count += 1) offender.send(Uint8Array.of(messageType.queryAwareness))
      await eventually(() => offender.received.length >= frameBurstMax)
      await siege.everybodyWorksOn()
      await siege.everybodyWorksOn()
      // Those that came in one piece with the last one that was allowed have been read; the rest waits at the sender's.
      expect(offender.received.length).toBeLessThan(3 * frameBurstMax)
      return [offender]
    },
  },
  {
    name: 'pings without end that nobody reads the answers of',
    ending: null,
    async attack(siege) {
      const offender = await siege.connect()
      offender.socket.pause()
      for (let count = 0; count < 200_000; count += 1) offender.socket.ping(Buffer.alloc(125))
      await siege.everybodyWorksOn()
      await siege.everybodyWorksOn()
      expect(siege.server.sync.stats().unsentBytes).toBeLessThan(MiB)
      return [offender]
    },
  },
  {
    name: 'readers that stop reading while 60 MB is written',
    ending: tooSlow,
    async attack(siege) {
      const offenders = await joinedReaders(siege)
      for (const { socket } of offenders) socket.pause()
      const most = await writePieces(siege)
      // What one may have unread, and the frame with which it is more.
      expect(most).toBeLessThan(readers * (unsentBytesMax + 1.1 * MiB) + 2 * MiB)
      expect(most).toBeGreaterThan(readers * unsentBytesMax)
      return endOfPatience(siege, offenders)
    },
  },
  {
    name: 'readers that ask for a plan of 60 MB and read nothing of it',
    ending: tooSlow,
    async attack(siege) {
      await writePieces(siege)
      const offenders = await Promise.all(Array.from({ length: readers }, () => siege.connect()))
      for (const { socket } of offenders) socket.pause()
      for (const { send } of offenders) send(wholePlan)
      await eventually(() => siege.server.sync.stats().unsentBytes > readers * unsentBytesMax)
      await siege.everybodyWorksOn()
      expect(siege.server.sync.stats().unsentBytes).toBeLessThan(readers * (unsentBytesMax + 1.1 * MiB) + MiB)
      return endOfPatience(siege, offenders)
    },
  },
]

async function joinedReaders({ connect }: Siege): Promise<RawClient[]> {
  return Promise.all(Array.from({ length: readers }, async () => {
    const client = await connect()
    client.send(wholePlan)
    await client.message(({ type }) => type === 'step2')
    return client
  }))
}

/** Ada writes and Bob reads; answers the most that the server had to keep for all readers meanwhile. */
async function writePieces({ ada, bob, server }: Siege): Promise<number> {
  let most = 0
  for (let piece = 0; piece < pieces; piece += 1) {
    ada.doc.getMap('pieces').set(`piece ${piece}`, new Uint8Array(MiB).fill(piece))
    await until(bob.doc, () => bob.doc.getMap('pieces').has(`piece ${piece}`))
    most = Math.max(most, server.sync.stats().unsentBytes)
  }
  return most
}

/** Time passes until the server gives them up; then they read again, and learn why. */
async function endOfPatience(siege: Siege, offenders: readonly RawClient[]): Promise<readonly RawClient[]> {
  for (let passed = 0; passed < lagMsMax; passed += heartbeatMs) {
    siege.clock.advance(heartbeatMs)
    await siege.everybodyWorksOn()
    await siege.everybodyWorksOn()
  }
  for (const { socket } of offenders) socket.resume()
  return offenders
}

/** Runs `work` so many times, and so many at once. */
async function inTurns<Value>(times: number, atOnce: number, work: () => Promise<Value>): Promise<Value[]> {
  const done: Value[] = []
  let started = 0
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (started < times) {
      started += 1
      done.push(await work())
    }
  }))
  return done
}

function openTcp({ server }: Siege, firstWords: string): Promise<Socket> {
  const socket = connectTcp(Number(new URL(server.url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  return new Promise((resolve) => socket.on('connect', () => {
    socket.write(firstWords)
    resolve(socket)
  }))
}

function upgradeRequest(userId: string): string {
  return `GET /sync/plan/${testPlan} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: ${userId}\r\n\r\n`
}

