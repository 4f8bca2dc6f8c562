import type { IDBPTransaction } from 'idb'
import { checksum } from './checksum.ts'
import { withFacts } from './copyFacts.ts'
import { allOrNothing, heardByDone, type DeviceDatabase, type DeviceSchema, type StoredRow, type StoredSlice } from './deviceDatabase.ts'
import type { DeviceBatch, DeviceRoom } from './deviceLog.ts'
import { roomKey } from './deviceRooms.ts'
import type { UnsentRow } from './unsentRow.ts'

/** Writes a batch in one transaction. */
export function writeDeviceBatch(database: DeviceDatabase, room: DeviceRoom, batch: DeviceBatch): Promise<void> {
  // Strict: "on this device" must hold when the power goes, too.
  const transaction = database.transaction(['slices', 'rows', 'plans'], 'readwrite', { durability: 'strict' })
  return allOrNothing(transaction, () => write(transaction, room, batch))
}

type Transaction = IDBPTransaction<DeviceSchema, ('slices' | 'rows' | 'plans')[], 'readwrite'>

async function write(transaction: Transaction, room: DeviceRoom, batch: DeviceBatch): Promise<void> {
  const key = roomKey(room)
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
  let hasLost = false
  for (const { id, refused } of batch.marks) {
    const stored = await rows.index('id').get(id)
    if (!stored) continue
    hasLost ||= stored.refused === null
    heardByDone(rows.put({ ...stored, refused }))
  }
  const facts = { ...batch.about, ...(hasLost && { lost: true as const }) }
  if (Object.keys(facts).length > 0) {
    const plans = transaction.objectStore('plans')
    const plan = (await plans.get([room.user, room.plan])) ?? { user: room.user, plan: room.plan, role: null, complete: false }
    heardByDone(plans.put(withFacts(plan, facts)))
  }
}

function toStored(row: UnsentRow, room: string): StoredRow {
  const { id, tab, update, madeAtMs, command, name, changes, records, refused, alone } = row
  return { id, tab, update, madeAtMs, command, name, changes, records, refused, ...(alone && { alone }), room, checksum: checksum(update) }
}

function toSlice(update: Uint8Array, room: string): StoredSlice {
  return { room, update: new Uint8Array(update), checksum: checksum(update) }
}
