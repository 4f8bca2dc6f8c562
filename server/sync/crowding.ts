import * as Y from 'yjs'
import type { Section } from '../../shared/updates/writeUpdate.ts'
import { crowdMax } from './limits.ts'

/** Fewer structs than this cannot cost anybody much, however they stand. */
const structsMin = 1000

/**
 * Whether one clientID writes again and again into the same place between the
 * same neighbours. A client that sees its own work cannot: what it wrote first
 * is the neighbour of what it writes next. Yjs compares each such struct with
 * all others of its place, so that a single frame of them would keep the server's
 * compaction and every reader busy for hours.
 */
export function isCrowded(sections: readonly Section[]): boolean {
  for (const { structs } of sections) {
    if (structs.length < structsMin) continue
    const crowds = new Map<string, number>()
    for (const struct of structs) {
      if (!(struct instanceof Y.Item)) continue
      const place = placeOf(struct)
      const crowd = (crowds.get(place) ?? 0) + 1
      if (crowd > crowdMax) return true
      crowds.set(place, crowd)
    }
  }
  return false
}

function placeOf({ origin, rightOrigin, parent, parentSub }: Y.Item): string {
  const neighbours = `${idOf(origin)}|${idOf(rightOrigin)}`
  // With a neighbour, the update does not say the parent: it is the neighbour's.
  if (origin !== null || rightOrigin !== null) return neighbours
  return `${neighbours}|${parent instanceof Y.ID ? idOf(parent) : String(parent)}|${parentSub ?? ''}`
}

function idOf(id: Y.ID | null): string {
  return id === null ? '' : `${id.client}:${id.clock}`
}
