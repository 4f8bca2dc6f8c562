import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { effort, forEachSeed } from '../helpers/effort.ts'
import { World } from './world.ts'

const stepsPerSeed = 200

test('[S1, S4, S11] whatever network, disk and server do: all documents end equal to the log, and nobody is told an untruth on the way', { timeout: effort.roomSeeds.length * 5_000 }, async () => {
  await forEachSeed(effort.roomSeeds, (seed) => simulate(seed))
})

test('the simulation takes every kind of step', async () => {
  const world = new World(4711)
  await world.run(2000)
  expect([...world.taken.keys()].sort()).toEqual(
    ['changeRole', 'commit', 'compact', 'connect', 'disconnect', 'edit', 'failCommit', 'restart', 'toClient', 'toServer', 'wait'],
  )
})

// Closed a client whose answer was merely slow, seed 1209 with 400 steps.
test('[S7] a slow network is no gap', () => simulate(1209, 400))

async function simulate(seed: number, steps = stepsPerSeed): Promise<void> {
  const world = new World(seed)
  try {
    await world.run(steps)
    await world.heal()
    const stored = contentOf(world.stored)
    for (const { document } of world.clients) {
      expect(document.store.pendingStructs).toBeNull()
      expect(contentOf(document)).toEqual(stored)
    }
  } catch (error) {
    throw new Error(`Seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

function contentOf(document: Y.Doc): unknown {
  return { tasks: document.getMap('tasks').toJSON(), text: document.getText('text').toJSON(), clocks: Y.encodeStateVector(document) }
}
