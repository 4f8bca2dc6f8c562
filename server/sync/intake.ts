import type { Logger } from 'pino'
import { assertNever } from '../../shared/result.ts'
import { closeCode, closeReason } from '../../shared/protocol/closeCodes.ts'
import type { NewRow, StoredState } from '../storage/UpdateLog.ts'
import { emptyUpdate } from '../storage/mergeAll.ts'
import { admit, type Gain, type Verdict } from './admission.ts'
import { Authorship } from './authorship.ts'
import type { Clock } from './clock.ts'
import type { Waiting } from './commitQueue.ts'
import type { Connection } from './connection.ts'
import type { DocumentWork } from './documentWork.ts'
import { addClocks, addDeleted, createKnown, encodeClocks, type Known } from './known.ts'
import { documentBytesMax, frameBytesAside, newClientIdsPerConnectionMax, unacknowledgedFramesMax } from './limits.ts'

export interface IntakeOptions {
  readonly document: string
  readonly clock: Clock
  readonly logger: Logger
  readonly work: Pick<DocumentWork, 'examine'>
  /** What is stored of the document, and on its way. */
  storedBytes(): number
  /** A frame is to be stored, or counts when all before it is. */
  enqueue(entry: Waiting<Connection>): void
  /** A large frame has been examined: the connection goes on with the next. */
  examined(connection: Connection): void
}

/**
 * The way of a connection's updates to the log: each is checked against all
 * that is stored or on its way there, never against a hydrated document.
 */
export class Intake {
  readonly #options: IntakeOptions
  /** What is stored or on its way into the log. */
  readonly #known: Known
  readonly #authorship: Authorship

  constructor(state: StoredState, options: IntakeOptions) {
    this.#options = options
    this.#known = createKnown(state.snapshot?.known ?? null)
    this.#authorship = new Authorship(state.authors)
  }

  get stateVector(): Uint8Array {
    return encodeClocks(this.#known.clocks)
  }

  get clocks(): ReadonlyMap<number, number> {
    return this.#known.clocks
  }

  /**
   * Takes in a row that is stored already; answers what of it can be sent to
   * others. A row that the log should never have taken (it is damaged, or
   * refers to what is missing) is left out: the plan opens without it.
   */
  learn(update: Uint8Array, seq: number): Uint8Array {
    const verdict = admit(this.#known, update)
    if (verdict.kind === 'complete') this.#remember(verdict.gain)
    if (verdict.kind === 'complete' || verdict.kind === 'nothingNew') return update
    this.#options.logger.error({ document: this.#options.document, seq, kind: verdict.kind }, 'a stored row is damaged and left out; run "pacta verify"')
    return emptyUpdate
  }

  take(connection: Connection, update: Uint8Array, isStep2: boolean): void {
    if (!connection.canWrite) connection.close(closeCode.forbidden, closeReason.readOnly)
    else if (connection.acknowledgements.waiting >= unacknowledgedFramesMax) connection.close(closeCode.incomplete, closeReason.neverComplete)
    else if (update.length > frameBytesAside) void this.#examineAside(connection, update, isStep2)
    else this.#settle(connection, admit(this.#known, update), isStep2)
  }

  leave(connection: Connection): void {
    this.#authorship.leave(connection)
  }

  /** Reading a large frame takes too long for the thread that serves everybody: this one connection waits. */
  async #examineAside(connection: Connection, update: Uint8Array, isStep2: boolean): Promise<void> {
    connection.inbound.pause('examination')
    const clocksAsked = new Map(this.#known.clocks)
    const verdict = await this.#options.work.examine(this.#known, update).catch((error: unknown) => {
      this.#options.logger.error({ err: error, document: this.#options.document }, 'could not examine a frame')
      connection.close(closeCode.tryAgainLater, closeReason.notStored)
      return null
    })
    if (!connection.isClosed) {
      if (verdict === null) connection.close(closeCode.malformed, closeReason.unreadable)
      else if (!connection.canWrite) connection.close(closeCode.forbidden, closeReason.readOnly)
      else this.#settle(connection, this.#hasMovedOn(verdict, clocksAsked) ? admit(this.#known, update) : verdict, isStep2)
    }
    connection.inbound.resume('examination')
    this.#options.examined(connection)
  }

  /** Another connection has brought some of the same work meanwhile: what the verdict would add is no longer all new. */
  #hasMovedOn(verdict: Verdict, clocksAsked: ReadonlyMap<number, number>): boolean {
    if (verdict.kind !== 'complete') return false
    return [...verdict.gain.ends.keys()].some((clientId) => this.#known.clocks.get(clientId) !== clocksAsked.get(clientId))
  }

  #settle(connection: Connection, verdict: Verdict, isStep2: boolean): void {
    const frame = connection.acknowledgements.next()
    const madeBeforeSync = !connection.isInSync
    if (isStep2) {
      connection.isInSync = true
      connection.gaps.answered()
    }
    switch (verdict.kind) {
      case 'malformed':
        connection.close(closeCode.malformed, closeReason.malformedUpdate)
        break
      case 'gap':
        connection.acknowledgements.markGap(frame)
        connection.gaps.found(verdict.gap)
        break
      case 'nothingNew':
        if (!isStep2 && this.#authorship.belongsToOther(connection, verdict.carried)) this.#refuseForeign(connection)
        else this.#options.enqueue({ sender: connection, frame, isStep2, row: null, ends: new Map() })
        break
      case 'complete':
        if (this.#isForeign(connection, verdict, isStep2)) this.#refuseForeign(connection)
        else if (this.#isWithinLimits(connection, verdict.gain)) this.#store(connection, frame, verdict.gain, isStep2, madeBeforeSync)
        break
      default:
        assertNever(verdict)
    }
  }

  /** An update is its sender's own work. A step 2 may bring work of others that was lost here, but none of those who are writing now. */
  #isForeign(connection: Connection, { carried, gain }: Extract<Verdict, { kind: 'complete' }>, isStep2: boolean): boolean {
    if (this.#authorship.isForeign(connection, gain.ends.keys())) return true
    return !isStep2 && this.#authorship.belongsToOther(connection, carried)
  }

  #refuseForeign(connection: Connection): void {
    connection.close(closeCode.foreignClientId, closeReason.foreignClientId)
  }

  #isWithinLimits(connection: Connection, { update, ends }: Gain): boolean {
    connection.newClientIds += this.#authorship.countNew(ends.keys())
    const isFull = this.#options.storedBytes() + update.length > documentBytesMax
    const tooMany = connection.newClientIds > newClientIdsPerConnectionMax
    if (isFull || tooMany) connection.close(closeCode.tooLarge, isFull ? closeReason.planFull : closeReason.tooManyClientIds)
    return !isFull && !tooMany
  }

  #store(connection: Connection, frame: number, gain: Gain, isStep2: boolean, madeBeforeSync: boolean): void {
    const { id: connectionId, user } = connection
    const { update, ends } = gain
    this.#remember(gain)
    if (!isStep2) this.#authorship.markLive(connection, ends.keys())
    const newClientIds = this.#authorship.claim(user.id, ends.keys(), isStep2)
    const read = connection.readSeq === null ? {} : { readSeq: connection.readSeq }
    const row: NewRow = { update, userId: user.id, connectionId, at: this.#options.clock.now(), madeBeforeSync, ...read, newClientIds, isRelay: isStep2 }
    this.#options.enqueue({ sender: connection, frame, isStep2, row, ends })
  }

  #remember({ ends, deleted }: Gain): void {
    addClocks(this.#known, ends)
    addDeleted(this.#known, deleted)
  }
}
