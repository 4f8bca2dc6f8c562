import * as Y from 'yjs'
import { cutUpdate } from '../../shared/updates/cutUpdate.ts'
import { checksum } from './checksum.ts'
import { heardByDone, type DeviceDatabase, type StoredSlice } from './deviceDatabase.ts'
import { isSound } from './loadDevicePlan.ts'
import { isTooLarge, runsOf } from './sliceSizes.ts'

/**
 * Brings slices to the size that a page applies without being late: runs of
 * small neighbours are joined, and one that is too large is cut (somebody has
 * pasted a long list; my own import). Each is replaced in one transaction: an
 * interruption leaves the old ones, and what is written meanwhile gets a later
 * key, so that order holds. One caller at a time.
 */
export async function compactSlices(database: DeviceDatabase, room: string): Promise<void> {
  const slices = await database.getAllFromIndex('slices', 'room', room)
  for (const [index, slice] of slices.entries()) {
    if (isTooLarge(slice.update.byteLength) && hasRoomBehind(slice, slices[index + 1])) await replace(database, [slice], cut)
  }
  for (const run of runsOf(slices, ({ update }) => update.byteLength)) await replace(database, run, join)
}

/** Between this key and the next whole one stands nothing: the slice has never been cut, and its pieces find their place. */
function hasRoomBehind({ key }: StoredSlice, next: StoredSlice | undefined): boolean {
  return Number.isInteger(key) && (next?.key ?? Infinity) >= key! + 1
}

type Work = (updates: readonly Uint8Array[]) => readonly Uint8Array[]

const join: Work = (updates) => [Y.mergeUpdates([...updates])]
const cut: Work = (updates) => updates.flatMap((update) => cutUpdate(update))

async function replace(database: DeviceDatabase, old: readonly StoredSlice[], work: Work): Promise<void> {
  const updates = made(old, work)
  const key = old[0]?.key
  if (key === undefined || updates.length === old.length) return
  const transaction = database.transaction('slices', 'readwrite')
  heardByDone(transaction.done)
  for (const slice of old) {
    // Gone meanwhile, by signing out say: then it must not come back.
    if (slice.key === undefined || (await transaction.store.getKey(slice.key)) === undefined) return
  }
  for (const slice of old) heardByDone(transaction.store.delete(slice.key!))
  updates.forEach((update, index) => {
    const copy = new Uint8Array(update)
    heardByDone(transaction.store.add({ key: key + index / updates.length, room: old[0]!.room, update: copy, checksum: checksum(copy) }))
  })
  await transaction.done
}

/** As they were, where one is damaged: it is found and put aside when the plan is next loaded, and must not be sealed with a new checksum. */
function made(old: readonly StoredSlice[], work: Work): readonly Uint8Array[] {
  const updates = old.map(({ update }) => update)
  if (!old.every(isSound)) return updates
  try {
    return work(updates)
  } catch {
    return updates
  }
}
