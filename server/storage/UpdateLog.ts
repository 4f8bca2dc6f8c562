/**
 * The log of a document's updates: append-only, attributed, and the only truth
 * about a document. Rows are numbered from 1 without gaps and never thrown away, but with their whole document.
 * A document is named by its plan's id.
 */
export interface UpdateLog {
  /**
   * Random, new after each restore from a backup: only within one epoch does a
   * sequence number mean the same row.
   */
  readonly epoch: string

  /** What is stored, as one consistent state; an unknown document is empty. */
  load(document: string): Promise<StoredState>

  /**
   * Resolves when a commit is about to be made: what is appended at once then goes
   * with it. For whoever gathers rows, so that they share a commit; rows may also
   * be appended without it.
   */
  turn(): Promise<void>

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
   * change, when another one has been stored meanwhile, or the document removed. Keeps all rows, though
   * it may put those that the snapshot covers into an archive.
   */
  saveSnapshot(document: string, snapshot: Snapshot, replacesSeq: number): Promise<boolean>

  /**
   * Removes all that is stored of a document, for good: rows, archive, snapshot,
   * authors. In short steps, between which others write; one that was
   * interrupted is finished by another call. Nobody may have the document open.
   */
  remove(document: string): Promise<void>

  /** Waits for what was appended, then takes nothing more. Does not close the database. */
  close(): Promise<void>
}

/** Stands for a connection in rows that the server itself has written: a new plan's first ones. */
export const SERVER_CONNECTION = 'created'

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
  /**
   * How far its sender had read the log when its connection began, as the
   * device said; absent where it said nothing of use. What a row says that was
   * made before its connection was in sync, it says without knowing of the rows behind this one.
   */
  readonly readSeq?: number
  /** clientIDs whose author this row says: new ones, and relayed ones that their author goes on with. */
  readonly newClientIds: readonly number[]
  /** It was a step 2, which may bring work of others that was lost here: `userId` only relays its new clientIDs. */
  readonly isRelay: boolean
}

export interface StoredRow {
  readonly seq: number
  readonly update: Uint8Array
  readonly userId: string
  readonly connectionId: string
  readonly at: number
  readonly madeBeforeSync: boolean
  readonly readSeq?: number
  readonly isRelay: boolean
}

/** All rows up to `seq`. */
export interface Snapshot {
  readonly seq: number
  /** Updates in V1 encoding, each of which needs only earlier ones: a page applies one at a time and never stands still. */
  readonly slices: readonly Uint8Array[]
  /** `Y.encodeSnapshot` of them: state vector and delete set, so that nobody must decode the slices to know them. */
  readonly known: Uint8Array
}

export interface StoredState {
  readonly seq: number
  readonly snapshot: Snapshot | null
  /** The rows behind the snapshot. */
  readonly tail: readonly StoredRow[]
  /** clientID → who wrote under it. */
  readonly authors: ReadonlyMap<number, Author>
}

export interface Author {
  readonly userId: string
  /** Known only as somebody's relayed work: whoever goes on with it is its author. */
  readonly isRelayed: boolean
}

/** Somebody else wrote to the log: what the writer knows of the document is out of date. */
export class SequenceConflict extends Error {
  constructor(document: string, afterSeq: number, seq: number) {
    super(`Log of ${document}: tried to append behind ${afterSeq}, but it ends at ${seq}`)
    this.name = 'SequenceConflict'
  }
}
