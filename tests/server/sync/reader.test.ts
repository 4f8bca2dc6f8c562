import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { StoredRow } from '../../../server/storage/UpdateLog.ts'
import { answerBurstMax, answerIntervalMs } from '../../../server/sync/limits.ts'
import { MissedRows } from '../../../server/sync/missedRows.ts'
import { Reader } from '../../../server/sync/reader.ts'
import { closeCode } from '../../../shared/protocol/closeCodes.ts'
import type { Cursor } from '../../../shared/protocol/cursor.ts'
import { decodeMessage, encodeStep2, encodeUpdate } from '../../../shared/protocol/messages.ts'
import { createManualClock, type ManualClock } from '../../helpers/manualClock.ts'

const MiB = 1024 * 1024
let clock: ManualClock
let rows: StoredRow[]
/** Rows at the log's end whose commit the room has not heard of yet. */
let unheardRows: number
let sent: Uint8Array[]
let unsentBytes: number
let closedWith: number | null
/** The network takes nothing by itself. */
let isHeld: boolean
let reader: Reader
let document: Y.Doc
let answer: () => Uint8Array[] | Promise<Uint8Array[]>

beforeEach(() => {
  clock = createManualClock()
  document = new Y.Doc()
  rows = []
  unheardRows = 0
  sent = []
  unsentBytes = 0
  closedWith = null
  isHeld = false
  answer = () => [encodeStep2(Uint8Array.of(0, 0))]
  reader = openReader(null)
})

function openReader(cursor: Cursor | null): Reader {
  const wire = {
    get unsentBytes() {
      return unsentBytes
    },
    send(frame: Uint8Array) {
      sent.push(frame)
      if (isHeld) unsentBytes += frame.length
    },
    close: (code: number) => void (closedWith = code),
    pause: () => {},
    resume: () => {},
  }
  const missed = new MissedRows(async (seq) => rows.slice(seq, seq + 2), clock)
  const source = {
    epoch: 'now',
    get clocks() {
      return Y.decodeStateVector(Y.encodeStateVector(document))
    },
    get seq() {
      return rows.length - unheardRows
    },
    answer: () => answer(),
    missedAfter: (seq: number) => missed.after(seq),
  }
  return new Reader(wire, clock, source, { cursor, wantsCursors: cursor !== null })
}

test('nothing is pushed to a reader that has not asked yet', () => {
  pushRow()
  expect(sent).toEqual([])
  ask()
  pushRow()
  expect(sent).toHaveLength(2)
})

test('a connection that asks again and again is answered a few times, and then for the latest question alone', () => {
  for (let count = 0; count < 1000; count += 1) ask()
  expect(sent).toHaveLength(answerBurstMax)
  clock.advance(answerIntervalMs)
  expect(sent).toHaveLength(answerBurstMax + 1)
  clock.advance(10 * answerIntervalMs)
  expect(sent).toHaveLength(answerBurstMax + 1)
  ask()
  expect(sent).toHaveLength(answerBurstMax + 2)
})

test('a reader that lags is sent neither updates nor presence, and its own acknowledgements still', () => {
  ask()
  lag()
  pushRow()
  reader.sendIfFree(Uint8Array.of(1, 1, 0))
  expect(sent).toEqual([])
  reader.send(Uint8Array.of(120, 1))
  expect(sent).toHaveLength(1)
})

test('a drained reader gets from the log what it missed, then goes on live', async () => {
  ask()
  lag()
  for (let count = 0; count < 5; count += 1) pushRow()
  unsentBytes = 0
  reader.drained()
  await settled()
  expect(textOf(sent)).toBe('01234')
  pushRow()
  expect(textOf(sent)).toBe('012345')
})

test('rows that arrive while it catches up are not missed', async () => {
  ask()
  lag()
  for (let count = 0; count < 3; count += 1) pushRow()
  unsentBytes = 0
  reader.drained()
  pushRow()
  await settled()
  pushRow()
  expect(textOf(sent)).toBe('01234')
})

test('a question of a lagging reader is answered when it has drained', async () => {
  lag()
  ask()
  expect(sent).toEqual([])
  unsentBytes = 0
  reader.drained()
  await settled()
  expect(sent.map((frame) => decodeMessage(frame)?.type)).toEqual(['step2'])
})

test('a reader that takes nothing for 30 s is closed', () => {
  ask()
  lag()
  clock.advance(29_000)
  expect(closedWith).toBeNull()
  clock.advance(1000)
  expect(closedWith).toBe(closeCode.tryAgainLater)
})

test('[S13] a device that says how far it has read is sent the rows behind that, then step 2, then where it is now', async () => {
  for (let count = 0; count < 5; count += 1) pushRow()
  const device = copyOfRows(3)
  reader = openReader({ epoch: 'now', seq: 3 })
  ask(Y.encodeStateVector(device))
  await settled()
  expect(typesOf(sent)).toEqual(['update', 'step2', 'cursor'])
  expect(decodeMessage(sent[2]!)).toEqual({ type: 'cursor', cursor: { epoch: 'now', seq: 5 } })
  expect(textOf(sent, device)).toBe('01234')
  pushRow()
  expect(typesOf(sent.slice(3))).toEqual(['update'])
  reader.tellCursor()
  reader.tellCursor()
  expect(sent.slice(4).map(decodeMessage)).toEqual([{ type: 'cursor', cursor: { epoch: 'now', seq: 6 } }])
})

