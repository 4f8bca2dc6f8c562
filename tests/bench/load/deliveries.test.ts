import { expect, test } from 'vitest'
import { mergeAll } from '../../../server/storage/mergeAll.ts'
import { makeContent } from '../plans/PlanContent.ts'
import { Deliveries } from './deliveries.ts'
import { makeEdits } from './edits.ts'
import { createFrameReader, type ReadFrame } from './frameReader.ts'
import { Latencies } from './latencies.ts'
import { relayDialect } from './relayDialect.ts'
import { WrongResult } from './WrongResult.ts'

const writers = makeEdits(makeContent(2).whole, 2, 5)
const readers = 3
const read = createFrameReader(relayDialect)

/** Some edits of a writer as one frame. */
function frame(writer: number, from: number, to: number): ReadFrame {
  return read(mergeAll(writers[writer]!.updates.slice(from, to)))
}

function allSent(): Deliveries {
  const deliveries = new Deliveries(writers.map(({ clientId }) => clientId), readers)
  writers.forEach(({ updates }, writer) => updates.forEach((_update, edit) => deliveries.sent(writer, edit * 10)))
  return deliveries
}

test('edits are counted, not frames: a merged frame brings as many as it holds', () => {
  const deliveries = allSent()
  deliveries.received(2, frame(0, 0, 1), 0)
  expect(deliveries.delivered).toBe(1)
  deliveries.received(2, frame(0, 1, 5), 0)
  deliveries.received(2, read(mergeAll([...writers[1]!.updates])), 0)
  expect(deliveries.delivered).toBe(10)
})

test('what comes twice, and what comes back to its writer, is not counted', () => {
  const deliveries = allSent()
  deliveries.received(2, frame(0, 0, 3), 0)
  deliveries.received(2, frame(0, 1, 3), 0)
  deliveries.received(0, frame(0, 0, 5), 0)
  expect(deliveries.delivered).toBe(3)
})

test('all have arrived when every reader has every edit but its own', () => {
  const deliveries = allSent()
  expect(deliveries.expected).toBe(2 * 5 * 2)
  for (const reader of [0, 1, 2]) for (const writer of [0, 1]) deliveries.received(reader, frame(writer, 0, 5), 0)
  expect(deliveries.delivered).toBe(deliveries.expected)
  expect(deliveries.missing()).toBe('0 of 20 edits have not arrived')
})

test('a hole in a writer\'s edits is a wrong result', () => {
  const deliveries = allSent()
  deliveries.received(2, frame(0, 0, 2), 0)
  expect(() => deliveries.received(2, frame(0, 3, 4), 0)).toThrow(WrongResult)
})

test('each edit of a merged frame has its own latency', () => {
  const deliveries = allSent()
  const latencies = new Latencies()
  // Sent at 0, 10, 20, 30 and 40.
  deliveries.received(2, frame(0, 0, 5), 50, latencies)
  expect([20, 40, 50, 99].map((percent) => latencies.percentile(percent))).toEqual([10, 20, 30, 50])
})
