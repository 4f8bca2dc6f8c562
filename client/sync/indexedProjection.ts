import { heardByDone, type DeviceDatabase } from './deviceDatabase.ts'
import type { DeviceRoom, ShownPlan } from './deviceLog.ts'
import { roomKey } from './deviceRooms.ts'
import { readProjection, type StoredProjection } from './storedProjection.ts'

/** The records of a plan that is whole on this device, as they were last stored. */
export async function loadProjection(database: DeviceDatabase, room: DeviceRoom, pause: () => Promise<void>): Promise<ShownPlan | null> {
  const transaction = database.transaction(['projections', 'plans'])
  heardByDone(transaction.done)
  const [parts, stored] = await Promise.all([
    transaction.objectStore('projections').index('room').getAll(roomKey(room)),
    transaction.objectStore('plans').get([room.user, room.plan]),
  ])
  if (parts.length === 0 || !stored?.complete) return null
  const plan = await readProjection(new Map(parts.map(({ part, content }) => [part, content])), pause)
  return plan && { plan, role: stored.role }
}

export async function saveProjection(database: DeviceDatabase, room: DeviceRoom, parts: StoredProjection): Promise<void> {
  const transaction = database.transaction('projections', 'readwrite')
  heardByDone(transaction.done)
  for (const [part, content] of parts) heardByDone(transaction.store.put({ room: roomKey(room), part, content }))
  await transaction.done
}
