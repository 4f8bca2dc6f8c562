import * as Y from 'yjs'
import { cutUpdate } from '../../shared/updates/cutUpdate.ts'
import type { LogReader } from '../storage/sqlite/logReader.ts'

/** Of rows that are read in one go. */
const PORTION_BYTES = 1024 * 1024

/**
 * A plan's document as it stood after row `seq`, of the log's rows; a snapshot
 * that is not later saves reading what it covers. Throws when a row is missing
 * or cannot be applied.
 * @returns updates in V1 encoding, each of which needs only earlier ones
 */
export function slicesAt(log: Pick<LogReader, 'snapshot' | 'rowsAfter'>, document: string, seq: number): readonly Uint8Array[] {
  // With gc, as a snapshot: of what was overwritten before, nothing is sent.
  const hydrated = new Y.Doc({ gc: true })
  try {
    let reached = applySnapshot(log, document, seq, hydrated)
    while (reached < seq) {
      const rows = log.rowsAfter(document, reached, PORTION_BYTES).filter((row) => row.seq <= seq)
      if (rows.length === 0) throw new Error(`Row ${reached + 1} is missing`)
      applyTogether(hydrated, rows.map(({ update }) => update))
      reached += rows.length
    }
    if (hydrated.store.pendingStructs !== null || hydrated.store.pendingDs !== null) throw new Error(`Rows up to ${seq} need something that they do not have`)
    return cutUpdate(Y.encodeStateAsUpdate(hydrated))
  } finally {
    hydrated.destroy()
  }
}

function applySnapshot(log: Pick<LogReader, 'snapshot'>, document: string, seq: number, hydrated: Y.Doc): number {
  const snapshot = log.snapshot(document)
  if (snapshot === null || snapshot.seq > seq) return 0
  applyTogether(hydrated, snapshot.slices)
  return snapshot.seq
}

/** In one transaction: what is deleted is then forgotten once, not at every row. */
function applyTogether(hydrated: Y.Doc, updates: readonly Uint8Array[]): void {
  hydrated.transact(() => updates.forEach((update) => Y.applyUpdate(hydrated, update)))
}
