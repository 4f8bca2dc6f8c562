import type { Wire } from './Wire.ts'

/** Why a connection is not being read just now. */
type PauseReason = 'queue' | 'rate' | 'examination'

/** Reads on only when no reason to wait is left. What has been read already keeps its order. */
export class Inbound {
  readonly #wire: Wire
  readonly #reasons = new Set<PauseReason>()
  /** Frames that arrived before reading stopped, behind one that is being examined. */
  readonly #held: Uint8Array[] = []

  constructor(wire: Wire) {
    this.#wire = wire
  }

  pause(reason: PauseReason): void {
    if (this.#reasons.size === 0) this.#wire.pause()
    this.#reasons.add(reason)
  }

  get isExamining(): boolean {
    return this.#reasons.has('examination')
  }

  hold(frame: Uint8Array): void {
    this.#held.push(frame)
  }

  /** The next frame that was held, once nothing is being examined any more. */
  takeHeld(): Uint8Array | undefined {
    return this.isExamining ? undefined : this.#held.shift()
  }

  resume(reason: PauseReason): void {
    if (this.#reasons.delete(reason) && this.#reasons.size === 0) this.#wire.resume()
  }
}
