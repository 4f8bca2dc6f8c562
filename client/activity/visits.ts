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

/** What a tab remembers of its visits. */
export interface TabMemory {
  /** Lives through reloads. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  /** The address that this page was reloaded at; null when it was opened afresh. */
  readonly reloadedAt: string | null
}

/** Visits that this page has begun and not ended. */
const begun = new Map<string, Cursor | null>()

/**
 * Where the visit before this one ended; null on a first visit. A page that is
 * reloaded goes on with its visit, so that its marks stay.
 */
export function beginVisit(user: string, planId: string, tab: TabMemory): Cursor | null {
  const key = tabKey(user, planId)
  const known = begun.get(key)
  if (known !== undefined) return known
  const stored = tab.reloadedAt?.includes(`/plans/${planId}`) === true ? tab.storage.getItem(key) : null
  const before = stored === null ? (readVisits(user)[planId] ?? null) : readCursor(stored)
  begun.set(key, before)
  tab.storage.setItem(key, JSON.stringify(before))
  return before
}

/** The plan was left in this tab: opening it again is another visit. */
export function endVisit(user: string, planId: string, tab: TabMemory): void {
  begun.delete(tabKey(user, planId))
  tab.storage.removeItem(tabKey(user, planId))
}

export function browserTab(): TabMemory {
  const [load] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return { storage: sessionStorage, reloadedAt: load?.type === 'reload' ? load.name : null }
}

function readCursor(stored: string): Cursor | null {
  const value: unknown = JSON.parse(stored)
  return isCursor(value) ? value : null
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
