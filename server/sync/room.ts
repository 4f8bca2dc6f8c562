import * as Y from 'yjs'
import { assertNever } from '../../shared/result.ts'
import { closeCode, closeReason, type CloseCode } from '../../shared/protocol/closeCodes.ts'
import { decodeMessage, encodeUpdate } from '../../shared/protocol/messages.ts'
import type { NewRow, StoredState } from '../storage/UpdateLog.ts'
import { mergeAll } from '../storage/mergeAll.ts'
import { admit, type Gain, type Verdict } from './admission.ts'
import { Authorship } from './authorship.ts'
import type { Clock } from './clock.ts'
import { CommitQueue, type Waiting } from './commitQueue.ts'
import { Connection, type Visitor } from './connection.ts'
import { addClocks, addDeleted, createKnown, encodeClocks, type Known } from './known.ts'
import { catchUpBytesMax, roomQueueBytesLow, roomQueueBytesMax } from './limits.ts'
import { emptyPresence, Presence } from './presence.ts'
import { SnapshotKeeper, type SnapshotOptions } from './snapshotKeeper.ts'
import { createStoredDocument, type StoredDocument } from './storedDocument.ts'
import type { Wire } from './Wire.ts'

export interface RoomOptions extends SnapshotOptions {
  readonly clock: Clock
  /** The room is of no use any more: the next visitor loads it anew. */
  onFailed(room: Room): void
  onEmpty(room: Room): void
}

/**
 * The meeting place of all connections to one document. A frame passes through
 * admission, then the log; only when it is durable its sender is told so, and
 * the others see it.
 */
export class Room {
  readonly #options: RoomOptions
  readonly #stored: StoredDocument
  /** What is stored or on its way into the log. */
  readonly #known: Known
  readonly #authorship: Authorship
  readonly #connections = new Set<Connection>()
  readonly #presence: Presence
  readonly #queue: CommitQueue<Connection>
  readonly #snapshots: SnapshotKeeper
  #isReadingPaused = false

