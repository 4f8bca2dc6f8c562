import type { Cancel, Clock } from './clock.ts'
import { answerBurstMax, answerIntervalMs } from './limits.ts'

/** The step 1 messages of one connection: answered a few at a time, of many that come at once the latest. */
export class Questions {
  readonly #clock: Clock
  readonly #mayAnswer: () => void
  #question: Uint8Array | null = null
  #answersLeft = answerBurstMax
  #cancelRefill: Cancel | null = null

  /** @param mayAnswer called when a question that had to wait may be taken */
  constructor(clock: Clock, mayAnswer: () => void) {
    this.#clock = clock
    this.#mayAnswer = mayAnswer
  }

  ask(stateVector: Uint8Array): void {
    this.#question = stateVector
  }

  /** The question to be answered now, or null. */
  take(): Uint8Array | null {
    const question = this.#question
    if (question === null || this.#answersLeft === 0) return null
    this.#question = null
    this.#answersLeft -= 1
    this.#cancelRefill ??= this.#clock.after(answerIntervalMs, () => this.#refill())
    return question
  }

  close(): void {
    this.#cancelRefill?.()
  }

  #refill(): void {
    this.#cancelRefill = null
    this.#answersLeft += 1
    if (this.#answersLeft < answerBurstMax) this.#cancelRefill = this.#clock.after(answerIntervalMs, () => this.#refill())
    this.#mayAnswer()
  }
}
