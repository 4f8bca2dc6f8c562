import type { Gap } from './admission.ts'
import type { Cancel, Clock } from './clock.ts'
import { gapQuestionIntervalMs, gapQuestionsMax } from './limits.ts'

/** Asks a connection for what its updates refer to: at most once a second, and not for ever. */
export class GapQuestions {
  readonly #clock: Clock
  readonly #ask: () => void
  readonly #giveUp: () => void
  readonly #asked = new Map<string, number>()
  #lastAskedAt = -Infinity
  #cancelNext: Cancel | null = null

  constructor(clock: Clock, ask: () => void, giveUp: () => void) {
    this.#clock = clock
    this.#ask = ask
    this.#giveUp = giveUp
  }

  found({ clientId, clock }: Gap): void {
    if (this.#cancelNext !== null) return
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
    this.#lastAskedAt = this.#clock.now()
    this.#ask()
  }
}
