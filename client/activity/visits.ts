import type { Cursor } from '../../shared/protocol/cursor.ts'
import { furtherCursor } from '../../shared/protocol/cursor.ts'
import { readStored, visitsKey, writeChoice } from '../stores/deviceStorage.ts'

/**
 * My last visit of a plan on this device: how far I had the server's log before
 * my eyes when I last had the plan open. Another device has visits of its own,
 * and signing out forgets them.
 */
export type Visits = Readonly<Record<string, Cursor>>

export function readVisits(user: string): Visits {
  return readStored(visitsKey(user), isVisits) ?? {}
}

/** I see the plan as it is up to here. */
export function noteVisit(user: string, planId: string, seen: Cursor): void {
  const visits = readVisits(user)
  // Two tabs may have it open: the one that has seen more counts.
  const further = furtherCursor(visits[planId] ?? null, seen)
  if (further.epoch === visits[planId]?.epoch && further.seq === visits[planId]?.seq) return
  writeChoice(visitsKey(user), JSON.stringify({ ...visits, [planId]: further }))
}

/**
 * Where the visit before this one ended; null on a first visit. A reloaded page
 * goes on with its visit, so that its marks stay: `tab` remembers where it began.
 */
export function beginVisit(user: string, planId: string, tab: Pick<Storage, 'getItem' | 'setItem'>): Cursor | null {
  const key = tabKey(user, planId)
  const stored = tab.getItem(key)
  if (stored !== null) {
    const before: unknown = JSON.parse(stored)
    return isCursor(before) ? before : null
  }
  const before = readVisits(user)[planId] ?? null
  tab.setItem(key, JSON.stringify(before))
  return before
}

/** The plan was left in this tab: opening it again is another visit. */
export function endVisit(user: string, planId: string, tab: Pick<Storage, 'removeItem'>): void {
  tab.removeItem(tabKey(user, planId))
}

function tabKey(user: string, planId: string): string {
  return `pacta/visit/${user}/${planId}`
}

function isVisits(value: unknown): value is Visits {
  return typeof value === 'object' && value !== null && Object.values(value).every(isCursor)
}

function isCursor(value: unknown): value is Cursor {
  const cursor = value as Partial<Cursor> | null
  return typeof cursor?.epoch === 'string' && typeof cursor.seq === 'number'
}
