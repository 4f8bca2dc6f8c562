import type { DeviceDatabase } from './deviceDatabase.ts'
import type { KeptCollisions } from './deviceLog.ts'

/** Keeps what the server told of a plan's collisions, in the place of what was kept before. `room` is a `roomKey`. */
export async function keepCollisions(database: DeviceDatabase, room: string, kept: KeptCollisions): Promise<void> {
  await database.put('collisions', { room, kept })
}

/** Null when nothing of this plan was ever kept. */
export async function loadCollisions(database: DeviceDatabase, room: string): Promise<KeptCollisions | null> {
  return (await database.get('collisions', room))?.kept ?? null
}
