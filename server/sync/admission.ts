import * as Y from 'yjs'
import { needs } from '../../shared/updates/causalOrder.ts'
import { isMergeable, writeUpdate, type Range, type Section } from '../../shared/updates/writeUpdate.ts'
import { newlyDeleted, type Known } from './known.ts'
import { readUpdate, type ReadUpdate } from './readUpdate.ts'

/** What an admitted update adds to a document. */
export interface Gain {
  /** The update without what was known already. */
  readonly update: Uint8Array
  /** clientID → the clock behind its last new struct. */
  readonly ends: ReadonlyMap<number, number>
  readonly deleted: ReadonlyMap<number, readonly Range[]>
}

/** The first thing that an update refers to and nobody has sent. */
export interface Gap {
  readonly clientId: number
  readonly clock: number
}

export type Verdict =
  | { readonly kind: 'complete'; readonly carried: Carried; readonly gain: Gain }
  | { readonly kind: 'nothingNew'; readonly carried: Carried }
  | { readonly kind: 'gap'; readonly gap: Gap }
  | { readonly kind: 'malformed' }

/** clientID → whether the update carries work of it that was known already, under the same clocks at least. */
export type Carried = ReadonlyMap<number, boolean>

/**
 * Whether an update of unknown origin may become a row of the log: it must be
 * readable, and complete given what is known, since a row that waits for another
 * would be invisible in the snapshot and hold up everything behind it.
 */
export function admit(known: Known, update: Uint8Array): Verdict {
  const read = readUpdate(update)
  if (read === null) return { kind: 'malformed' }
  const problem = findProblem(known, read)
  if (problem !== null) return problem
  const sections = read.sections.filter(({ clientId, end }) => end > clockOf(known, clientId))
  const deleted = newDeletions(known, read)
  const carried = new Map(read.sections.map(({ clientId, start }) => [clientId, start < clockOf(known, clientId)]))
  if (sections.length === 0 && deleted.size === 0) return { kind: 'nothingNew', carried }
  const ends = new Map(sections.map(({ clientId, end }) => [clientId, end]))
  return { kind: 'complete', carried, gain: { update: cutKnownParts(known, read, update, sections, deleted), ends, deleted } }
}

type Problem = Extract<Verdict, { kind: 'gap' | 'malformed' }>

function findProblem(known: Known, { sections, deleted }: ReadUpdate): Problem | null {
  const ends = new Map(sections.map(({ clientId, end }) => [clientId, end]))
  const has = (clientId: number, clock: number): boolean =>
    clock < clockOf(known, clientId) || clock < (ends.get(clientId) ?? 0)

  for (const { clientId, start, structs } of sections) {
    const knownClock = clockOf(known, clientId)
    if (start > knownClock) return gapAt(clientId, knownClock)
    for (const struct of structs) {
      if (struct.id.clock + struct.length <= knownClock) continue
      if (struct instanceof Y.Skip) return gapAt(clientId, Math.max(knownClock, struct.id.clock))
      for (const needed of needs(struct)) {
        // A struct follows what it refers to; Yjs throws on the contrary.
        if (needed.client === clientId && needed.clock >= struct.id.clock) return { kind: 'malformed' }
        if (!has(needed.client, needed.clock)) return gapAt(needed.client, needed.clock)
      }
    }
  }
  for (const [clientId, ranges] of deleted) {
    const last = ranges.at(-1)
    if (last !== undefined && !has(clientId, last.clock + last.length - 1)) return gapAt(clientId, last.clock)
  }
  return null
}

function newDeletions(known: Known, { deleted }: ReadUpdate): Map<number, Range[]> {
  const fresh = new Map<number, Range[]>()
  for (const [clientId, ranges] of deleted) {
    const added = newlyDeleted(known, clientId, ranges)
    if (added.length > 0) fresh.set(clientId, added)
  }
  return fresh
}

function cutKnownParts(
  known: Known,
  read: ReadUpdate,
  update: Uint8Array,
  sections: readonly Section[],
  deleted: ReadonlyMap<number, readonly Range[]>,
): Uint8Array {
  const isAllNew =
    sections.length === read.sections.length &&
    sections.every(({ clientId, start }) => start === clockOf(known, clientId)) &&
    // Rows are merged for the wire: one in an order of its own would make others' work vanish there.
    isMergeable(sections) &&
    countLength(deleted) === countLength(read.deleted)
  // A copy in any case: the update is a window on the socket's much larger buffer.
  return isAllNew ? Uint8Array.from(update) : writeUpdate(sections, known.clocks, deleted)
}

function countLength(deleted: ReadonlyMap<number, readonly Range[]>): number {
  let sum = 0
  for (const ranges of deleted.values()) for (const { length } of ranges) sum += length
  return sum
}

function clockOf(known: Known, clientId: number): number {
  return known.clocks.get(clientId) ?? 0
}

function gapAt(clientId: number, clock: number): Problem {
  return { kind: 'gap', gap: { clientId, clock } }
}
