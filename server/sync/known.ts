import * as Y from 'yjs'
import type { Range, Ranges } from '../../shared/updates/writeUpdate.ts'

/**
 * What a document holds, without the document: the next clock of each clientID,
 * and the deleted ranges, sorted and without overlap.
 */
export interface Known {
  readonly clocks: Map<number, number>
  readonly deleted: Map<number, Range[]>
}

/** @param snapshot `Y.encodeSnapshot` of the document, or null for an empty one */
export function createKnown(snapshot: Uint8Array | null): Known {
  const known: Known = { clocks: new Map(), deleted: new Map() }
  if (snapshot === null) return known
  const { sv, ds } = Y.decodeSnapshot(snapshot)
  for (const [clientId, clock] of sv) known.clocks.set(clientId, clock)
  for (const [clientId, items] of ds.clients) {
    known.deleted.set(clientId, coalesce(items.map(({ clock, len }) => ({ clock, length: len }))))
  }
  return known
}

export function addClocks(known: Known, ends: ReadonlyMap<number, number>): void {
  for (const [clientId, end] of ends) known.clocks.set(clientId, Math.max(end, known.clocks.get(clientId) ?? 0))
}

export function addDeleted(known: Known, ranges: Ranges): void {
  for (const [clientId, added] of ranges) {
    const old = known.deleted.get(clientId)
    // An edit deletes one value or two; a whole delete set is joined in one pass.
    if (old !== undefined && added.length <= 8) for (const range of added) insert(old, range)
    else known.deleted.set(clientId, coalesce([...(old ?? []), ...added]))
  }
}

/** The parts of the (sorted) ranges that are not yet known as deleted. */
export function newlyDeleted(known: Known, clientId: number, ranges: readonly Range[]): Range[] {
  const old = known.deleted.get(clientId) ?? []
  const fresh: Range[] = []
  let index = firstEndingAfter(old, ranges[0]?.clock ?? 0)
  for (const range of ranges) {
    const end = range.clock + range.length
    let clock = range.clock
    while (clock < end) {
      while (endOf(old[index]) <= clock) index += 1
      const next = old[index]
      const freeUntil = Math.min(end, next?.clock ?? end)
      if (freeUntil > clock) fresh.push({ clock, length: freeUntil - clock })
      clock = Math.min(end, Math.max(freeUntil, next === undefined ? end : endOf(next)))
    }
  }
  return fresh
}

/** Sorted, overlapping and touching ranges joined. */
export function coalesce(ranges: readonly Range[]): Range[] {
  const joined: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.clock - b.clock)) {
    const last = joined.at(-1)
    if (last !== undefined && range.clock <= endOf(last)) {
      const end = Math.max(endOf(last), endOf(range))
      joined[joined.length - 1] = { clock: last.clock, length: end - last.clock }
    } else {
      joined.push(range)
    }
  }
  return joined
}

/** As y-protocols writes a state vector. */
export function encodeClocks(clocks: ReadonlyMap<number, number>): Uint8Array {
  return Y.encodeStateVector(new Map(clocks))
}

function insert(ranges: Range[], { clock, length }: Range): void {
  const from = firstEndingAfter(ranges, clock - 1)
  let start = clock
  let end = clock + length
  let to = from
  for (let next = ranges[to]; next !== undefined && next.clock <= end; next = ranges[to]) {
    start = Math.min(start, next.clock)
    end = Math.max(end, endOf(next))
    to += 1
  }
  ranges.splice(from, to - from, { clock: start, length: end - start })
}

function endOf(range: Range | undefined): number {
  return range === undefined ? Infinity : range.clock + range.length
}

/** Binary search: a document's history of deletions is long, an edit touches its end. */
function firstEndingAfter(ranges: readonly Range[], clock: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (endOf(ranges[middle]) <= clock) low = middle + 1
    else high = middle
  }
  return low
}
