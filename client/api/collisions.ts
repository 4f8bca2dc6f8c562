import type { CollisionPage } from '../../shared/review/toldCollision.ts'
import { request, type Answer } from './http.ts'

/** As the server is asked: behind row `since` of its log, and before the place where the page before ended. */
export interface AskedCollisions {
  readonly since: number
  readonly before: string | null
  readonly limit: number
}

/** What collided in a plan, the latest first. Apart from `http`, since the first page of a plan goes without it. */
export function readCollisions(planId: string, { since, before, limit }: AskedCollisions): Answer<CollisionPage> {
  const query = new URLSearchParams({ since: String(since), limit: String(limit) })
  if (before !== null) query.set('before', before)
  return request('GET', `/api/plans/${encodeURIComponent(planId)}/collisions?${query.toString()}`)
}
