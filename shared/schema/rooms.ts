import { isId, type PlanId } from '../ids.ts'

/** Every live document has one room; a plan's room is `/sync/plan/<planId>`. */
export const syncRoot = '/sync'

/** The room name as y-websocket's provider wants it: it appends it to the server's address. */
export function planRoom(planId: PlanId): string {
  return `plan/${planId}`
}

/** The plan that a request's path names, or null when it names none. */
export function parsePlanRoom(pathname: string): PlanId | null {
  const match = /^\/sync\/plan\/([^/]+)$/.exec(pathname)
  const id = match?.[1]
  return isId<'plan'>(id) ? id : null
}
