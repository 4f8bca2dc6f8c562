/**
 * The log of a document's updates: append-only, attributed, and the only truth
 * about a document. Rows are numbered from 1 without gaps and never thrown away.
 * A document is named by its plan's id.
 */
export interface UpdateLog {
  /** What is stored, as one consistent state; an unknown document is empty. */
  load(document: string): Promise<StoredState>

  /**
   * Appends rows behind `afterSeq` and resolves to the last row's sequence once
   * they are durable: a crash of process or machine no longer loses them.
   * All rows or none. Calls that wait at the same time may share one commit.
   * Rejects with `SequenceConflict` when the log's end is not `afterSeq`, and
   * with the storage's own error when it cannot store; then nothing was stored.
   */
  append(document: string, afterSeq: number, rows: readonly NewRow[]): Promise<number>

  /**
   * Rows behind `afterSeq`, in order: the next one whatever its size, then as many as
   * fit into `bytesMax` with it. Empty at the end. Rows stay readable after any compaction.
   */
  rowsAfter(document: string, afterSeq: number, bytesMax: number): Promise<StoredRow[]>

  /**
   * Replaces the snapshot that ends at `replacesSeq` (0: none); false, and no
   * change, when another one has been stored meanwhile. Keeps all rows.
   */
  saveSnapshot(document: string, snapshot: Snapshot, replacesSeq: number): Promise<boolean>

  /** Waits for what was appended, then takes nothing more. Does not close the database. */
  close(): Promise<void>
}

export interface NewRow {
  /** A Yjs update in V1 encoding, complete given all rows before it. */
  readonly update: Uint8Array
  /** Whose session brought it. Who wrote it is said by the author of its clientIDs. */
  readonly userId: string
  readonly connectionId: string
  /** Server time, in milliseconds since 1970. */
  readonly at: number
  /** Made before its connection was in sync: offline, or while the plan was loading. */
  readonly madeBeforeSync: boolean
  /** clientIDs that no earlier row carries; their author is `userId` from here on. */
  readonly newClientIds: readonly number[]
}

export interface StoredRow {
  readonly seq: number
  readonly update: Uint8Array
  readonly userId: string
  readonly connectionId: string
  readonly at: number
  readonly madeBeforeSync: boolean
}

/** All rows up to `seq` as one update. */
export interface Snapshot {
  readonly seq: number
  readonly update: Uint8Array
  /** `Y.encodeSnapshot` of it: state vector and delete set, so that nobody must decode the update to know them. */
  readonly known: Uint8Array
}

export interface StoredState {
  readonly seq: number
  readonly snapshot: Snapshot | null
  /** The rows behind the snapshot. */
  readonly tail: readonly StoredRow[]
  /** clientID → the user who first used it. */
  readonly authors: ReadonlyMap<number, string>
}

/** Somebody else wrote to the log: what the writer knows of the document is out of date. */
export class SequenceConflict extends Error {
  constructor(document: string, afterSeq: number, seq: number) {
    super(`Log of ${document}: tried to append behind ${afterSeq}, but it ends at ${seq}`)
    this.name = 'SequenceConflict'
  }
}
