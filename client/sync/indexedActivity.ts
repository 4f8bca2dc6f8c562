import type { ActivityEntry, ActivityPage } from '../../shared/review/activityEntry.ts'
import { heardByDone, type DeviceDatabase } from './deviceDatabase.ts'
import type { DeviceRoom, KeptActivity } from './deviceLog.ts'
import { roomKey } from './deviceRooms.ts'

/** The newest stay: some years of a busy plan's typing, and a few megabytes at most. */
export const KEPT_ENTRIES_MAX = 5_000
/** The place of what is not an entry: rows are numbered from 1. */
const ABOUT = [0, 0] as const

/** Keeps what the server answered, beside what was kept before of the same log. */
export async function keepActivity(database: DeviceDatabase, room: DeviceRoom, { epoch, people, entries }: ActivityPage, nowMs: number): Promise<void> {
  const transaction = database.transaction('activity', 'readwrite')
  heardByDone(transaction.done)
  const { store } = transaction
  const key = roomKey(room)
  const about = await store.get([key, ...ABOUT])
  // After a restore from a backup the same numbers stand for other rows.
  if (about?.kept && 'epoch' in about.kept && about.kept.epoch !== epoch) heardByDone(store.delete(entriesOf(key)))
  heardByDone(store.put({ room: key, seq: ABOUT[0], position: ABOUT[1], kept: { epoch, people, at: nowMs } }))
  for (const entry of entries) heardByDone(store.put({ room: key, seq: entry.seq, position: entry.position, kept: entry }))
  const keys = await store.getAllKeys(entriesOf(key))
  for (const old of keys.slice(0, Math.max(0, keys.length - KEPT_ENTRIES_MAX))) heardByDone(store.delete(old))
  await transaction.done
}

/** Newest first; null when nothing of this plan was ever kept. */
export async function loadActivity(database: DeviceDatabase, room: DeviceRoom): Promise<KeptActivity | null> {
  const stored = await database.getAll('activity', IDBKeyRange.bound([roomKey(room)], [roomKey(room), []]))
  const about = stored.map(({ kept }) => kept).find((kept) => 'epoch' in kept)
  if (about === undefined) return null
  const entries = stored.flatMap(({ kept }): ActivityEntry[] => ('epoch' in kept ? [] : [kept]))
  return { ...about, entries: entries.reverse() }
}

function entriesOf(room: string): IDBKeyRange {
  return IDBKeyRange.bound([room, 1], [room, []])
}