  constructor(state: StoredState, options: RoomOptions) {
    this.#options = options
    this.#stored = createStoredDocument(state)
    this.#known = createKnown(state.snapshot?.known ?? null)
    for (const { update } of state.tail) this.#learn(update)
    this.#authorship = new Authorship(state.authors)
    this.#snapshots = new SnapshotKeeper(this.#stored, options)
    this.#presence = new Presence(options.clock)
    this.#queue = new CommitQueue({
      append: (rows) => options.log.append(options.document, this.#stored.seq, rows),
      committed: (batch) => this.#committed(batch),
      failed: (error) => this.#fail(error),
    })
  }

  get document(): string {
    return this.#options.document
  }

  get connections(): ReadonlySet<Connection> {
    return this.#connections
  }

  get queuedBytes(): number {
    return this.#queue.bytes
  }

  connect(visitor: Visitor, wire: Wire): Connection {
    const { log, document, clock } = this.#options
    const stored = this.#stored
    const connection: Connection = new Connection(visitor, {
      wire,
      clock,
      onClose: () => this.disconnect(connection),
      stateVector: () => encodeClocks(this.#known.clocks),
      source: {
        get seq() {
          return stored.seq
        },
        answer: (stateVector) => stored.answer(stateVector),
        rowsAfter: (seq) => log.rowsAfter(document, seq, catchUpBytesMax),
      },
    })
    this.#connections.add(connection)
    connection.greet()
    this.#presence.join(connection)
    if (this.#isReadingPaused) connection.inbound.pause('queue')
    return connection
  }

  /** The socket has closed, or is about to. */
  disconnect(connection: Connection): void {
    connection.stop()
    if (!this.#connections.delete(connection)) return
    this.#authorship.leave(connection)
    this.#presence.leave(connection)
    if (this.#connections.size === 0) this.#options.onEmpty(this)
  }

  receive(connection: Connection, frame: Uint8Array): void {
    if (connection.isClosed) return
    this.#slowDown(connection)
    const message = decodeMessage(frame)
    switch (message?.type) {
      case 'step1':
        if (isStateVector(message.stateVector)) connection.reader.answer(Uint8Array.from(message.stateVector))
        else connection.close(closeCode.malformed, closeReason.malformedMessage)
        break
      case 'step2':
      case 'update':
        this.#take(connection, message.update, message.type === 'step2')
        break
      case 'awareness':
        this.#takePresence(connection, message.update)
        break
      case 'queryAwareness':
        this.#presence.join(connection)
        break
      case 'acknowledgement':
      case 'cursor':
      case 'role':
      case undefined:
        connection.close(closeCode.malformed, closeReason.malformedMessage)
        break
      default:
        assertNever(message)
    }
  }

  heartbeat(): void {
    for (const connection of this.#connections) connection.reader.sendIfFree(emptyPresence)
  }

  /** Ends every connection, and waits until what they sent is durable. */
  async close(code: CloseCode, reason: string): Promise<void> {
    await this.#queue.idle()
    this.#closeConnections(code, reason)
  }

  /** For a room without visitors, which nobody waits for. */
  async compactIfWorthwhile(): Promise<void> {
    await this.#queue.idle()
    await this.#snapshots.keepOnClose()
  }

  #take(connection: Connection, update: Uint8Array, isStep2: boolean): void {
    if (!connection.canWrite) {
      connection.close(closeCode.forbidden, closeReason.readOnly)
      return
    }
    const frame = connection.acknowledgements.next()
    const verdict = admit(this.#known, update)
    const madeBeforeSync = !connection.isInSync
    if (isStep2) {
      connection.isInSync = true
      connection.gaps.answered()
    }
    if (this.#isForeign(connection, verdict, isStep2)) {
      connection.close(closeCode.foreignClientId, closeReason.foreignClientId)
      return
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
        this.#enqueue({ sender: connection, frame, isStep2, row: null })
        break
      case 'complete':
        if (!isStep2) this.#authorship.markLive(connection, verdict.gain.ends.keys())
        this.#enqueue({ sender: connection, frame, isStep2, row: this.#makeRow(connection, verdict.gain, madeBeforeSync) })
        break
      default:
        assertNever(verdict)
    }
  }

  /** An update is its sender's own work. A step 2 may bring work of others that was lost here, but none of those who are writing now. */
  #isForeign(connection: Connection, verdict: Verdict, isStep2: boolean): boolean {
    if (verdict.kind !== 'complete' && verdict.kind !== 'nothingNew') return false
    if (verdict.kind === 'complete' && this.#authorship.isForeign(connection, verdict.gain.ends.keys())) return true
    return !isStep2 && this.#authorship.belongsToOther(connection, verdict.writers)
  }

  #makeRow(connection: Connection, { update, ends, deleted }: Gain, madeBeforeSync: boolean): NewRow {
    addClocks(this.#known, ends)
    addDeleted(this.#known, deleted)
    const { id: connectionId, user } = connection
    const newClientIds = this.#authorship.claimNew(user.id, ends.keys())
    return { update, userId: user.id, connectionId, at: this.#options.clock.now(), madeBeforeSync, newClientIds }
  }

  #enqueue(entry: Waiting<Connection>): void {
    this.#queue.add(entry)
    if (this.#isReadingPaused || this.#queue.bytes <= roomQueueBytesMax) return
    this.#isReadingPaused = true
    for (const connection of this.#connections) connection.inbound.pause('queue')
  }

  #committed(batch: readonly Waiting<Connection>[]): void {
    const rows = batch.filter(({ row }) => row !== null)
    this.#stored.append(rows.flatMap(({ row }) => (row === null ? [] : [row.update])))
    for (const { sender, frame, isStep2, row } of batch) {
      sender.acknowledgements.markDurable(frame, isStep2)
      if (isStep2 && row !== null) sender.gaps.filled()
    }
    for (const sender of new Set(batch.map(({ sender }) => sender))) sender.acknowledge()
    if (rows.length > 0) this.#fanOut(rows)
    this.#readOn()
    void this.#snapshots.keep()
  }

  /** One frame for everybody: the sender of all of it is left out, of several each gets its own back too. */
  #fanOut(rows: readonly Waiting<Connection>[]): void {
    const senders = new Set(rows.map(({ sender }) => sender))
    const [onlySender] = senders.size === 1 ? senders : []
    const frame = encodeUpdate(mergeAll(rows.flatMap(({ row }) => (row === null ? [] : [row.update]))))
    for (const { reader } of this.#connections) {
      if (reader === onlySender?.reader) reader.skip(this.#stored.seq)
      else reader.push(frame, this.#stored.seq)
    }
  }

  #readOn(): void {
    if (!this.#isReadingPaused || this.#queue.bytes > roomQueueBytesLow) return
    this.#isReadingPaused = false
    for (const connection of this.#connections) connection.inbound.resume('queue')
  }

  #takePresence(connection: Connection, update: Uint8Array): void {
    const verdict = this.#presence.receive(connection, update)
    if (verdict === 'malformed') connection.close(closeCode.malformed, closeReason.malformedMessage)
    if (verdict === 'tooLarge') connection.close(closeCode.tooLarge, closeReason.frameTooLarge)
  }

  #slowDown(connection: Connection): void {
    const { clock } = this.#options
    const wait = connection.rate.take(clock.now())
    if (wait <= 0) return
    connection.inbound.pause('rate')
    clock.after(wait, () => connection.inbound.resume('rate'))
  }

  #fail(error: unknown): void {
    this.#options.logger.error({ err: error, document: this.document }, 'could not store updates; the room is reloaded')
    this.#options.onFailed(this)
    this.#closeConnections(closeCode.tryAgainLater, closeReason.notStored)
  }

  #closeConnections(code: CloseCode, reason: string): void {
    this.#presence.close()
    for (const connection of this.#connections) connection.close(code, reason)
  }

  #learn(update: Uint8Array): void {
    const verdict = admit(this.#known, update)
    if (verdict.kind === 'complete') {
      addClocks(this.#known, verdict.gain.ends)
      addDeleted(this.#known, verdict.gain.deleted)
    } else if (verdict.kind !== 'nothingNew') {
      throw new Error(`A stored row of ${this.document} is damaged: ${verdict.kind}`)
    }
  }
}

function isStateVector(bytes: Uint8Array): boolean {
  try {
    Y.decodeStateVector(bytes)
    return true
  } catch {
    return false
  }
}
