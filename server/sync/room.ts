import * as Y from 'yjs'
import { assertNever } from '../../shared/result.ts'
import { closeCode, closeReason, type CloseCode } from '../../shared/protocol/closeCodes.ts'
import { decodeMessage, encodeUpdate } from '../../shared/protocol/messages.ts'
import type { StoredState } from '../storage/UpdateLog.ts'
import type { Cancel, Clock } from './clock.ts'
import { CommitQueue, type Waiting } from './commitQueue.ts'
import { Connection, type Visitor } from './connection.ts'
import type { DocumentWork } from './documentWork.ts'
import { Intake } from './intake.ts'
import { joinUpdates, type Batch } from './joinUpdates.ts'
import { catchUpBytesMax, cursorIntervalMs, newClientIdsPerConnectionMax, roomQueueBytesLow, roomQueueBytesMax, stateVectorEntryBytesMax } from './limits.ts'
import { MissedRows } from './missedRows.ts'
import { emptyPresence, Presence } from './presence.ts'
import type { Source } from './reader.ts'
import { SnapshotKeeper, type SnapshotOptions } from './snapshotKeeper.ts'
import { createStoredDocument, type StoredDocument } from './storedDocument.ts'
import type { Wire } from './Wire.ts'

export interface RoomOptions extends SnapshotOptions {
  readonly clock: Clock
  readonly work: Pick<DocumentWork, 'compact' | 'difference' | 'examine'>
  /** Rows of the document have become durable. */
  committed?(document: string): void
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
  /** The next clock of each clientID in what is durable. */
  readonly #durableClocks: Map<number, number>
  readonly #intake: Intake
  readonly #connections = new Set<Connection>()
  readonly #presence: Presence
  readonly #queue: CommitQueue<Connection>
  readonly #snapshots: SnapshotKeeper
  readonly #source: Source
  #cancelCursors: Cancel | null = null
  #isReadingPaused = false

