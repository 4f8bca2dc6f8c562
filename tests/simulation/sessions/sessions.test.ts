import { seedCrypto } from '../../helpers/seededCrypto.ts'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { effort, forEachSeed } from '../../helpers/effort.ts'
import { simulate, type Run } from './simulate.ts'
import { steps } from './steps.ts'

const stepsPerSeed = 300

beforeAll(() => {
  seedCrypto(0)
  // The provider's timers; they run when the simulated time passes.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
})
afterAll(() => vi.useRealTimers())

test(
  '[S1, S2, S4, S5, S9, S11, C2, C3, C4, C5, C6] whatever people, tabs, devices, network, disk and server do, all end with the stored plan, nothing is lost, and nobody is told an untruth',
  { timeout: effort.sessionSeeds.length * 20_000 },
  async () => {
    const taken = new Map<string, number>()
    let timesDoneAgain = 0
    let timesResumed = 0
    let refusalsInStream = 0
    await forEachSeed(effort.sessionSeeds, async (seed) => {
      const run = await simulate(seed, stepsPerSeed)
      timesDoneAgain += run.timesDoneAgain
      timesResumed += run.timesResumed
      refusalsInStream += run.refusalsInStream
      for (const [name, times] of run.taken) taken.set(name, (taken.get(name) ?? 0) + times)
    })
    // Every kind of step has been taken, or the rest proves little.
    expect(Object.keys(steps).filter((name) => !taken.has(name))).toEqual([])
    expect(timesDoneAgain).toBeGreaterThan(0)
    expect(refusalsInStream).toBeGreaterThan(0)
    expect(timesResumed).toBeGreaterThan(effort.sessionSeeds.length)
  },
)

test.each([
  [68, 'a tab was answered while its neighbour waited for an acknowledgement, and what the neighbour had written was refused'],
])('seed %i ends well, which did not once: %s', async (seed) => {
  await simulate(seed, stepsPerSeed)
})

test('the same seed takes the same course, so that a failure can be looked at', async () => {
  const [first, second] = [await simulate(2, stepsPerSeed), await simulate(2, stepsPerSeed)]
  expect(summaryOf(second)).toEqual(summaryOf(first))
})

function summaryOf({ trace, taken, closes, storedRows, storedPlan }: Run): unknown {
  return { trace, taken, closes, storedRows, storedPlan }
}
