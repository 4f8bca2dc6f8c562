import { closeCode, closeReason } from '../../shared/protocol/closeCodes.ts'
import type { Cancel, Clock } from './clock.ts'
import { lagMsMax, progressBytesMin } from './limits.ts'
import type { Wire } from './Wire.ts'

/** Ends the connection of a reader that is behind and takes nothing; one that is merely slow may be slow. */
export class StandstillWatch {
  readonly #wire: Wire
  readonly #clock: Clock
  #cancel: Cancel | null = null

  constructor(wire: Wire, clock: Clock) {
    this.#wire = wire
    this.#clock = clock
  }

  start(): void {
    const { unsentBytes } = this.#wire
    this.#cancel = this.#clock.after(lagMsMax, () => {
      if (this.#wire.unsentBytes > unsentBytes - progressBytesMin) this.#wire.close(closeCode.tryAgainLater, closeReason.tooSlow)
      else this.start()
    })
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }
}
