import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { StoredRow } from '../../../server/storage/UpdateLog.ts'
import { MissedRows } from '../../../server/sync/missedRows.ts'
import { decodeMessage } from '../../../shared/protocol/messages.ts'
import { createManualClock } from '../../helpers/manualClock.ts'

test('readers who come back from one place share one reading, and then get what was appended since', async () => {
  const { log, write, missed } = open()
  write(3)
  const all = await Promise.all([missed.after(1), missed.after(1), missed.after(1)])
  expect(log.readings).toEqual([1])
  expect(new Set(all.map(({ frames }) => frames)).size).toBe(1)
  expect(titleAfter(log.rows.slice(0, 1), all[0]!.frames)).toBe(3)
  write(1)
  expect((await missed.after(1)).seq).toBe(3)
  expect((await missed.after(3)).seq).toBe(4)
})

test('at the end of the log nothing is kept: what comes next is found', async () => {
  const { write, missed } = open()
  write(1)
  expect((await missed.after(1)).seq).toBe(1)
  write(1)
  expect((await missed.after(1)).seq).toBe(2)
})

test('a reading that failed is tried again', async () => {
  const { log, write, missed } = open()
  write(1)
  log.fails = true
  await expect(missed.after(0)).rejects.toThrow('no disk')
  log.fails = false
  expect((await missed.after(0)).seq).toBe(1)
})

test('memory holds few places, and those for seconds', async () => {
  const { log, clock, write, missed } = open()
  write(10)
  for (let seq = 0; seq < 9; seq += 1) await missed.after(seq)
  log.readings.length = 0
  await missed.after(0)
  await missed.after(8)
  expect(log.readings).toEqual([0])
  clock.advance(5_000)
  expect(clock.timers).toBe(0)
  await missed.after(8)
  expect(log.readings).toEqual([0, 8])
})

function open() {
  const document = new Y.Doc()
  const log = { rows: [] as StoredRow[], readings: [] as number[], fails: false }
  document.on('update', (update: Uint8Array) =>
    log.rows.push({ seq: log.rows.length + 1, update, userId: 'ada', connectionId: 'c', at: 0, madeBeforeSync: false, isRelay: false }))
  const clock = createManualClock()
  const missed = new MissedRows(async (seq) => {
    if (log.fails) throw new Error('no disk')
    log.readings.push(seq)
    return log.rows.slice(seq)
  }, clock)
  const write = (count: number): void => {
    for (let edit = 0; edit < count; edit += 1) document.getMap('m').set('title', log.rows.length + 1)
  }
  return { log, clock, missed, write }
}

function titleAfter(rows: readonly StoredRow[], frames: readonly Uint8Array[]): unknown {
  const document = new Y.Doc()
  for (const { update } of rows) Y.applyUpdate(document, update)
  for (const frame of frames) {
    const message = decodeMessage(frame)
    if (message?.type === 'update') Y.applyUpdate(document, message.update)
  }
  return document.getMap('m').get('title')
}
