import { readCollisions } from '../api/collisions.ts'
import { browserSurroundings } from '../sync/browserSurroundings.ts'
import type { CollisionSources } from './collisionList.ts'

/** What collided in a plan, from the server, and what this device keeps of it. */
export function collisionSources(planId: string, user: string): CollisionSources {
  const { device, now } = browserSurroundings()
  const room = { user, plan: planId }
  return {
    ask: (asked) => readCollisions(planId, asked),
    kept: () => device.loadCollisions(room),
    keep: (known) => device.keepCollisions(room, known),
    now,
  }
}
