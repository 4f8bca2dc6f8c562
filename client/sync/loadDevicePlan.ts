import type { IDBPObjectStore } from 'idb'
import { checksum } from './checksum.ts'
import { withLoss } from './copyFacts.ts'
import { heardByDone, type DeviceDatabase, type DeviceSchema, type StoredPlan, type StoredRow, type StoredSlice } from './deviceDatabase.ts'
import type { DevicePlan, DeviceRoom } from './deviceLog.ts'
import { roomKey } from './deviceRooms.ts'

/** Reads what the device has of a plan, and puts aside what the disk has damaged. */
export async function loadDevicePlan(database: DeviceDatabase, room: DeviceRoom, pause: () => Promise<void>): Promise<DevicePlan> {
  const transaction = database.transaction(['slices', 'rows', 'plans'])
  heardByDone(transaction.done)
  const [slices, rows, plan] = await Promise.all([
    readSlices(transaction.objectStore('slices'), roomKey(room)),
    transaction.objectStore('rows').index('room').getAll(roomKey(room)),
    transaction.objectStore('plans').get([room.user, room.plan]),
  ])
  const checkedSlices = await check(slices, pause)
  const checkedRows = await check(rows, pause)
  const damaged = [...checkedSlices.damaged.map((found) => ['slices', found] as const), ...checkedRows.damaged.map((found) => ['rows', found] as const)]
  const told = damaged.length > 0 ? await putAside(database, room, damaged) : plan
  return {
    slices: checkedSlices.sound.map(({ update }) => update),
    rows: checkedRows.sound,
    complete: told?.complete ?? false,
    role: told?.role ?? null,
    cursor: told?.cursor ?? null,
    losses: told?.losses ?? 0,
    damaged: damaged.length,
  }
}

/** By a request each: the browser hands over all that one request has found in one piece, and for a large plan the page would stand still meanwhile. */
async function readSlices(store: IDBPObjectStore<DeviceSchema, ('slices' | 'rows' | 'plans')[], 'slices'>, room: string): Promise<StoredSlice[]> {
  const keys = await store.index('room').getAllKeys(room)
  const slices = await Promise.all(keys.map((key) => store.get(key)))
  return slices.filter((slice) => slice !== undefined)
}

export function isSound(entry: StoredSlice | StoredRow): boolean {
  return (entry.update as unknown) instanceof Uint8Array && checksum(entry.update) === entry.checksum
}

async function check<Entry extends StoredSlice | StoredRow>(entries: readonly Entry[], pause: () => Promise<void>): Promise<{ sound: Entry[]; damaged: Entry[] }> {
  const checked = { sound: [] as Entry[], damaged: [] as Entry[] }
  for (const entry of entries) {
    checked[isSound(entry) ? 'sound' : 'damaged'].push(entry)
    await pause()
  }
  return checked
}

/** In one transaction with the loss of the cursor: the rows that these entries held have to be sent again. */
async function putAside(
  database: DeviceDatabase, room: DeviceRoom, damaged: readonly (readonly ['slices' | 'rows', StoredSlice | StoredRow])[],
): Promise<StoredPlan | undefined> {
  const transaction = database.transaction(['slices', 'rows', 'plans', 'aside'], 'readwrite')
  heardByDone(transaction.done)
  for (const [store, found] of damaged) {
    heardByDone(transaction.objectStore('aside').add({ room: roomKey(room), found }))
    if (found.key !== undefined) heardByDone(transaction.objectStore(store).delete(found.key))
  }
  const plan = await transaction.objectStore('plans').get([room.user, room.plan])
  const poorer = plan && withLoss(plan)
  if (poorer) heardByDone(transaction.objectStore('plans').put(poorer))
  await transaction.done
  return poorer
}
