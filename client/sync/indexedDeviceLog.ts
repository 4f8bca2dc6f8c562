import { checksum } from './checksum.ts'
import { heardByDone, type DeviceDatabase, type StoredRow, type StoredSlice } from './deviceDatabase.ts'
import type { DeviceBatch, DeviceLog, DevicePlan, DeviceRoom } from './deviceLog.ts'
import { joinSmallSlices } from './joinSlices.ts'
import type { UnsentRow } from './unsentRow.ts'

/** Runs work while no other tab does the same kind of work. */
export type WithLock = <Value>(name: string, work: () => Promise<Value>) => Promise<Value>

/** The device log on IndexedDB. The database opens at the first use; a failed opening is tried again at the next. */
export function indexedDeviceLog(openDatabase: () => Promise<DeviceDatabase>, withLock: WithLock): DeviceLog {
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
    load: (room) => use((database) => loadRoom(database, room)),
    write: (room, batch) => use((database) => writeBatch(database, room, batch)),
    compact: (room) => withLock(`pacta/compact/${roomKey(room)}`, () => use((database) => joinSmallSlices(database, roomKey(room)))),
    unsentRows: (user) => use(async (database) => {
      const rows = await database.getAllFromIndex('rows', 'room', roomRange(user))
      return rows.map((row) => ({ ...row, plan: row.room.slice(user.length + 1) }))
    }),
    clear: (user) => use((database) => clearUser(database, user)),
    close() {
      void opening?.then((opened) => opened.close(), () => undefined)
      opening = null
    },
  }
}

async function clearUser(database: DeviceDatabase, user: string): Promise<void> {
  const transaction = database.transaction(['slices', 'rows', 'plans', 'aside'], 'readwrite', { durability: 'strict' })
  heardByDone(transaction.done)
  for (const name of ['slices', 'rows', 'aside'] as const) {
    const keys = await transaction.objectStore(name).index('room').getAllKeys(roomRange(user))
    for (const key of keys) heardByDone(transaction.objectStore(name).delete(key))
  }
  heardByDone(transaction.objectStore('plans').delete(planRange(user)))
  await transaction.done
}

async function loadRoom(database: DeviceDatabase, room: DeviceRoom): Promise<DevicePlan> {
  const key = roomKey(room)
  const transaction = database.transaction(['slices', 'rows', 'plans', 'aside'], 'readwrite')
  heardByDone(transaction.done)
  const slices = await transaction.objectStore('slices').index('room').getAll(key)
  const rows = await transaction.objectStore('rows').index('room').getAll(key)
  const plan = await transaction.objectStore('plans').get([room.user, room.plan])
  let damaged = 0
  for (const [name, entries] of [['slices', slices], ['rows', rows]] as const) {
    for (const entry of entries.filter((found) => !isSound(found))) {
      damaged += 1
      heardByDone(transaction.objectStore('aside').add({ room: key, found: entry }))
      if (entry.key !== undefined) heardByDone(transaction.objectStore(name).delete(entry.key))
    }
  }
  await transaction.done
  return { slices: slices.filter(isSound).map(({ update }) => update), rows: rows.filter(isSound), complete: plan?.complete ?? false, role: plan?.role ?? null, damaged }
}

async function writeBatch(database: DeviceDatabase, room: DeviceRoom, batch: DeviceBatch): Promise<void> {
  const key = roomKey(room)
  // Strict: "on this device" must hold when the power goes, too.
  const transaction = database.transaction(['slices', 'rows', 'plans'], 'readwrite', { durability: 'strict' })
  heardByDone(transaction.done)
  const slices = transaction.objectStore('slices')
  const rows = transaction.objectStore('rows')
  for (const row of batch.rows) heardByDone(rows.add(toStored(row, key)))
  for (const row of batch.acknowledged) {
    const stored = await rows.index('id').getKey(row.id)
    // Another tab may have been told first; then it has made the slice.
    if (stored === undefined) continue
    heardByDone(rows.delete(stored))
    heardByDone(slices.add(toSlice(row.update, key)))
  }
  for (const id of batch.dropped) {
    const stored = await rows.index('id').getKey(id)
    if (stored !== undefined) heardByDone(rows.delete(stored))
  }
  for (const update of batch.slices) heardByDone(slices.add(toSlice(update, key)))
  for (const { id, refused } of batch.marks) {
    const stored = await rows.index('id').get(id)
    if (stored) heardByDone(rows.put({ ...stored, refused }))
  }
  if (Object.keys(batch.about).length > 0) {
    const plan = await transaction.objectStore('plans').get([room.user, room.plan])
    heardByDone(transaction.objectStore('plans').put({ user: room.user, plan: room.plan, role: null, complete: false, ...plan, ...batch.about }))
  }
  await transaction.done
}

function toStored(row: UnsentRow, room: string): StoredRow {
  const { id, tab, update, madeAtMs, command, name, changes, records, refused, alone } = row
  return { id, tab, update, madeAtMs, command, name, changes, records, refused, ...(alone && { alone }), room, checksum: checksum(update) }
}

function toSlice(update: Uint8Array, room: string): StoredSlice {
  return { room, update: new Uint8Array(update), checksum: checksum(update) }
}

function isSound(entry: StoredSlice | StoredRow): boolean {
  return (entry.update as unknown) instanceof Uint8Array && checksum(entry.update) === entry.checksum
}

function roomKey(room: DeviceRoom): string {
  return `${room.user}/${room.plan}`
}

function roomRange(user: string): IDBKeyRange {
  return IDBKeyRange.bound(`${user}/`, `${user}/\uffff`)
}

function planRange(user: string): IDBKeyRange {
  return IDBKeyRange.bound([user], [user, []])
}
