import { markRaw } from 'vue'
import * as Y from 'yjs'
import type { PlanRecords } from '../../shared/schema/decode.ts'
import { openPlanDoc } from '../../shared/schema/planDoc.ts'
import { decodeGradually } from './decodeGradually.ts'
import type { UnsentRow } from './unsentRow.ts'
import { projectRecords, type PlanChange, type Projection } from './projectRecords.ts'

/** Origin of work that the device brings: loaded, or made in another tab. */
export const deviceOrigin = Object.freeze({ from: 'device' })

/** One Yjs document with its projection. A session opens another one after a refusal, under a new clientID. */
export interface PlanDocument {
  readonly doc: Y.Doc
  readonly projection: Projection
  close(): void
}

export interface PlanDocumentEvents {
  readonly changed: (change: PlanChange) => void
  /** Somebody's work entered the document, from whatever side. */
  readonly updated: (update: Uint8Array, origin: unknown, records: ReadonlySet<string>) => void
}

/** A document as it was loaded, which nobody has written to yet, and its records. */
export interface LoadedDocument {
  readonly doc: Y.Doc
  readonly plan: PlanRecords
}

/**
 * A document of what the device has: slices first, one per task, then the rows that are not refused.
 * @param shown records on show; those that the document has just so keep their objects
 */
export async function loadPlanDocument(
  slices: readonly Uint8Array[], rows: readonly UnsentRow[], pause: () => Promise<void>, shown?: PlanRecords,
): Promise<LoadedDocument & { readonly damaged: number }> {
  const doc = markRaw(openPlanDoc(new Y.Doc()))
  let damaged = 0
  const sendable = rows.filter(({ refused }) => refused === null)
  for (const update of [...slices, ...sendable.map((row) => row.update)]) {
    if (!applyFromDevice(doc, update)) damaged += 1
    await pause()
  }
  return { doc, plan: await decodeGradually(doc, pause, shown), damaged }
}

export function watchPlanDocument(doc: Y.Doc, events: PlanDocumentEvents, decoded?: PlanRecords): PlanDocument {
  let records: ReadonlySet<string> = new Set()
  const projection = projectRecords(doc, (change) => {
    records = change.records
    events.changed(change)
  }, decoded)
  // Yjs tells the update after the observers, so that the records are those of this transaction.
  const tellUpdate = (update: Uint8Array, origin: unknown): void => {
    events.updated(update, origin, records)
    records = new Set()
  }
  doc.on('update', tellUpdate)
  return {
    doc,
    projection,
    close() {
      projection.close()
      doc.off('update', tellUpdate)
      doc.destroy()
    },
  }
}

/** False when the update cannot be read; then the document is as it was. */
export function applyFromDevice(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    Y.applyUpdate(doc, update, deviceOrigin)
    return true
  } catch {
    return false
  }
}
