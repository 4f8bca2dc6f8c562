import { readActivity } from '../api/activity.ts'
import { browserSurroundings } from '../sync/browserSurroundings.ts'
import type { ActivitySources } from './activityList.ts'

/** Activity of a plan from the server, and what this device keeps of it. */
export function activitySources(planId: string, user: string): ActivitySources {
  const { device, now } = browserSurroundings()
  const room = { user, plan: planId }
  return {
    ask: (question, before, limit) => readActivity(planId, { ...question, before, limit }),
    kept: () => device.loadActivity(room),
    keep: (page) => device.keepActivity(room, page, now()),
  }
}
