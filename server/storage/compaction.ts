import * as Y from 'yjs'
import { cutUpdate } from '../../shared/updates/cutUpdate.ts'
import { mergeAll } from './mergeAll.ts'
import type { Snapshot } from './UpdateLog.ts'

/**
 * Makes one snapshot of all rows up to `seq`.
 *
 * A hydrated document forgets the content of what was deleted, which for plans
 * that are edited much is most of it. When it cannot be hydrated whole (an
 * update that Yjs does not integrate), the rows are merged as they are: a
 * snapshot must never hold less than the log.
 * @param parts the former snapshot's slices and the rows behind it
 */
export function compact(seq: number, parts: readonly Uint8Array[]): Snapshot {
  const document = new Y.Doc({ gc: true })
  try {
    document.transact(() => {
      for (const part of parts) Y.applyUpdate(document, part)
    })
    if (document.store.pendingStructs !== null || document.store.pendingDs !== null) return compactUnread(seq, parts)
    return { seq, slices: cutUpdate(Y.encodeStateAsUpdate(document)), known: Y.encodeSnapshot(Y.snapshot(document)) }
  } catch {
    return compactUnread(seq, parts)
  } finally {
    document.destroy()
  }
}

/** The same without integrating anything: for rows that Yjs cannot integrate, or not in reasonable time. */
export function compactUnread(seq: number, parts: readonly Uint8Array[]): Snapshot {
  const update = mergeAll(parts)
  const { ds } = Y.decodeUpdate(update)
  const clocks = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update))
  return { seq, slices: cutUpdate(update), known: Y.encodeSnapshot(Y.createSnapshot(ds, clocks)) }
}
