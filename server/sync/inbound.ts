import type { Cancel, Clock } from './clock.ts'
import { FrameRate } from './frameRate.ts'
import type { Wire } from './Wire.ts'

/** Why a connection is not being read just now. */
type PauseReason = 'queue' | 'rate' | 'examination'

/** The incoming half of a connection. Reads on only when no reason to wait is left; what has been read already keeps its order. */
export class Inbound {
  readonly #wire: Wire
  readonly #clock: Clock
  readonly #rate: FrameRate
  readonly #reasons = new Set<PauseReason>()
  /** Frames that arrived before reading stopped, behind one that is being examined. */
  readonly #held: Uint8Array[] = []
  #cancelWait: Cancel | null = null

  constructor(wire: Wire, clock: Clock) {
    this.#wire = wire
    this.#clock = clock
    this.#rate = new FrameRate(clock.now())
  }

  /** Counts a frame. After one that came too fast, reading waits. */
  count(): void {
    const wait = this.#rate.take(this.#clock.now())
    if (wait <= 0) return
    this.pause('rate')
    // Thousands of small frames arrive in one piece: the last of them says how long all must wait.
    this.#cancelWait?.()
    this.#cancelWait = this.#clock.after(wait, () => {
      this.#cancelWait = null
      this.resume('rate')
    })
  }

  pause(reason: PauseReason): void {
    if (this.#reasons.size === 0) this.#wire.pause()
    this.#reasons.add(reason)
  }

  get isPaused(): boolean {
    return this.#reasons.size > 0
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

  close(): void {
    this.#cancelWait?.()
    this.#held.length = 0
  }
}
