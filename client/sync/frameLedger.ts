/**
 * The update-carrying frames of one connection, in the order in which they were
 * sent. The server acknowledges how many of them are durable; a row is
 * confirmed when its frame is among them.
 */
export class FrameLedger {
  /** Row of each frame, or null for a frame that carries no row of the device. */
  readonly #frames: (string | null)[] = []
  #acknowledged = 0

  sent(row: string | null): void {
    this.#frames.push(row)
  }

  /** The rows that this acknowledgement confirms. A count that goes back or beyond what was sent is cut off. */
  acknowledge(count: number): string[] {
    const upTo = Math.min(count, this.#frames.length)
    const confirmed = this.#frames.slice(this.#acknowledged, upTo).filter((row) => row !== null)
    this.#acknowledged = Math.max(this.#acknowledged, upTo)
    return confirmed
  }

  get outstanding(): number {
    return this.#frames.length - this.#acknowledged
  }
}
