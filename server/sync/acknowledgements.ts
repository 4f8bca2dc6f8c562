/**
 * Counts a connection's update frames from its start, and how many of them,
 * without a hole, are durable.
 */
export class Acknowledgements {
  #received = 0
  #confirmed = 0
  readonly #durable = new Set<number>()
  readonly #gaps = new Set<number>()

  /** The number of the frame just received, from 1. */
  next(): number {
    this.#received += 1
    return this.#received
  }

  get confirmed(): number {
    return this.#confirmed
  }

  /** How many frames wait: in the log's queue, or behind one that could not be placed. */
  get waiting(): number {
    return this.#received - this.#confirmed
  }

  /** The frame could not be placed; a later step 2, which brings all that its sender has, will cover it. */
  markGap(frame: number): void {
    this.#gaps.add(frame)
  }

  markDurable(frame: number, isStep2: boolean): void {
    this.#durable.add(frame)
    if (isStep2) this.#coverGapsBefore(frame)
    while (this.#durable.delete(this.#confirmed + 1)) this.#confirmed += 1
  }

  #coverGapsBefore(frame: number): void {
    for (const gap of this.#gaps) {
      if (gap >= frame) continue
      this.#gaps.delete(gap)
      this.#durable.add(gap)
    }
  }
}
