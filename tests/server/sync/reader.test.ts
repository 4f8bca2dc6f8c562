import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { StoredRow } from '../../../server/storage/UpdateLog.ts'
import { answerBurstMax, answerIntervalMs } from '../../../server/sync/limits.ts'
import { Reader } from '../../../server/sync/reader.ts'
import { closeCode } from '../../../shared/protocol/closeCodes.ts'
import { decodeMessage, encodeStep2 } from '../../../shared/protocol/messages.ts'
import { createManualClock, type ManualClock } from '../../helpers/manualClock.ts'

const MiB = 1024 * 1024
let clock: ManualClock
let rows: StoredRow[]
let sent: Uint8Array[]
let unsentBytes: number
let closedWith: number | null
let reader: Reader
let document: Y.Doc

beforeEach(() => {
  clock = createManualClock()
  document = new Y.Doc()
  rows = []
  sent = []
  unsentBytes = 0
  closedWith = null
  const wire = {
    get unsentBytes() {
      return unsentBytes
    },
    send: (frame: Uint8Array) => void sent.push(frame),
    close: (code: number) => void (closedWith = code),
    pause: () => {},
    resume: () => {},
  }
  const source = {
    get seq() {
      return rows.length
    },
    answer: () => [encodeStep2(Uint8Array.of(0, 0))],
    rowsAfter: async (seq: number) => rows.slice(seq, seq + 2),
  }
  reader = new Reader(wire, clock, source)
})

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

test('a slow network that makes progress is not closed', () => {
  ask()
  lag(8 * MiB)
  for (let left = 7; left >= 2; left -= 1) {
    unsentBytes = left * MiB
    clock.advance(30_000)
  }
  expect(closedWith).toBeNull()
})

function pushRow(): void {
  const before = Y.encodeStateVector(document)
  document.getText('t').insert(document.getText('t').length, String(rows.length))
  const update = Y.encodeStateAsUpdate(document, before)
  rows.push({ seq: rows.length + 1, update, userId: 'ada', connectionId: 'c', at: 0, madeBeforeSync: false })
  reader.push(Uint8Array.of(0, 2, update.length, ...update), rows.length)
}

function ask(): void {
  reader.answer(Uint8Array.of(0))
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

function textOf(frames: readonly Uint8Array[]): string {
  const copy = new Y.Doc()
  for (const frame of frames) {
    const message = decodeMessage(frame)
    if (message?.type === 'update') Y.applyUpdate(copy, message.update)
  }
  return copy.getText('t').toJSON()
}
