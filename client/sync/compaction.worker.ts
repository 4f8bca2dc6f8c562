import { compactSlices } from './compactSlices.ts'
import { openDeviceDatabase } from './deviceDatabase.ts'

/** Beside the page: reading a large plan's copy and joining or cutting it takes longer than a frame. Answers null, or why it failed. */
globalThis.addEventListener('message', ({ data: room }: MessageEvent<string>) => {
  compact(room).then(() => globalThis.postMessage(null), (error: unknown) => globalThis.postMessage(String(error)))
})

async function compact(room: string): Promise<void> {
  const database = await openDeviceDatabase()
  try {
    await compactSlices(database, room)
  } finally {
    database.close()
  }
}
