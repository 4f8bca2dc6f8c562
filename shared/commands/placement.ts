import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'
import type { RecordKind } from '../schema/records.ts'
import type { Ordered } from '../queries/order.ts'
import type { PlanWriter } from './transact.ts'

export interface Placement {
  /** Keys for the placed records, in their order. */
  readonly keys: readonly string[]
  /** Siblings that need new keys, because their old ones leave no room. */
  readonly rekeyed: readonly Ordered[]
}

/**
 * Order keys for `count` records before `siblings[index]` (at the end when
 * `index` is the length). Two devices that insert at one place offline choose
 * the same key; the next insertion there gives the equal neighbours new ones,
 * since no key lies between two equal ones.
 */
export function placeAt(siblings: readonly Ordered[], index: number, count: number): Placement {
  if (!siblings.every((sibling) => isOrderKey(sibling.order))) return rekeyAll(siblings, index, count)
  const before = siblings[index - 1]?.order ?? null
  let end = index
  while (before !== null && end < siblings.length && siblings[end]!.order <= before) end += 1
  const keys = generateNKeysBetween(before, siblings[end]?.order ?? null, count + end - index)
  return {
    keys: keys.slice(0, count),
    rekeyed: siblings.slice(index, end).map((sibling, offset) => ({ id: sibling.id, order: keys[count + offset]! })),
  }
}

export function writeRekeyed(write: PlanWriter, kind: RecordKind, placement: Placement): void {
  for (const sibling of placement.rekeyed) write.set(kind, sibling.id, 'order', sibling.order)
}

function rekeyAll(siblings: readonly Ordered[], index: number, count: number): Placement {
  const keys = generateNKeysBetween(null, null, siblings.length + count)
  const forSiblings = [...keys.slice(0, index), ...keys.slice(index + count)]
  return {
    keys: keys.slice(index, index + count),
    rekeyed: siblings.map((sibling, place) => ({ id: sibling.id, order: forSiblings[place]! })),
  }
}

/** Damaged or foreign keys must not make the library throw in the middle of a command. */
function isOrderKey(key: string): boolean {
  try {
    generateKeyBetween(key, null)
    return key !== ''
  } catch {
    return false
  }
}
