import { frameBurstMax, framesPerSecondMax } from './limits.ts'

/** A bucket of frames that refills with time. */
export class FrameRate {
  #frames = frameBurstMax
  #countedAt: number

  constructor(now: number) {
    this.#countedAt = now
  }

  /** Counts one frame; how long to wait before reading the next, in milliseconds. */
  take(now: number): number {
    const refill = ((now - this.#countedAt) / 1000) * framesPerSecondMax
    this.#frames = Math.min(frameBurstMax, this.#frames + refill) - 1
    this.#countedAt = now
    return this.#frames >= 0 ? 0 : (-this.#frames / framesPerSecondMax) * 1000
  }
}