test.each<[string, Cursor]>([
  ['of another epoch', { epoch: 'before', seq: 3 }],
  ['from the future', { epoch: 'now', seq: 9 }],
])('[S13] a cursor %s is answered with what the whole plan has beyond the device', async (_name, cursor) => {
  for (let count = 0; count < 5; count += 1) pushRow()
  reader = openReader(cursor)
  ask(Y.encodeStateVector(copyOfRows(3)))
  await settled()
  expect(typesOf(sent)).toEqual(['step2', 'cursor'])
})

test('[S13] a device that lacks what its cursor says it has is not left with a hole', async () => {
  for (let count = 0; count < 5; count += 1) pushRow()
  reader = openReader({ epoch: 'now', seq: 3 })
  answer = () => [encodeStep2(Y.encodeStateAsUpdate(document))]
  ask(Y.encodeStateVector(copyOfRows(1)))
  await settled()
  expect(typesOf(sent)).toEqual(['update', 'step2', 'cursor'])
  expect(decodeMessage(sent[1]!)).toEqual({ type: 'step2', update: Y.encodeStateAsUpdate(document) })
})

test('catching up ends when the log is ahead of what the room has heard', async () => {
  for (let count = 0; count < 5; count += 1) pushRow()
  unheardRows = 1
  reader = openReader({ epoch: 'now', seq: 3 })
  const device = copyOfRows(3)
  ask(Y.encodeStateVector(device))
  await settled()
  expect(textOf(sent, device)).toBe('01234')
  unheardRows = 0
  reader.tellCursor()
  expect(sent.map(decodeMessage).filter((message) => message?.type === 'cursor')).toEqual([{ type: 'cursor', cursor: { epoch: 'now', seq: 5 } }])
})

test('rows that arrive while another thread compares follow its answer', async () => {
  let finish: (frames: Uint8Array[]) => void = () => {}
  answer = () => new Promise((resolve) => { finish = resolve })
  pushRow()
  ask()
  const answered = encodeStep2(Y.encodeStateAsUpdate(document))
  pushRow()
  expect(sent).toEqual([])
  finish([answered])
  await settled()
  expect(typesOf(sent)).toEqual(['step2', 'update'])
  expect(textOf(sent)).toBe('01')
  pushRow()
  expect(textOf(sent)).toBe('012')
})

test('a slow network that makes progress is not closed', () => {
  ask()
  lag(8 * MiB)
  for (let left = 7; left >= 2; left -= 1) {
    unsentBytes = left * MiB
    clock.advance(30_000)
  }
  expect(closedWith).toBeNull()
})

test('a slow network that is given more whenever it has taken some is not closed', async () => {
  isHeld = true
  ask()
  for (let count = 0; count < 30; count += 1) pushRow('x'.repeat(100_000))
  for (let turn = 0; turn < 5; turn += 1) {
    unsentBytes = 10_000
    reader.drained()
    await settled()
    expect(unsentBytes).toBeGreaterThan(200_000)
    clock.advance(30_000)
    expect(closedWith).toBeNull()
  }
  clock.advance(30_000)
  expect(closedWith).toBe(closeCode.tryAgainLater)
})

test('an answer waits for its reader: no more of it is under way than a socket holds', async () => {
  const frames = Array.from({ length: 60 }, (_, index) => encodeUpdate(new Uint8Array(MiB).fill(index)))
  answer = () => [...frames, encodeStep2(Uint8Array.of(0, 0))]
  isHeld = true
  ask()
  pushRow()
  const most = unsentBytes
  for (let turns = 0; sent.length < 62; turns += 1) {
    expect(turns).toBeLessThan(100)
    unsentBytes = 0
    reader.drained()
    await settled()
    expect(unsentBytes).toBeLessThanOrEqual(most)
  }
  expect(most).toBeLessThan(3 * MiB)
  expect(typesOf(sent.slice(-2))).toEqual(['step2', 'update'])
})

function pushRow(content = String(rows.length)): void {
  const before = Y.encodeStateVector(document)
  document.getText('t').insert(document.getText('t').length, content)
  const update = Y.encodeStateAsUpdate(document, before)
  rows.push({ seq: rows.length + 1, update, userId: 'ada', connectionId: 'c', at: 0, madeBeforeSync: false, isRelay: false })
  reader.push(Uint8Array.of(0, 2, update.length, ...update), rows.length)
}

function ask(stateVector: Uint8Array = Uint8Array.of(0)): void {
  reader.answer(stateVector)
}

function typesOf(frames: readonly Uint8Array[]): unknown[] {
  return frames.map((frame) => decodeMessage(frame)?.type)
}

/** The socket is full; what was sent before is forgotten. */
function lag(bytes = 2 * MiB): void {
  unsentBytes = bytes
  reader.send(Uint8Array.of(120, 0))
  sent = []
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
}

function copyOfRows(count: number): Y.Doc {
  const copy = new Y.Doc()
  for (const { update } of rows.slice(0, count)) Y.applyUpdate(copy, update)
  return copy
}

function textOf(frames: readonly Uint8Array[], copy = new Y.Doc()): string {
  for (const frame of frames) {
    const message = decodeMessage(frame)
    if (message?.type === 'update' || message?.type === 'step2') Y.applyUpdate(copy, message.update)
  }
  return copy.getText('t').toJSON()
}
