import { expect, test } from 'vitest'
import { createManualClock } from '../../helpers/manualClock.ts'
import { FrameRate } from '../../../server/sync/frameRate.ts'
import { Inbound } from '../../../server/sync/inbound.ts'
import { frameBurstMax, framesPerSecondMax } from '../../../server/sync/limits.ts'

test('a device that comes back with much is read at once, up to the burst', () => {
  const rate = new FrameRate(0)
  const waits = Array.from({ length: frameBurstMax }, () => rate.take(0))
  expect(Math.max(...waits)).toBe(0)
  expect(rate.take(0)).toBe(1000 / framesPerSecondMax)
})

test('who waits as told is never asked to wait longer', () => {
  const rate = new FrameRate(0)
  let now = 0
  let longest = 0
  for (let count = 0; count < frameBurstMax + 1000; count += 1) {
    const wait = rate.take(now)
    longest = Math.max(longest, wait)
    now += wait
  }
  expect(longest).toBeCloseTo(1000 / framesPerSecondMax)
})

test('frames that arrive in one piece wait together, not each for its own short time', () => {
  const clock = createManualClock()
  let isPaused = false
  const wire = { unsentBytes: 0, send: () => {}, close: () => {}, pause: () => void (isPaused = true), resume: () => void (isPaused = false) }
  const inbound = new Inbound(wire, clock)
  for (let count = 0; count < frameBurstMax + 2 * framesPerSecondMax; count += 1) inbound.count()
  clock.advance(1999)
  expect(isPaused).toBe(true)
  clock.advance(1)
  expect(isPaused).toBe(false)
  inbound.count()
  expect([isPaused, clock.timers]).toEqual([true, 1])
  inbound.close()
  expect(clock.timers).toBe(0)
})
