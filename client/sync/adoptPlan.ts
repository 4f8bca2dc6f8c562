import type { PlanRecords } from '../../shared/schema/decode.ts'
import { linkKinds } from '../../shared/schema/links.ts'
import { recordKinds } from '../../shared/schema/records.ts'
import { isEqual } from './isEqual.ts'
import type { PlanChange } from './projectRecords.ts'

type Difference = Pick<PlanChange, 'records' | 'links' | 'structure'>

/**
 * Makes the shown plan equal to another one, in place. What is equal keeps its
 * objects, so that rows which show it are not drawn again. Answers what was
 * not equal.
 */
export function adoptPlan(shown: PlanRecords, next: PlanRecords): Difference {
  const records = new Set<string>()
  const links = new Set<string>()
  for (const kind of recordKinds) adoptAll(shown.records[kind] as unknown as Map<string, object>, next.records[kind], records)
  for (const kind of linkKinds) adoptAll(shown.links[kind] as unknown as Map<string, object>, next.links[kind], links)
  const isMetaEqual = isEqual(shown.meta, next.meta)
  if (!isMetaEqual) Object.assign(shown, { meta: next.meta })
  return { records, links, structure: records.size + links.size > 0 || !isMetaEqual }
}

function adoptAll(shown: Map<string, object>, next: ReadonlyMap<string, object>, differing: Set<string>): void {
  for (const [key, entry] of next) {
    const before = shown.get(key)
    if (before && isEqual(before, entry)) continue
    shown.set(key, entry)
    differing.add(key)
  }
  if (shown.size === next.size) return
  for (const key of shown.keys()) {
    if (next.has(key)) continue
    shown.delete(key)
    differing.add(key)
  }
}
