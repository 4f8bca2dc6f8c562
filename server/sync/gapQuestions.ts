import type { Gap } from './admission.ts'
import type { Cancel, Clock } from './clock.ts'
import { gapQuestionIntervalMs, gapQuestionsMax } from './limits.ts'

/**
 * Asks a connection for what its updates refer to: one question at a time, at
 * most once a second, and not for ever. While a question is on its way nothing
 * is counted: a slow network is no reason to close.
 */
export class GapQuestions {
  readonly #clock: Clock
  readonly #ask: () => void
  readonly #giveUp: () => void
  readonly #asked = new Map<string, number>()
  #lastAskedAt = -Infinity
  #cancelNext: Cancel | null = null
  #isWaiting = false

  constructor(clock: Clock, ask: () => void, giveUp: () => void) {
    this.#clock = clock
    this.#ask = ask
    this.#giveUp = giveUp
  }

  /** The other side has been asked for all that it has, here or at the connection's start. */
  asked(): void {
    this.#isWaiting = true
    this.#lastAskedAt = this.#clock.now()
  }

  /** A step 2 arrived: it holds everything that was sent before it. */
  answered(): void {
    this.#isWaiting = false
  }

  found({ clientId, clock }: Gap): void {
    if (this.#isWaiting || this.#cancelNext !== null) return
    const wait = this.#lastAskedAt + gapQuestionIntervalMs - this.#clock.now()
    const gap = `${clientId}:${clock}`
    if (wait <= 0) this.#question(gap)
    else this.#cancelNext = this.#clock.after(wait, () => this.#question(gap))
  }

  /** Something complete arrived: what was missing is there. */
  filled(): void {
    this.#asked.clear()
    this.close()
  }

  close(): void {
    this.#cancelNext?.()
    this.#cancelNext = null
  }

  #question(gap: string): void {
    this.#cancelNext = null
    const asked = this.#asked.get(gap) ?? 0
    if (asked >= gapQuestionsMax) {
      this.#giveUp()
      return
    }
    this.#asked.set(gap, asked + 1)
    this.#ask()
  }
}
