import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { causalOrder } from './causalOrder.ts'
import { writeUpdate, type Range, type Section, type Struct } from './writeUpdate.ts'

/** Applying this much takes a slow device a few hundredths of a second: no frame of its page is late by more. */
export const sliceBytesMax = 64 * 1024

/**
 * Cuts an update into slices of about `bytesMax`, each of which needs only
 * earlier ones, so that a page can apply one after the other and breathe in
 * between. Applied in order they give what the update gives. An update that
 * cannot be cut (it has holes, or structs that nobody can integrate) comes back whole.
 * @param update in V1 encoding, as are the slices
 */
export function cutUpdate(update: Uint8Array, bytesMax = sliceBytesMax): Uint8Array[] {
  if (update.length <= bytesMax) return [update]
  const { structs, ds } = Y.decodeUpdate(update)
  if (structs.some((struct) => struct instanceof Y.Skip)) return [update]
  const ordered = causalOrder(toSections(structs))
  if (ordered === null) return [update]
  const deletions = new Deletions(ds)
  const slices: Uint8Array[] = []
  let slice = new Slice()
  for (const struct of ordered) {
    slice.add(struct)
    if (slice.bytes < bytesMax) continue
    slices.push(slice.write(deletions))
    slice = new Slice()
  }
  // What is deleted but not in this update goes with the last slice.
  if (!slice.isEmpty || deletions.rest().size > 0 || slices.length === 0) slices.push(slice.write(deletions, deletions.rest))
  return slices
}

function toSections(structs: readonly Struct[]): Section[] {
  const runs = new Map<number, Struct[]>()
  for (const struct of structs) {
    const run = runs.get(struct.id.client)
    if (run === undefined) runs.set(struct.id.client, [struct])
    else run.push(struct)
  }
  return [...runs].map(([clientId, run]) => sectionOf(clientId, run))
}

function sectionOf(clientId: number, structs: readonly Struct[]): Section {
  const last = structs.at(-1)!
  return { clientId, structs, start: structs[0]!.id.clock, end: last.id.clock + last.length }
}

class Slice {
  readonly #runs = new Map<number, Struct[]>()
  /** Written once just to know how large they are. */
  readonly #scale = new Y.UpdateEncoderV1()

  get isEmpty(): boolean {
    return this.#runs.size === 0
  }

  get bytes(): number {
    return encoding.length(this.#scale.restEncoder)
  }

  add(struct: Struct): void {
    struct.write(this.#scale, 0)
    const run = this.#runs.get(struct.id.client)
    if (run === undefined) this.#runs.set(struct.id.client, [struct])
    else run.push(struct)
  }

  write(deletions: Deletions, rest: () => ReadonlyMap<number, readonly Range[]> = () => new Map()): Uint8Array {
    const sections = [...this.#runs].map(([clientId, run]) => sectionOf(clientId, run))
    const deleted = new Map<number, readonly Range[]>()
    for (const { clientId, start, end } of sections) {
      const ranges = deletions.take(clientId, start, end)
      if (ranges.length > 0) deleted.set(clientId, ranges)
    }
    for (const [clientId, ranges] of rest()) deleted.set(clientId, [...(deleted.get(clientId) ?? []), ...ranges])
    return writeUpdate(sections, new Map(), deleted)
  }
}

/** The update's delete set, handed out piece by piece; each clientID's pieces are asked for in the order of their clocks. */
class Deletions {
  readonly #left: Map<number, Range[]>

  constructor({ clients }: ReturnType<typeof Y.decodeUpdate>['ds']) {
    // Backwards, so that the next one is the last.
    this.#left = new Map([...clients].map(([clientId, items]) => [
      clientId, items.map(({ clock, len }) => ({ clock, length: len })).sort((a, b) => b.clock - a.clock),
    ]))
  }

  /** Those within the clocks from `start` to `end`; what lies before `start` stays for the rest. */
  take(clientId: number, start: number, end: number): Range[] {
    const left = this.#left.get(clientId)
    const taken: Range[] = []
    const before: Range[] = []
    for (let next = left?.at(-1); left !== undefined && next !== undefined && next.clock < end; next = left.at(-1)) {
      left.pop()
      const nextEnd = next.clock + next.length
      const from = Math.max(next.clock, start)
      const to = Math.min(nextEnd, end)
      if (next.clock < start) before.push({ clock: next.clock, length: Math.min(nextEnd, start) - next.clock })
      if (to > from) taken.push({ clock: from, length: to - from })
      if (nextEnd > end) {
        left.push({ clock: end, length: nextEnd - end })
        break
      }
    }
    left?.push(...before.reverse())
    return taken
  }

  readonly rest = (): ReadonlyMap<number, readonly Range[]> => {
    return new Map([...this.#left].filter(([, ranges]) => ranges.length > 0).map(([clientId, ranges]) => [clientId, [...ranges].reverse()]))
  }
}
