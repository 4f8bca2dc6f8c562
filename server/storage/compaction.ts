import * as Y from 'yjs'
import { mergeAll } from './mergeAll.ts'
import type { Snapshot } from './UpdateLog.ts'

/**
 * Makes one snapshot of all rows up to `seq`.
 *
 * A hydrated document forgets the content of what was deleted, which for plans
 * that are edited much is most of it. When it cannot be hydrated whole (an
 * update that Yjs does not integrate), the rows are merged as they are: a
 * snapshot must never hold less than the log.
 * @param parts the former snapshot and the rows behind it
 */
export function compact(seq: number, parts: readonly Uint8Array[]): Snapshot {
  const document = new Y.Doc({ gc: true })
  try {
    document.transact(() => {
      for (const part of parts) Y.applyUpdate(document, part)
    })
    if (document.store.pendingStructs !== null || document.store.pendingDs !== null) return merge(seq, parts)
    return { seq, update: Y.encodeStateAsUpdate(document), known: Y.encodeSnapshot(Y.snapshot(document)) }
  } catch {
    return merge(seq, parts)
  } finally {
    document.destroy()
  }
}

function merge(seq: number, parts: readonly Uint8Array[]): Snapshot {
  const update = mergeAll(parts)
  const { ds } = Y.decodeUpdate(update)
  const clocks = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(update))
  return { seq, update, known: Y.encodeSnapshot(Y.createSnapshot(ds, clocks)) }
}
