import type { Wire } from './Wire.ts'

/** Why a connection is not being read just now. */
type PauseReason = 'queue' | 'rate'

/** Reads on only when no reason to wait is left. */
export class Inbound {
  readonly #wire: Wire
  readonly #reasons = new Set<PauseReason>()

  constructor(wire: Wire) {
    this.#wire = wire
  }

  pause(reason: PauseReason): void {
    if (this.#reasons.size === 0) this.#wire.pause()
    this.#reasons.add(reason)
  }

  resume(reason: PauseReason): void {
    if (this.#reasons.delete(reason) && this.#reasons.size === 0) this.#wire.resume()
  }
}
