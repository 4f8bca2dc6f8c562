import { compactSlices } from '../../../client/sync/compactSlices.ts'
import { openDeviceDatabase } from '../../../client/sync/deviceDatabase.ts'

/** What the compaction's thread does, in this one. */
export async function compactDatabase(name: string, room: string): Promise<void> {
  const database = await openDeviceDatabase(name)
  try {
    await compactSlices(database, room)
  } finally {
    database.close()
  }
}
