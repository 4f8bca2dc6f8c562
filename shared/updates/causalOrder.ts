import * as Y from 'yjs'
import type { Section, Struct } from './writeUpdate.ts'

/** The structs that must exist before this one: its neighbours when it was written, and its parent. */
export function needs(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  const needed: Y.ID[] = []
  if (struct.origin !== null) needed.push(struct.origin)
  if (struct.rightOrigin !== null) needed.push(struct.rightOrigin)
  // Straight from the decoder, a parent is null, the name of a root, or the id of an item.
  const parent: unknown = struct.parent
  if (parent instanceof Y.ID) needed.push(parent)
  return needed
}

/**
 * All structs of an update in an order in which each comes after those that it
 * needs, as far as these are in the update, and after the earlier ones of its
 * clientID. Null when there is no such order: structs that need each other in a
 * circle, which no client can have written.
 */
export function causalOrder(sections: readonly Section[]): Struct[] | null {
  const runs = new Map(sections.map(({ clientId, structs }) => [clientId, { structs, next: 0, isOnStack: false }]))
  const ordered: Struct[] = []

  /** The run that must go on before this struct can follow, or null when nothing is missing. */
  const blockerOf = (struct: Struct) => {
    for (const { client, clock } of needs(struct)) {
      const run = runs.get(client)
      const next = run?.structs[run.next]
      if (run !== undefined && next !== undefined && next !== struct && next.id.clock <= clock) return run
    }
    return null
  }

  for (const first of runs.values()) {
    while (first.next < first.structs.length) {
      const stack = [first]
      first.isOnStack = true
      for (let run = stack.at(-1); run !== undefined; run = stack.at(-1)) {
        const struct = run.structs[run.next]!
        const blocker = blockerOf(struct)
        if (blocker === null) {
          ordered.push(struct)
          run.next += 1
          run.isOnStack = false
          stack.pop()
        } else if (blocker.isOnStack) {
          return null
        } else {
          blocker.isOnStack = true
          stack.push(blocker)
        }
      }
    }
  }
  return ordered
}
