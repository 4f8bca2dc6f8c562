import * as Y from 'yjs'
import { largePlanHistory } from '../../../server/demonstration/largePlan.ts'
import { compact } from '../../../server/storage/compaction.ts'
import { mergeAll } from '../../../server/storage/mergeAll.ts'
import { createKnown } from '../../../server/sync/known.ts'
import { writeDeletions } from '../../../shared/updates/writeUpdate.ts'

/** How often each field of each task was written. */
export const EDITS_PER_FIELD = 3

/** What a plan of some size holds; all plans of one size hold the same. */
export interface PlanContent {
  readonly tasks: number
  /** The plan's history: one update per edit. */
  readonly updates: readonly Uint8Array[]
  readonly whole: Uint8Array
  readonly stateVector: Uint8Array
  /** clientID → the clock behind its last struct. */
  readonly ends: ReadonlyMap<number, number>
  /** The plan's whole delete set, which a Yjs client sends along at each reconnect. */
  readonly deletions: Uint8Array
}

export function makeContent(tasks: number): PlanContent {
  const updates = [...largePlanHistory({ tasks, editsPerField: EDITS_PER_FIELD })]
  const { slices, known } = compact(updates.length, updates)
  const whole = mergeAll(slices)
  const { clocks: ends, deleted } = createKnown(known)
  return { tasks, updates, whole, ends, stateVector: Y.encodeStateVector(new Map(ends)), deletions: writeDeletions(deleted) }
}
