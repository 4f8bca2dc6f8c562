import { inflateRawSync } from 'node:zlib'
import type { Database } from 'better-sqlite3'
import type { Author, Snapshot, StoredRow, StoredState } from '../UpdateLog.ts'
import { takePortion } from '../takePortion.ts'
import { decodeSegment } from './archiveSegment.ts'
import { prepareLogStatements, type SnapshotRow, type UpdateRow } from './logStatements.ts'
import { decodeSnapshotContent } from './storedSnapshot.ts'

/** Reads the log of an open database: for threads and commands that only look, also while a server writes. */
export interface LogReader {
  readonly epoch: string
  /** Every document that has rows. */
  documents(): readonly string[]
  /** The number of the last row; 0 for an unknown document. */
  seq(document: string): number
  /** Snapshot, tail and authors, as one consistent state. */
  state(document: string): StoredState
  /** The snapshot alone. */
  snapshot(document: string): Snapshot | null
  /** clientID → who wrote under it. */
  authors(document: string): ReadonlyMap<number, Author>
  /** As `UpdateLog.rowsAfter`: rows behind `afterSeq`, archived ones too. Empty at the end. */
  rowsAfter(document: string, afterSeq: number, bytesMax: number): StoredRow[]
}

/** A state whose snapshot is still as it was stored, so that a server can inflate it aside. */
export interface RawState extends Omit<StoredState, 'snapshot'> {
  readonly snapshot: SnapshotRow | null
}

export interface RawLogReader extends LogReader {
  rawState(document: string): RawState
}

export function createLogReader(database: Database): RawLogReader {
  const statements = prepareLogStatements(database)

  const authors = (document: string): ReadonlyMap<number, Author> =>
    new Map(statements.authors.all(document).map((row): [number, Author] => [row.client_id, { userId: row.user_id, isRelayed: row.is_relayed === 1 }]))

  const readState = database.transaction((document: string): RawState => {
    const snapshot = statements.snapshot.get(document) ?? null
    return {
      seq: statements.seq.get(document) ?? 0,
      snapshot,
      tail: statements.rows.all(document, snapshot?.seq ?? 0).map(toStoredRow),
      authors: authors(document),
    }
  })

  function* rows(document: string, afterSeq: number): Generator<StoredRow> {
    const segment = statements.segmentWith.get(document, afterSeq + 1)
    if (segment === undefined) {
      for (const row of statements.rows.iterate(document, afterSeq)) yield toStoredRow(row)
    } else {
      for (const row of decodeSegment(segment.first_seq, inflateRawSync(segment.content))) if (row.seq > afterSeq) yield row
    }
  }
  // In one transaction: the writer may just be moving rows from one place to the other.
  const readPortion = database.transaction((document: string, afterSeq: number, bytesMax: number) => takePortion(rows(document, afterSeq), bytesMax))

  return {
    get epoch() {
      return statements.epoch.get() ?? ''
    },
    documents: () => statements.documents.all(),
    seq: (document) => statements.seq.get(document) ?? 0,
    rawState: (document) => readState(document),
    state(document) {
      const { snapshot, ...state } = readState(document)
      return { ...state, snapshot: snapshot && readSnapshot(snapshot, inflateRawSync) }
    },
    snapshot(document) {
      const snapshot = statements.snapshot.get(document)
      return snapshot === undefined ? null : readSnapshot(snapshot, inflateRawSync)
    },
    authors,
    rowsAfter: (document, afterSeq, bytesMax) => readPortion(document, afterSeq, bytesMax),
  }
}

export function readSnapshot({ seq, format, known, content }: SnapshotRow, inflate: (content: Uint8Array) => Uint8Array): Snapshot {
  return format === 0 ? { seq, known, slices: [content] } : decodeSnapshotContent(seq, inflate(content))
}

function toStoredRow(row: UpdateRow): StoredRow {
  return {
    seq: row.seq,
    update: row.content,
    userId: row.user_id,
    connectionId: row.connection_id,
    at: row.at,
    madeBeforeSync: row.made_before_sync === 1,
    isRelay: row.is_relay === 1,
    ...(row.read_seq === null ? {} : { readSeq: row.read_seq }),
  }
}
