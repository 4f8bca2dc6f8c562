import { pino } from 'pino'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeUpdate } from '../../../shared/protocol/messages.ts'
import { createMemoryUpdateLog } from '../../../server/storage/memory/updateLog.ts'
import { quietMs, tailPatience, tailRowsMin } from '../../../server/sync/limits.ts'
import { RoomRegistry } from '../../../server/sync/roomRegistry.ts'
import type { Wire } from '../../../server/sync/Wire.ts'
import { eventually } from '../../helpers/eventually.ts'
import { createManualClock } from '../../helpers/manualClock.ts'
import { workInThisThread } from '../../helpers/workInThisThread.ts'

const silentWire: Wire = { unsentBytes: 0, send: () => {}, close: () => {}, pause: () => {}, resume: () => {} }
const ada = { connectionId: 'c', user: { id: 'ada', name: 'Ada', colour: 0 }, role: 'editor', wantsAdditions: false, cursor: null } as const

function open() {
  const log = createMemoryUpdateLog()
  const clock = createManualClock()
  const options = { log, clock, logger: pino({ level: 'silent' }) }
  return { log, clock, registry: new RoomRegistry({ ...options, work: workInThisThread }) }
}

test('[S14] a long tail becomes a snapshot when people pause, and all rows are kept', async () => {
  const { log, clock, registry } = open()
  const room = await registry.open('plan')
  const connection = room.connect(ada, silentWire)
  const all = edits(tailRowsMin + 100)
  for (const update of all.slice(0, -1)) room.receive(connection, encodeUpdate(update))
  await eventually(() => room.queuedBytes === 0)
  clock.advance(quietMs - 1)
  room.receive(connection, encodeUpdate(all.at(-1)!))
  await eventually(() => room.queuedBytes === 0)
  clock.advance(quietMs - 1)
  expect((await log.load('plan')).snapshot).toBeNull()
  expect(room.isSnapshotDue).toBe(true)
  clock.advance(1)
  await eventually(() => !room.isSnapshotDue)
  const { snapshot, tail, seq } = await log.load('plan')
  expect(snapshot?.seq).toBe(seq)
  expect((snapshot?.seq ?? 0) + tail.length).toBe(seq)
  expect(await log.rowsAfter('plan', 0, Infinity)).toHaveLength(seq)
})

test('where people never pause, a long tail becomes a snapshot beside their work', async () => {
  const { log, registry } = open()
  const room = await registry.open('plan')
  const connection = room.connect(ada, silentWire)
  for (const update of edits(tailRowsMin * tailPatience + 100)) room.receive(connection, encodeUpdate(update))
  await eventually(() => room.queuedBytes === 0 && !room.isSnapshotDue)
  const { snapshot, tail, seq } = await log.load('plan')
  expect(snapshot?.seq).toBeGreaterThanOrEqual(tailRowsMin * tailPatience)
  expect((snapshot?.seq ?? 0) + tail.length).toBe(seq)
  expect(await log.rowsAfter('plan', 0, Infinity)).toHaveLength(seq)
})

test('when the last person has left for a while, the room is closed and leaves a snapshot', async () => {
  const { log, clock, registry } = open()
  const room = await registry.open('plan')
  const connection = room.connect(ada, silentWire)
  for (const update of edits(30)) room.receive(connection, encodeUpdate(update))
  room.disconnect(connection)
  await eventually(() => room.queuedBytes === 0)
  clock.advance(30_000)
  expect(registry.find('plan')).toBeUndefined()
  await registry.close()
  expect((await log.load('plan')).tail).toEqual([])
})

test('a room in which somebody came back in time stays open', async () => {
  const { clock, registry } = open()
  const room = await registry.open('plan')
  room.disconnect(room.connect(ada, silentWire))
  room.connect(ada, silentWire)
  clock.advance(60_000)
  expect(registry.find('plan')).toBe(room)
})

test('visitors who arrive together share one room', async () => {
  const { registry } = open()
  const rooms = await Promise.all([registry.open('plan'), registry.open('plan')])
  expect(rooms[0]).toBe(rooms[1])
})

function edits(count: number): Uint8Array[] {
  const document = new Y.Doc()
  const updates: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => updates.push(update))
  for (let index = 0; index < count; index += 1) document.getMap('m').set('title', index)
  return updates
}
