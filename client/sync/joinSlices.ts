import * as Y from 'yjs'
import { checksum } from './checksum.ts'
import { heardByDone, type DeviceDatabase, type StoredSlice } from './deviceDatabase.ts'
import { isSound } from './loadDevicePlan.ts'

/** Slices up to this size are joined with their neighbours: one applied per task blocks no frame. */
const JOINED_BYTES_MAX = 64 * 1024
/** Fewer slices than this cost less to load than to join. */
const SLICES_MIN = 16

/**
 * Joins runs of small neighbouring slices. One transaction reads and replaces
 * them: an interruption leaves the old ones, and what is written meanwhile
 * waits behind it and gets a later key, so that order holds.
 */
export async function joinSmallSlices(database: DeviceDatabase, room: string): Promise<void> {
  const transaction = database.transaction('slices', 'readwrite')
  heardByDone(transaction.done)
  const slices = await transaction.store.index('room').getAll(room)
  for (const run of slices.length < SLICES_MIN ? [] : runsOf(slices)) {
    const joined = join(run)
    const [first, ...rest] = run
    if (!joined || first?.key === undefined) continue
    heardByDone(transaction.store.put({ key: first.key, room, update: joined, checksum: checksum(joined) }))
    for (const slice of rest) if (slice.key !== undefined) heardByDone(transaction.store.delete(slice.key))
  }
  await transaction.done
}

function runsOf(slices: readonly StoredSlice[]): StoredSlice[][] {
  const runs: StoredSlice[][] = []
  let run: StoredSlice[] = []
  let bytes = 0
  for (const slice of slices) {
    if (bytes + slice.update.byteLength > JOINED_BYTES_MAX) {
      runs.push(run)
      run = []
      bytes = 0
    }
    run.push(slice)
    bytes += slice.update.byteLength
  }
  runs.push(run)
  return runs.filter((it) => it.length > 1)
}

/** Null leaves a run as it is: a damaged slice is found and put aside when the plan is next loaded, and must not be sealed with a new checksum. */
function join(run: readonly StoredSlice[]): Uint8Array<ArrayBuffer> | null {
  if (!run.every(isSound)) return null
  try {
    return new Uint8Array(Y.mergeUpdates(run.map(({ update }) => update)))
  } catch {
    return null
  }
}
