import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import { decodePlan } from '../../../shared/schema/decode.ts'
import { openPlanDoc } from '../../../shared/schema/planDoc.ts'
import type { Snapshot } from '../UpdateLog.ts'

/**
 * A snapshot is what its rows make: same state vector, same deletions, same
 * records; its slices need only earlier ones, and `known` says what they hold.
 * @param doc made of all rows up to the snapshot's end
 */
export function verifySnapshot({ slices, known }: Snapshot, doc: Y.Doc): string[] {
  const copy = openPlanDoc()
  try {
    for (const [index, slice] of slices.entries()) {
      Y.applyUpdate(copy, slice)
      if (copy.store.pendingStructs !== null || copy.store.pendingDs !== null) return [`Part ${index + 1} of the snapshot needs something that the parts before it do not have.`]
    }
    const held = Y.snapshot(copy)
    const problems: string[] = []
    if (!Y.equalSnapshots(held, Y.snapshot(doc))) problems.push('The snapshot does not hold what its rows hold.')
    else if (!isDeepStrictEqual(decodePlan(copy), decodePlan(doc))) problems.push('The snapshot reads differently from its rows.')
    if (!Y.equalSnapshots(held, Y.decodeSnapshot(known))) problems.push('The snapshot says wrongly what it holds.')
    return problems
  } catch (error) {
    return [`The snapshot cannot be applied (${error instanceof Error ? error.message : String(error)}).`]
  } finally {
    copy.destroy()
  }
}
