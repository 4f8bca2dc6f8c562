import * as Y from 'yjs'
import { compact, compactUnread } from '../storage/compaction.ts'
import type { Snapshot } from '../storage/UpdateLog.ts'
import { startThread, ThreadOverdue, type Thread } from '../threads/startThread.ts'
import { admit, type Verdict } from './admission.ts'
import type { Known } from './known.ts'
import { compactMsMax, examineMsMax } from './limits.ts'

/** Work on whole documents that takes too long for the thread that serves everybody. */
export interface DocumentWork {
  /** One snapshot of all rows up to `seq`, of the former snapshot's slices and the rows behind it. Rejects when it takes too long. */
  compact(seq: number, parts: readonly Uint8Array[]): Promise<Snapshot>
  /** What each of the slices holds beyond this state vector; slices that hold nothing beyond it are left out. */
  difference(slices: readonly Uint8Array[], stateVector: Uint8Array): Promise<readonly Uint8Array[]>
  /** `admit` for a large frame; null when it takes too long, which no honest frame does. */
  examine(known: Known, update: Uint8Array): Promise<Verdict | null>
  close(): Promise<void>
}

/** What the thread does; all functions are pure. */
export type DocumentCalls = {
  readonly compact: (work: { readonly seq: number; readonly parts: readonly Uint8Array[] }) => Snapshot
  readonly compactUnread: (work: { readonly seq: number; readonly parts: readonly Uint8Array[] }) => Snapshot
  readonly difference: (work: { readonly slices: readonly Uint8Array[]; readonly stateVector: Uint8Array }) => readonly Uint8Array[]
  readonly examine: (work: { readonly known: Known; readonly update: Uint8Array }) => Verdict
}

export const documentCalls: DocumentCalls = {
  compact: ({ seq, parts }) => compact(seq, parts),
  compactUnread: ({ seq, parts }) => compactUnread(seq, parts),
  difference: ({ slices, stateVector }) => differenceOf(slices, stateVector),
  examine: ({ known, update }) => admit(known, update),
}

/** Two threads that start when they are first needed: a compaction may take seconds, and readers wait for the other two. */
export function startDocumentWork(): DocumentWork {
  const compacting: Thread<DocumentCalls> = startThread('documentWork', null)
  const serving: Thread<DocumentCalls> = startThread('documentWork', null)
  return {
    async compact(seq, parts) {
      try {
        return await compacting.call('compact', { seq, parts }, compactMsMax)
      } catch (error) {
        if (!(error instanceof ThreadOverdue)) throw error
        return compacting.call('compactUnread', { seq, parts }, compactMsMax)
      }
    },
    difference: (slices, stateVector) => serving.call('difference', { slices, stateVector }),
    async examine(known, update) {
      try {
        return await serving.call('examine', { known, update }, examineMsMax)
      } catch (error) {
        if (error instanceof ThreadOverdue) return null
        throw error
      }
    },
    async close() {
      await Promise.all([compacting.close(), serving.close()])
    },
  }
}

export function differenceOf(slices: readonly Uint8Array[], stateVector: Uint8Array): Uint8Array[] {
  const clocks = Y.decodeStateVector(stateVector)
  const lacking = slices.filter((slice) => {
    for (const [clientId, clock] of Y.parseUpdateMeta(slice).to) if ((clocks.get(clientId) ?? 0) < clock) return true
    return false
  })
  return lacking.map((slice) => Y.diffUpdate(slice, stateVector))
}
