import type { ReadFrame } from './frameReader.ts'

/** What joiners of one plan were sent. Equal frames are kept once, and decoded only when somebody asks. */
export class ReceivedPlan {
  readonly #distinct: ReadFrame[] = []
  readonly #ofReader: Set<ReadFrame>[]

  constructor(readers: number) {
    this.#ofReader = Array.from({ length: readers }, () => new Set())
  }

  add(reader: number, frame: ReadFrame): void {
    const known = this.#distinct.find((other) => isSame(other, frame))
    if (known === undefined) this.#distinct.push(frame)
    this.#ofReader[reader]?.add(known ?? frame)
  }

  /** How many readers were sent everything up to these ends. */
  complete(ends: ReadonlyMap<number, number>): number {
    return this.#ofReader.filter((frames) => [...ends].every(([clientId, end]) => reaches(frames, clientId, end))).length
  }
}

/** Frames may come in any order; together they must leave no hole. */
function reaches(frames: Iterable<ReadFrame>, clientId: number, end: number): boolean {
  const parts = [...frames].flatMap((frame) => frame.clocks().get(clientId) ?? []).sort((a, b) => a.from - b.from)
  let reached = 0
  for (const { from, to } of parts) if (from <= reached) reached = Math.max(reached, to)
  return reached >= end
}

function isSame(a: ReadFrame, b: ReadFrame): boolean {
  if (a.arrival.type !== 'content' || b.arrival.type !== 'content') return false
  return Buffer.compare(a.arrival.update, b.arrival.update) === 0
}
