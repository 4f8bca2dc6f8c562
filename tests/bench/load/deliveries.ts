import type { ReadFrame } from './frameReader.ts'
import type { Latencies } from './latencies.ts'
import { WrongResult } from './WrongResult.ts'

/**
 * Counts edits as they arrive. Each edit of a writer is one clock of its
 * clientID, so the clocks of an update say how far that writer's edits have come,
 * however many of them a server puts into one frame.
 */
export class Deliveries {
  readonly #writers: ReadonlyMap<number, number>
  /** Per reader, per writer: edits that have arrived. */
  readonly #arrived: Uint32Array[]
  readonly #sentAt: number[][]
  #delivered = 0

  /** @param writers the clientIDs of those who write; reader n is writer n, and is not counted for itself */
  constructor(writers: readonly number[], readers: number) {
    this.#writers = new Map(writers.map((clientId, writer) => [clientId, writer]))
    this.#arrived = Array.from({ length: readers }, () => new Uint32Array(writers.length))
    this.#sentAt = writers.map(() => [])
  }

  /** Edits that have arrived at others than their writers, once per reader. */
  get delivered(): number {
    return this.#delivered
  }

  /** How many there will be when everything sent so far has arrived. */
  get expected(): number {
    const sent = this.#sentAt.reduce((sum, { length }) => sum + length, 0)
    return sent * (this.#arrived.length - 1)
  }

  /** To be called just before a writer's next edit is sent. */
  sent(writer: number, at: number): void {
    this.#sentAt[writer]?.push(at)
  }

  /** @param latencies where to note how long each edit took; left out while warming up */
  received(reader: number, frame: ReadFrame, at: number, latencies?: Latencies): void {
    const arrived = this.#arrived[reader]
    if (arrived === undefined) throw new Error(`There is no reader ${reader}`)
    for (const [clientId, { from, to }] of frame.clocks()) {
      const writer = this.#writers.get(clientId)
      if (writer === undefined || writer === reader) continue
      const before = arrived[writer] ?? 0
      if (from > before) throw new WrongResult(`Edits ${before} to ${from} of writer ${writer} never reached reader ${reader}`)
      if (to <= before) continue
      arrived[writer] = to
      this.#delivered += to - before
      if (latencies !== undefined) for (let edit = before; edit < to; edit += 1) latencies.add(at - (this.#sentAt[writer]?.[edit] ?? at))
    }
  }

  /** Says what is missing, for an error. */
  missing(): string {
    return `${this.expected - this.#delivered} of ${this.expected} edits have not arrived`
  }
}
