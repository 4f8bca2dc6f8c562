import * as Y from 'yjs'
import { readEntries, type ClockRange } from '../../shared/review/entries.ts'
import type { Collision } from '../../shared/review/collision.ts'
import { CROSSING_MS } from '../../shared/review/archivedMeanwhile.ts'
import type { Receipt, Receipts } from '../../shared/review/receipts.ts'
import { reviewRow } from '../../shared/review/reviewRow.ts'
import { openPlanDoc } from '../../shared/schema/planDoc.ts'

/** A log in memory that is reviewed row by row, as the server does it, without a database. */
export interface ReviewedLog {
  readonly seq: number
  readonly doc: Y.Doc
  readonly rows: readonly Uint8Array[]
  readonly collisions: readonly Collision[]
  append(update: Uint8Array, said?: Partial<Omit<Receipt, 'seq'>>): void
  /** As after a restart: the document is read from what was kept of it. */
  restart(): void
}

/** Rows come so far apart that none can have crossed another one. */
export const ROW_MS = 2 * CROSSING_MS

export function createReviewedLog(): ReviewedLog {
  let doc = openPlanDoc()
  let collisions: readonly Collision[] = []
  const rows: Uint8Array[] = []
  const received: (Receipt & { readonly clocks: readonly ClockRange[] })[] = []
  let at = Date.UTC(2026, 0, 1)

  const receipts: Receipts = {
    of({ clientId, clock }) {
      const found = received.find(({ clocks }) => clocks.some((range) => range.clientId === clientId && range.from <= clock && clock < range.to))
      if (found === undefined) throw new Error(`No row brought ${clientId}:${clock}`)
      return found
    },
    unknownTo({ seq, at: then, madeBeforeSync, readSeq }) {
      const isUnknown = (earlier: Receipt): boolean => (madeBeforeSync ? readSeq !== undefined && earlier.seq > readSeq : earlier.at >= then - CROSSING_MS)
      return received.filter((earlier) => earlier.seq < seq && isUnknown(earlier)).flatMap(({ clocks }) => clocks)
    },
  }

  return {
    get seq() {
      return rows.length
    },
    get doc() {
      return doc
    },
    rows,
    get collisions() {
      return collisions
    },
    append(update, said = {}) {
      rows.push(update)
      at += ROW_MS
      const receipt: Receipt = { seq: rows.length, at, userId: 'ada', connectionId: 'c-1', madeBeforeSync: false, isRelay: false, ...said }
      const { changes, clocks } = readEntries(doc, () => Y.applyUpdate(doc, update))
      const { found, goOn } = reviewRow(doc, changes, receipt, receipts)
      received.push({ ...receipt, clocks })
      collisions = [...collisions.flatMap((collision) => goOn(collision) ?? []), ...found]
    },
    restart() {
      const kept = Y.encodeStateAsUpdateV2(doc)
      doc = openPlanDoc()
      Y.applyUpdateV2(doc, kept)
    },
  }
}
