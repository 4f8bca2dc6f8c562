import { closeCode, closeReason } from '../../shared/protocol/closeCodes.ts'
import { encodeCursor, encodeStep2 } from '../../shared/protocol/messages.ts'
import type { Cursor } from '../../shared/protocol/cursor.ts'
import { emptyUpdate } from '../storage/mergeAll.ts'
import type { Clock } from './clock.ts'
import { unsentBytesLow, unsentBytesMax } from './limits.ts'
import type { Missed } from './missedRows.ts'
import { Questions } from './questions.ts'
import { Resumption } from './resumption.ts'
import { StandstillWatch } from './standstillWatch.ts'
import type { Wire } from './Wire.ts'

/** What a reader needs of its room. */
export interface Source {
  readonly epoch: string
  readonly seq: number
  /** The next clock of each clientID in the durable rows up to `seq`. */
  readonly clocks: ReadonlyMap<number, number>
  answer(stateVector: Uint8Array): readonly Uint8Array[] | Promise<readonly Uint8Array[]>
  missedAfter(seq: number): Promise<Missed>
}

/**
 * The outgoing half of a connection. A reader that does not keep up, or comes
 * back with a cursor, is served from the log as its socket drains: the server's
 * memory never holds what a reader does not take.
 */
export class Reader {
  readonly #wire: Wire
  readonly #source: Source
  readonly #questions: Questions
  readonly #standstill: StandstillWatch
  readonly #wantsCursors: boolean
  /** Where the device had read to; of use for the first question only. */
  #cursor: Cursor | null
  #resumption: Resumption | null = null
  /** Up to here it has been sent everything; null until its first step 1 was answered. */
  #sentSeq: number | null = null
  #toldSeq = -1
  /** The rest of an answer, for when the socket has drained; up to `seq` it holds everything. */
  #answerLeft: { readonly frames: readonly Uint8Array[]; readonly seq: number } | null = null
  #isBehind = false
  #isAnswering = false
  #isCatchingUp = false
  #isClosed = false

  /** @param cursor what the client's query said, or null; `wantsCursors`: it understands message 121 */
  constructor(wire: Wire, clock: Clock, source: Source, { cursor, wantsCursors }: { readonly cursor: Cursor | null; readonly wantsCursors: boolean }) {
    this.#wire = wire
    this.#source = source
    this.#cursor = cursor
    this.#wantsCursors = wantsCursors
    this.#questions = new Questions(clock, () => this.#answerNext())
    this.#standstill = new StandstillWatch(wire, clock)
  }

