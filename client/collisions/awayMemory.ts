import type { Cursor } from '../../shared/protocol/cursor.ts'
import { awayKey, readStored, writeChoice } from '../stores/deviceStorage.ts'
import type { SyncStatus } from '../sync/syncStatus.ts'

/** A time in which this device could not reach the server. */
export interface Absence {
  /** By the device's clock, in milliseconds since 1970. */
  readonly from: number
  /** Null while it lasts. */
  readonly to: number | null
  /** How far I had seen the server's log when it began. */
  readonly seen: Cursor | null
  /** Changes that I made meanwhile. */
  readonly changes: number
}

/** What a device remembers of one plan; signing out forgets it. */
export interface AwayMemory {
  /** The last one. */
  readonly absence: Absence | null
  /** Collisions up to this row have been shown to me on this device. */
  readonly shown: Cursor | null
}

const nothing: AwayMemory = { absence: null, shown: null }

export function readAway(user: string, planId: string): AwayMemory {
  return readAll(user)[planId] ?? nothing
}

export function noteAway(user: string, planId: string, change: Partial<AwayMemory>): void {
  const all = readAll(user)
  writeChoice(awayKey(user), JSON.stringify({ ...all, [planId]: { ...nothing, ...all[planId], ...change } }))
}

/** The absence after what the chip says now; the same object when nothing has changed. */
export function nextAbsence(absence: Absence | null, { state, changes }: SyncStatus, { nowMs, seen }: { readonly nowMs: number; readonly seen: Cursor | null }): Absence | null {
  const isLasting = absence !== null && absence.to === null
  if (state === 'offline' || state === 'signed-out') {
    if (!isLasting) return { from: nowMs, to: null, seen, changes }
    return changes > absence.changes ? { ...absence, changes } : absence
  }
  // Who may only read has nothing to be confirmed.
  return isLasting && (state === 'saved' || state === 'read-only') ? { ...absence, to: nowMs } : absence
}

function readAll(user: string): Readonly<Record<string, AwayMemory>> {
  return readStored(awayKey(user), isMemories) ?? {}
}

function isMemories(value: unknown): value is Readonly<Record<string, AwayMemory>> {
  return typeof value === 'object' && value !== null && Object.values(value).every((memory: Partial<AwayMemory> | null) =>
    memory !== null && (memory.shown === null || isCursor(memory.shown)) && (memory.absence === null || isAbsence(memory.absence)))
}

function isAbsence(value: unknown): value is Absence {
  const absence = value as Partial<Absence> | null
  return typeof absence?.from === 'number' && (absence.to === null || typeof absence.to === 'number')
    && typeof absence.changes === 'number' && (absence.seen === null || isCursor(absence.seen))
}

function isCursor(value: unknown): value is Cursor {
  const cursor = value as Partial<Cursor> | null
  return typeof cursor?.epoch === 'string' && typeof cursor.seq === 'number'
}
