import { mergeAll } from '../storage/mergeAll.ts'

/** Consecutive rows of the log as one update. */
export interface Batch {
  readonly update: Uint8Array
  readonly rows: number
}

/** Reading an update of this size in order to join it with others costs more than a frame of its own for each reader. */
const joinedBytesMax = 2 * 1024

/** Rows that follow one another as few updates: small ones are joined, large ones stay what they are. */
export function joinUpdates(updates: readonly Uint8Array[]): Batch[] {
  const batches: Batch[] = []
  let small: Uint8Array[] = []
  const joinSmall = (): void => {
    if (small.length > 0) batches.push({ update: mergeAll(small), rows: small.length })
    small = []
  }
  for (const update of updates) {
    if (update.length <= joinedBytesMax) {
      small.push(update)
      continue
    }
    joinSmall()
    batches.push({ update, rows: 1 })
  }
  joinSmall()
  return batches
}
