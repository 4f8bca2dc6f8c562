import * as Y from 'yjs'
import type { Id } from '../../shared/ids.ts'
import { readEntries, type Arrival } from '../../shared/review/entries.ts'
import type { Receipt, Receipts } from '../../shared/review/receipts.ts'
import { reviewRow, type RowReview } from '../../shared/review/reviewRow.ts'
import { applyAndRead, type WrittenValue } from '../../shared/review/writtenValues.ts'
import { decodeMeta, decodePlan, decodeRecord, type PlanMeta, type PlanRecords } from '../../shared/schema/decode.ts'
import { metaRoot, openPlanDoc, recordRoot } from '../../shared/schema/planDoc.ts'
import type { RecordKind } from '../../shared/schema/records.ts'

/** A plan as it stands after one row of its log, in memory. */
export interface HydratedPlan {
  /** The last row that was applied. */
  readonly seq: number
  readonly meta: PlanMeta
  readonly records: PlanRecords['records']
  /** How many pieces its document has: what it weighs. */
  readonly structCount: number
  /**
   * Applies the next row and says what it wrote, and what arrived without ever
   * standing there. Throws when it cannot be applied, or not wholly; the plan is of no use then.
   */
  apply(update: Uint8Array): AppliedRow
  /** What the row that was applied last collides with. */
  review(row: AppliedRow, receipt: Receipt, receipts: Receipts): RowReview
  /** The document, V2 encoding. */
  encode(): Uint8Array
  close(): void
}

export interface AppliedRow extends Arrival {
  readonly written: readonly WrittenValue[]
}

/** What a plan is read from: updates up to and with row `seq`, without a gap. */
export interface PlanBase {
  readonly seq: number
  readonly updates: readonly Uint8Array[]
  readonly encoding: 'V1' | 'V2'
}

export function hydratePlan(base: PlanBase): HydratedPlan {
  const doc = openPlanDoc()
  // One by one: a large plan arrives in slices, each of which is complete with the earlier ones.
  for (const update of base.updates) (base.encoding === 'V2' ? Y.applyUpdateV2 : Y.applyUpdate)(doc, update)
  refusePending(doc, base.seq)
  const records = decodePlan(doc).records as { readonly [Kind in RecordKind]: Map<Id<Kind>, unknown> }
  let meta = decodeMeta(metaRoot(doc))
  let { seq } = base

  const follow = (written: WrittenValue): void => {
    if (written.on === 'meta') meta = decodeMeta(metaRoot(doc))
    if (written.on !== 'record' && written.on !== 'created' && written.on !== 'removed') return
    const { kind, id } = written
    const decoded = decodeRecord(kind, id, recordRoot(doc, kind).get(id))
    const ofKind = records[kind] as Map<string, unknown>
    if (decoded === null) ofKind.delete(id)
    else ofKind.set(id, decoded)
  }

  return {
    get seq() {
      return seq
    },
    get meta() {
      return meta
    },
    records: records as unknown as PlanRecords['records'],
    get structCount() {
      return [...doc.store.clients.values()].reduce((sum, structs) => sum + structs.length, 0)
    },
    apply(update) {
      let written: readonly WrittenValue[] = []
      const arrival = readEntries(doc, () => { written = applyAndRead(doc, update) })
      refusePending(doc, seq + 1)
      seq += 1
      for (const value of written) follow(value)
      return { ...arrival, written }
    },
    review: ({ changes }, receipt, receipts) => reviewRow(doc, changes, receipt, receipts),
    encode: () => Y.encodeStateAsUpdateV2(doc),
    close: () => doc.destroy(),
  }
}

function refusePending(doc: Y.Doc, seq: number): void {
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error(`Row ${seq} needs something that the rows before it do not have`)
}