  /** Small and necessary, such as an acknowledgement. */
  send(frame: Uint8Array): void {
    if (this.#isClosed) return
    this.#give(frame)
    if (this.#wire.unsentBytes > unsentBytesMax) this.#fallBehind()
  }

  /** Updates up to `seq`; what a reader that is behind misses here it gets from the log. */
  push(frame: Uint8Array, seq: number): void {
    if (!this.#isLive) return
    this.send(frame)
    this.#sentSeq = seq
  }

  /** Its own rows need not be sent back to it. */
  skip(seq: number): void {
    if (this.#isLive) this.#sentSeq = seq
  }

  /** Worth nothing when it is late. */
  sendIfFree(frame: Uint8Array): void {
    if (!this.#isBehind) this.send(frame)
  }

  /** Answers a step 1, at once or when the socket has drained; of many that come at once, the latest. */
  answer(stateVector: Uint8Array): void {
    if (this.#isClosed) return
    this.#questions.ask(stateVector)
    this.#answerNext()
  }

  /** Says how far it has been sent the log, unless it knows. */
  tellCursor(): void {
    const seq = this.#sentSeq
    if (!this.#wantsCursors || !this.#isLive || seq === null || seq === this.#toldSeq) return
    this.#toldSeq = seq
    this.send(encodeCursor({ epoch: this.#source.epoch, seq }))
  }

  /** To be called whenever the network took something. */
  drained(): void {
    if (this.#isBehind && !this.#isCatchingUp && this.#wire.unsentBytes <= unsentBytesLow) void this.#catchUp()
  }

  close(): void {
    this.#isClosed = true
    this.#answerLeft = null
    this.#standstill.stop()
    this.#questions.close()
  }

  /** It takes less than it is sent, and is watched for taking anything at all. */
  get isBehind(): boolean {
    return this.#isBehind
  }

  get #isLive(): boolean {
    return this.#sentSeq !== null && !this.#isBehind && !this.#isAnswering
  }

  #answerNext(): void {
    if (this.#isBehind || this.#isAnswering || this.#isClosed) return
    const stateVector = this.#questions.take()
    if (stateVector === null) return
    this.#resumption = Resumption.begin(this.#cursor, stateVector, this.#source)
    this.#cursor = null
    if (this.#resumption === null) return this.#answerWhole(stateVector)
    this.#sentSeq = this.#resumption.fromSeq
    this.#fallBehind()
    this.drained()
  }

  #answerWhole(stateVector: Uint8Array): void {
    const { seq } = this.#source
    const answer = this.#source.answer(stateVector)
    if (answer instanceof Promise) void this.#answerLater(answer, seq)
    else this.#sendAnswer(answer, seq)
  }

  async #answerLater(answer: Promise<readonly Uint8Array[]>, seq: number): Promise<void> {
    this.#isAnswering = true
    try {
      this.#sendAnswer(await answer, seq)
    } catch {
      this.#wire.close(closeCode.tryAgainLater, closeReason.notStored)
    }
  }

  /** @param seq up to which the answer holds everything */
  #sendAnswer(frames: readonly Uint8Array[], seq: number): void {
    this.#isAnswering = false
    if (this.#isClosed) return
    this.#giveAnswer(frames, seq)
    if (this.#answerLeft !== null || this.#wire.unsentBytes > unsentBytesMax || seq < this.#source.seq) {
      this.#fallBehind()
      this.drained()
    } else {
      this.#liveAgain()
    }
  }

  /** As much of an answer as a socket holds at once. */
  #giveAnswer(frames: readonly Uint8Array[], seq: number): void {
    let given = 0
    for (const frame of frames) {
      if (this.#wire.unsentBytes > unsentBytesMax) break
      this.#give(frame)
      given += 1
    }
    this.#answerLeft = given < frames.length ? { frames: frames.slice(given), seq } : null
    if (this.#answerLeft === null) this.#sentSeq = seq
  }

  #give(frame: Uint8Array): void {
    const unsentBefore = this.#wire.unsentBytes
    this.#wire.send(frame)
    // Of what the network took at once nothing was ever unsent.
    this.#standstill.gave(Math.max(frame.length, this.#wire.unsentBytes - unsentBefore))
  }

  #fallBehind(): void {
    if (this.#isBehind) return
    this.#isBehind = true
    this.#standstill.start()
  }

  async #catchUp(): Promise<void> {
    this.#isCatchingUp = true
    try {
      while (!this.#isClosed && this.#isBehind && this.#wire.unsentBytes <= unsentBytesLow) await this.#sendMissed()
    } catch {
      this.#wire.close(closeCode.tryAgainLater, closeReason.notStored)
    }
    this.#isCatchingUp = false
  }

  async #sendMissed(): Promise<void> {
    if (this.#answerLeft !== null) return this.#giveAnswer(this.#answerLeft.frames, this.#answerLeft.seq)
    // It may be ahead: the log has rows whose commit the room is still to hear of.
    if (this.#sentSeq === null || this.#sentSeq >= this.#source.seq) return this.#caughtUp()
    const missed = await this.#source.missedAfter(this.#sentSeq)
    if (this.#isClosed) return
    this.#resumption?.sent(missed)
    for (const frame of missed.frames) this.#give(frame)
    this.#sentSeq = missed.seq
  }

  #caughtUp(): void {
    const resumption = this.#resumption
    this.#resumption = null
    this.#isBehind = false
    this.#standstill.stop()
    if (resumption === null) return this.#liveAgain()
    // The device lacks what the cursor says it has: its copy was damaged, or the server lost rows.
    if (!resumption.isWhole) return this.#answerWhole(resumption.stateVector)
    this.#give(encodeStep2(emptyUpdate))
    this.#liveAgain()
  }

  #liveAgain(): void {
    this.tellCursor()
    this.#answerNext()
  }
}

