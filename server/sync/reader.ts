import type { StoredRow } from '../storage/UpdateLog.ts'
import { closeCode, closeReason } from '../../shared/protocol/closeCodes.ts'
import { encodeUpdate } from '../../shared/protocol/messages.ts'
import { mergeAll } from '../storage/mergeAll.ts'
import type { Cancel, Clock } from './clock.ts'
import { answerBurstMax, answerIntervalMs, lagMsMax, progressBytesMin, unsentBytesLow, unsentBytesMax } from './limits.ts'
import type { Wire } from './Wire.ts'

/** What a reader needs of its room. */
export interface Source {
  readonly seq: number
  answer(stateVector: Uint8Array): Uint8Array[]
  rowsAfter(seq: number): Promise<StoredRow[]>
}

/**
 * The outgoing half of a connection. A reader that does not keep up is sent
 * nothing more until its socket has drained, and then what it missed from the
 * log: the server's memory never holds what a reader does not take.
 */
export class Reader {
  readonly #wire: Wire
  readonly #clock: Clock
  readonly #source: Source
  /** Up to here it has been sent everything; null until its first step 1 was answered. */
  #sentSeq: number | null = null
  #isLagging = false
  #isCatchingUp = false
  #isClosed = false
  #question: Uint8Array | null = null
  #answersLeft = answerBurstMax
  #cancelRefill: Cancel | null = null
  #cancelWatch: Cancel | null = null

  constructor(wire: Wire, clock: Clock, source: Source) {
    this.#wire = wire
    this.#clock = clock
    this.#source = source
  }

  /** Small and necessary, such as an acknowledgement. */
  send(frame: Uint8Array): void {
    if (this.#isClosed) return
    this.#wire.send(frame)
    this.#checkLag()
  }

  /** Updates up to `seq`; what a lagging reader misses here it gets from the log. */
  push(frame: Uint8Array, seq: number): void {
    if (this.#sentSeq === null || this.#isLagging) return
    this.send(frame)
    this.#sentSeq = seq
  }

  /** Its own rows need not be sent back to it. */
  skip(seq: number): void {
    if (this.#sentSeq !== null && !this.#isLagging) this.#sentSeq = seq
  }

  /** Worth nothing when it is late. */
  sendIfFree(frame: Uint8Array): void {
    if (!this.#isLagging) this.send(frame)
  }

  /** Answers a step 1, at once or when the socket has drained; of many that come at once, the latest. */
  answer(stateVector: Uint8Array): void {
    if (this.#isClosed) return
    if (this.#isLagging || this.#answersLeft === 0) {
      this.#question = stateVector
      return
    }
    this.#answersLeft -= 1
    this.#cancelRefill ??= this.#clock.after(answerIntervalMs, () => this.#refill())
    for (const frame of this.#source.answer(stateVector)) this.#wire.send(frame)
    this.#sentSeq = this.#source.seq
    this.#checkLag()
  }

  /** To be called whenever the network took something. */
  drained(): void {
    if (this.#isLagging && !this.#isCatchingUp && this.#wire.unsentBytes <= unsentBytesLow) void this.#catchUp()
  }

  close(): void {
    this.#isClosed = true
    this.#cancelWatch?.()
    this.#cancelRefill?.()
  }

  #refill(): void {
    this.#cancelRefill = null
    this.#answersLeft += 1
    if (this.#answersLeft < answerBurstMax) this.#cancelRefill = this.#clock.after(answerIntervalMs, () => this.#refill())
    const question = this.#question
    if (question === null || this.#isLagging) return
    this.#question = null
    this.answer(question)
  }

  #checkLag(): void {
    if (this.#isLagging || this.#wire.unsentBytes <= unsentBytesMax) return
    this.#isLagging = true
    this.#watch(this.#wire.unsentBytes)
  }

  #watch(unsentBytes: number): void {
    this.#cancelWatch = this.#clock.after(lagMsMax, () => {
      if (this.#wire.unsentBytes > unsentBytes - progressBytesMin) this.#wire.close(closeCode.tryAgainLater, closeReason.tooSlow)
      else this.#watch(this.#wire.unsentBytes)
    })
  }

  async #catchUp(): Promise<void> {
    this.#isCatchingUp = true
    try {
      while (!this.#isClosed && this.#wire.unsentBytes <= unsentBytesLow && this.#isLagging) await this.#sendMissed()
    } catch {
      this.#wire.close(closeCode.tryAgainLater, closeReason.notStored)
    }
    this.#isCatchingUp = false
  }

  async #sendMissed(): Promise<void> {
    if (this.#question !== null) {
      const question = this.#question
      this.#question = null
      this.#stopLagging()
      this.answer(question)
    } else if (this.#sentSeq === null || this.#sentSeq === this.#source.seq) {
      this.#stopLagging()
    } else {
      const rows = await this.#source.rowsAfter(this.#sentSeq)
      if (this.#isClosed) return
      this.#wire.send(encodeUpdate(mergeAll(rows.map(({ update }) => update))))
      this.#sentSeq = rows.at(-1)?.seq ?? this.#sentSeq
    }
  }

  #stopLagging(): void {
    this.#isLagging = false
    this.#cancelWatch?.()
    this.#cancelWatch = null
  }
}
