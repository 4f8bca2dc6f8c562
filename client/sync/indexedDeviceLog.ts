import { heardByDone, type DeviceDatabase } from './deviceDatabase.ts'
import type { DeviceLog } from './deviceLog.ts'
import { partsOf, planOfRoom, plansOf, roomKey, roomsOf } from './deviceRooms.ts'
import { loadProjection, saveProjection } from './indexedProjection.ts'
import { loadDevicePlan } from './loadDevicePlan.ts'
import { needsCompaction } from './sliceSizes.ts'
import { writeDeviceBatch } from './writeDeviceBatch.ts'

export interface DeviceSurroundings {
  readonly openDatabase: () => Promise<DeviceDatabase>
  /** Runs work while no other tab does the same kind of work. */
  readonly withLock: <Value>(name: string, work: () => Promise<Value>) => Promise<Value>
  /** Does `compactSlices.ts` on this database; beside the page where there is a thread for it. */
  readonly compactSlices: (room: string) => Promise<void>
  readonly pause: () => Promise<void>
}

/** The device log on IndexedDB. The database opens at the first use; a failed opening is tried again at the next. */
export function indexedDeviceLog({ openDatabase, withLock, compactSlices, pause }: DeviceSurroundings): DeviceLog {
  let opening: Promise<DeviceDatabase> | null = null

  function open(): Promise<DeviceDatabase> {
    opening ??= openDatabase()
    return opening
  }

  /** A database that could not be opened, or that a newer Pacta in another tab has closed, is opened anew for the next use. */
  async function use<Value>(work: (database: DeviceDatabase) => Promise<Value>): Promise<Value> {
    try {
      return await work(await open())
    } catch (error) {
      void opening?.then((opened) => opened.close(), () => undefined)
      opening = null
      throw error
    }
  }

  return {
    load: (room) => use((database) => loadDevicePlan(database, room, pause)),
    write: (room, batch) => use((database) => writeDeviceBatch(database, room, batch)),
    loadProjection: (room) => use((database) => loadProjection(database, room, pause)),
    saveProjection: (room, parts) => use((database) => saveProjection(database, room, parts)),
    // Most visits look at no activity: the code comes when one does.
    loadActivity: (room) => use(async (database) => (await import('./indexedActivity.ts')).loadActivity(database, roomKey(room))),
    keepActivity: (room, page, nowMs) => use(async (database) => (await import('./indexedActivity.ts')).keepActivity(database, roomKey(room), page, nowMs)),
    loadCollisions: (room) => use(async (database) => (await import('./indexedCollisions.ts')).loadCollisions(database, roomKey(room))),
    keepCollisions: (room, kept) => use(async (database) => (await import('./indexedCollisions.ts')).keepCollisions(database, roomKey(room), kept)),
    async compact(room, { slices }) {
      if (needsCompaction(slices)) await withLock(`pacta/compact/${roomKey(room)}`, () => compactSlices(roomKey(room)))
    },
    unsentRows: (user) => use(async (database) => {
      const rows = await database.getAllFromIndex('rows', 'room', roomsOf(user))
      return rows.map((row) => ({ ...row, plan: planOfRoom(user, row.room) }))
    }),
    clear: (user) => use((database) => clearUser(database, user)),
    close() {
      void opening?.then((opened) => opened.close(), () => undefined)
      opening = null
    },
  }
}

async function clearUser(database: DeviceDatabase, user: string): Promise<void> {
  const transaction = database.transaction(['slices', 'rows', 'plans', 'projections', 'activity', 'collisions', 'aside'], 'readwrite', { durability: 'strict' })
  heardByDone(transaction.done)
  for (const name of ['slices', 'rows', 'aside'] as const) {
    const keys = await transaction.objectStore(name).index('room').getAllKeys(roomsOf(user))
    for (const key of keys) heardByDone(transaction.objectStore(name).delete(key))
  }
  heardByDone(transaction.objectStore('plans').delete(plansOf(user)))
  for (const name of ['projections', 'activity'] as const) heardByDone(transaction.objectStore(name).delete(partsOf(user)))
  heardByDone(transaction.objectStore('collisions').delete(roomsOf(user)))
  await transaction.done
}
