import { expect, test } from 'vitest'
import { openPacer } from '../../../client/sync/pacer.ts'

test('the page is handed over only when work has held it for a while, and work then starts anew', async () => {
  let nowMs = 0
  let handovers = 0
  const pause = openPacer(() => nowMs, async () => { handovers += 1 })
  await pause()
  expect(handovers).toBe(1)
  for (const [atMs, expected] of [[5, 1], [11, 1], [12, 2], [20, 2], [24, 3]] as const) {
    nowMs = atMs
    await pause()
    expect(handovers).toBe(expected)
  }
})
