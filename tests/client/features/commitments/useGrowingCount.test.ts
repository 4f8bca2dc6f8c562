import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import { useGrowingCount } from '../../../../client/features/commitments/useGrowingCount.ts'

let frames: (() => void)[]

beforeEach(() => {
  frames = []
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => frames.push(work))
})
afterEach(() => vi.unstubAllGlobals())

it('rows of a small plan are drawn at once', () => {
  expect(useGrowingCount(() => 100, () => 0).value).toBe(Infinity)
  expect(frames).toEqual([])
})

it('rows of a large plan come frame by frame once some are in sight, a few first, and later ones all at once', async () => {
  const inSight = ref(0)
  const count = useGrowingCount(() => 10_000, () => inSight.value)
  expect([count.value, frames.length]).toEqual([0, 0])
  inSight.value = 30
  await nextTick()
  const counts: number[] = []
  for (let work = frames.shift(); work; work = frames.shift()) {
    work()
    counts.push(count.value)
  }
  expect(counts).toEqual([4, 12, 20, 28, 36, Infinity])
})