  constructor(state: StoredState, options: RoomOptions) {
    const { log, document, clock, logger, work } = options
    this.#options = options
    this.#intake = new Intake(state, {
      document, clock, logger, work,
      storedBytes: () => this.#stored.snapshotBytes + this.#stored.tailBytes + this.#queue.bytes,
      enqueue: (entry) => this.#enqueue(entry),
      examined: (connection) => this.#takeHeld(connection),
    })
    const tail = state.tail.map((row) => ({ ...row, update: this.#intake.learn(row.update, row.seq) }))
    this.#durableClocks = new Map(this.#intake.clocks)
    this.#stored = createStoredDocument({ ...state, tail }, work)
    this.#snapshots = new SnapshotKeeper(this.#stored, options)
    this.#presence = new Presence(clock)
    this.#queue = new CommitQueue({
      turn: () => log.turn(),
      append: (rows) => log.append(document, this.#stored.seq, rows),
      committed: (batch) => this.#committed(batch),
      failed: (error) => this.#fail(error),
    })
    const stored = this.#stored
    const missed = new MissedRows((seq) => log.rowsAfter(document, seq, catchUpBytesMax), clock)
    this.#source = {
      epoch: log.epoch,
      clocks: this.#durableClocks,
      get seq() {
        return stored.seq
      },
      answer: (stateVector) => stored.answer(stateVector),
      missedAfter: (seq) => missed.after(seq),
    }
    void this.#snapshots.keepOnOpen()
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

  /** A snapshot is being made, or will be in a quiet moment. */
  get isSnapshotDue(): boolean {
    return this.#snapshots.isDue
  }

  connect(visitor: Visitor, wire: Wire): Connection {
    const connection: Connection = new Connection(visitor, {
      wire,
      clock: this.#options.clock,
      onClose: () => this.disconnect(connection),
      stateVector: () => this.#intake.stateVector,
      source: this.#source,
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
    this.#intake.leave(connection)
    this.#presence.leave(connection)
    if (this.#connections.size === 0) this.#options.onEmpty(this)
  }

  receive(connection: Connection, frame: Uint8Array): void {
    if (connection.isClosed) return
    connection.inbound.count()
    if (connection.inbound.isExamining) connection.inbound.hold(frame)
    else this.#handle(connection, frame)
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
    this.#snapshots.stopWaiting()
    await this.#snapshots.keepOnClose()
  }

  #handle(connection: Connection, frame: Uint8Array): void {
    const message = decodeMessage(frame)
    switch (message?.type) {
      case 'step1':
        this.#takeQuestion(connection, message.stateVector)
        break
      case 'step2':
      case 'update':
        this.#intake.take(connection, message.update, message.type === 'step2')
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

  #takeHeld(connection: Connection): void {
    for (let frame = connection.inbound.takeHeld(); frame !== undefined && !connection.isClosed; frame = connection.inbound.takeHeld()) {
      this.#handle(connection, frame)
    }
  }

  #enqueue(entry: Waiting<Connection>): void {
    this.#queue.add(entry)
    if (this.#isReadingPaused || this.#queue.bytes <= roomQueueBytesMax) return
    this.#isReadingPaused = true
    for (const connection of this.#connections) connection.inbound.pause('queue')
  }

  #committed(batch: readonly Waiting<Connection>[]): void {
    const rows = batch.filter(({ row }) => row !== null)
    const news = joinUpdates(rows.flatMap(({ row }) => (row === null ? [] : [row.update])))
    const seqBefore = this.#stored.seq
    for (const joined of news) this.#stored.append(joined)
    for (const { sender, frame, isStep2, row, ends } of batch) {
      for (const [clientId, end] of ends) this.#durableClocks.set(clientId, end)
      sender.acknowledgements.markDurable(frame, isStep2)
      if (isStep2 && row !== null) sender.gaps.filled()
    }
    for (const sender of new Set(batch.map(({ sender }) => sender))) sender.acknowledge()
    if (rows.length > 0) {
      this.#fanOut(news, seqBefore, new Set(rows.map(({ sender }) => sender)))
      this.#options.committed?.(this.document)
    }
    this.#readOn()
    this.#snapshots.keep()
  }

  /** The same frames for everybody: the sender of all of it is left out, of several each gets its own back too. */
  #fanOut(news: readonly Batch[], seqBefore: number, senders: ReadonlySet<Connection>): void {
    const [onlySender] = senders.size === 1 ? senders : []
    let seq = seqBefore
    for (const { update, rows } of news) {
      const frame = encodeUpdate(update)
      seq += rows
      for (const { reader } of this.#connections) {
        if (reader === onlySender?.reader) reader.skip(seq)
        else reader.push(frame, seq)
      }
    }
    this.#cancelCursors ??= this.#options.clock.after(cursorIntervalMs, () => {
      this.#cancelCursors = null
      for (const { reader } of this.#connections) reader.tellCursor()
    })
  }

  #readOn(): void {
    if (!this.#isReadingPaused || this.#queue.bytes > roomQueueBytesLow) return
    this.#isReadingPaused = false
    for (const connection of this.#connections) connection.inbound.resume('queue')
  }

  #takeQuestion(connection: Connection, stateVector: Uint8Array): void {
    const entriesMax = this.#intake.clocks.size + newClientIdsPerConnectionMax
    if (stateVector.length > entriesMax * stateVectorEntryBytesMax) connection.close(closeCode.tooLarge, closeReason.frameTooLarge)
    else if (!isStateVector(stateVector)) connection.close(closeCode.malformed, closeReason.malformedMessage)
    else connection.reader.answer(Uint8Array.from(stateVector))
  }

  #takePresence(connection: Connection, update: Uint8Array): void {
    const verdict = this.#presence.receive(connection, update)
    if (verdict === 'malformed') connection.close(closeCode.malformed, closeReason.malformedMessage)
    if (verdict === 'tooLarge') connection.close(closeCode.tooLarge, closeReason.frameTooLarge)
  }

  #fail(error: unknown): void {
    this.#options.logger.error({ err: error, document: this.document }, 'could not store updates; the room is reloaded')
    this.#options.onFailed(this)
    this.#closeConnections(closeCode.tryAgainLater, closeReason.notStored)
  }

  #closeConnections(code: CloseCode, reason: string): void {
    this.#snapshots.stopWaiting()
    this.#presence.close()
    this.#cancelCursors?.()
    for (const connection of this.#connections) connection.close(code, reason)
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
