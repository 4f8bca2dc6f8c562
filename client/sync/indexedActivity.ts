import type { ActivityEntry, ActivityPage } from '../../shared/review/activityEntry.ts'
import type { DeviceDatabase } from './deviceDatabase.ts'
import type { KeptActivity } from './deviceLog.ts'

/** The newest stay: some years of a busy plan's typing, and a few megabytes at most. */
export const KEPT_ENTRIES_MAX = 5_000
/** The place of what is not an entry: rows are numbered from 1. */
const ABOUT = [0, 0] as const

/** Keeps what the server answered, beside what was kept before of the same log. `room` is a `roomKey`. */
export async function keepActivity(database: DeviceDatabase, room: string, { epoch, people, entries }: ActivityPage, nowMs: number): Promise<void> {
  const { store, done } = database.transaction('activity', 'readwrite')
  const write = async (): Promise<void> => {
    const about = await store.get([room, ...ABOUT])
    // After a restore from a backup the same numbers stand for other rows.
    if (about && 'epoch' in about.kept && about.kept.epoch !== epoch) await store.delete(entriesOf(room))
    await store.put({ room, seq: ABOUT[0], position: ABOUT[1], kept: { epoch, people, at: nowMs } })
    await Promise.all(entries.map((entry) => store.put({ room, seq: entry.seq, position: entry.position, kept: entry })))
    const keys = await store.getAllKeys(entriesOf(room))
    await Promise.all(keys.slice(0, Math.max(0, keys.length - KEPT_ENTRIES_MAX)).map((key) => store.delete(key)))
  }
  // Together: a transaction that fails must not leave a promise that nobody hears.
  await Promise.all([write(), done])
}

/** Newest first; null when nothing of this plan was ever kept. */
export async function loadActivity(database: DeviceDatabase, room: string): Promise<KeptActivity | null> {
  const stored = await database.getAll('activity', IDBKeyRange.bound([room], [room, []]))
  const about = stored.map(({ kept }) => kept).find((kept) => 'epoch' in kept)
  if (about === undefined) return null
  const entries = stored.flatMap(({ kept }): ActivityEntry[] => ('epoch' in kept ? [] : [kept]))
  return { ...about, entries: entries.reverse() }
}

function entriesOf(room: string): IDBKeyRange {
  return IDBKeyRange.bound([room, 1], [room, []])
}
