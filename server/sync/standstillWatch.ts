import { closeCode, closeReason } from '../../shared/protocol/closeCodes.ts'
import type { Cancel, Clock } from './clock.ts'
import { lagMsMax, progressBytesMin } from './limits.ts'
import type { Wire } from './Wire.ts'

/** Ends the connection of a reader that is behind and takes nothing; one that is merely slow may be slow. */
export class StandstillWatch {
  readonly #wire: Wire
  readonly #clock: Clock
  #givenBytes = 0
  #cancel: Cancel | null = null

  constructor(wire: Wire, clock: Clock) {
    this.#wire = wire
    this.#clock = clock
  }

  /** So much was given to the wire: as a reader drains it is given more, so what is unsent says nothing of what it takes. */
  gave(bytes: number): void {
    this.#givenBytes += bytes
  }

  start(): void {
    const taken = this.#takenBytes
    this.#cancel = this.#clock.after(lagMsMax, () => {
      if (this.#takenBytes < taken + progressBytesMin) this.#wire.close(closeCode.tryAgainLater, closeReason.tooSlow)
      else this.start()
    })
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }

  get #takenBytes(): number {
    return this.#givenBytes - this.#wire.unsentBytes
  }
}
