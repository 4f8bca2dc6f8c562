import * as Y from 'yjs'

/** More updates than this are merged in portions: Yjs compares all of them at every struct. */
const mergeWidthMax = 64

export const emptyUpdate: Uint8Array = Uint8Array.of(0, 0)

/** The union of updates in V1 encoding; an empty update when there are none. */
export function mergeAll(updates: readonly Uint8Array[]): Uint8Array {
  const [first, ...others] = updates
  if (first === undefined) return emptyUpdate
  if (others.length === 0) return first
  if (updates.length <= mergeWidthMax) return Y.mergeUpdates([...updates])
  const portions: Uint8Array[] = []
  for (let start = 0; start < updates.length; start += mergeWidthMax) {
    portions.push(Y.mergeUpdates(updates.slice(start, start + mergeWidthMax)))
  }
  return mergeAll(portions)
}
