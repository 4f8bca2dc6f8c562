/**
 * The update-carrying frames of one connection, in the order in which they were
 * sent. The server acknowledges how many of them are durable; rows are
 * confirmed when their frame is among them.
 */
export class FrameLedger {
  /** The device's rows in each frame; none in an answer to the server's question. */
  readonly #frames: (readonly string[])[] = []
  #acknowledged = 0

  sent(rows: readonly string[]): void {
    this.#frames.push(rows)
  }

  /** The rows that this acknowledgement confirms. A count that goes back or beyond what was sent is cut off. */
  acknowledge(count: number): string[] {
    const upTo = Math.min(count, this.#frames.length)
    const confirmed = this.#frames.slice(this.#acknowledged, upTo).flat()
    this.#acknowledged = Math.max(this.#acknowledged, upTo)
    return confirmed
  }

  get outstanding(): number {
    return this.#frames.length - this.#acknowledged
  }
}
