import { heardByDone, type DeviceDatabase } from './deviceDatabase.ts'
import type { DeviceRoom, ShownPlan } from './deviceLog.ts'
import { roomKey } from './deviceRooms.ts'
import { partNames, readProjection, type StoredProjection } from './storedProjection.ts'

/** The records of a plan that is whole on this device, as they were last stored. */
export async function loadProjection(database: DeviceDatabase, room: DeviceRoom, pause: () => Promise<void>): Promise<ShownPlan | null> {
  const transaction = database.transaction(['projections', 'plans'])
  heardByDone(transaction.done)
  const stored = await transaction.objectStore('plans').get([room.user, room.plan])
  if (!stored?.complete) return null
  // By a request each: what one request finds is handed over in one piece, however large.
  const parts = await Promise.all(partNames.map((part) => transaction.objectStore('projections').get([roomKey(room), part])))
  const plan = await readProjection(new Map(parts.filter((found) => found !== undefined).map(({ part, content }) => [part, content])), pause)
  return plan && { plan, role: stored.role }
}

export async function saveProjection(database: DeviceDatabase, room: DeviceRoom, parts: StoredProjection): Promise<void> {
  const transaction = database.transaction('projections', 'readwrite')
  heardByDone(transaction.done)
  for (const [part, content] of parts) heardByDone(transaction.store.put({ room: roomKey(room), part, content }))
  // Without waiting for what the requests answer: a page that is being left may not hear it any more.
  transaction.commit()
  await transaction.done
}
