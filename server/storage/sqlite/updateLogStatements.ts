import type { Database, Statement } from 'better-sqlite3'
import type { StoredRow, StoredState } from '../UpdateLog.ts'

export interface Statements {
  readonly seq: Statement<[string], number>
  readonly setSeq: Statement<[string, number]>
  readonly insertRow: Statement<[string, number, string, string, number, number, Uint8Array]>
  readonly rows: Statement<[string, number], UpdateRow>
  readonly insertAuthor: Statement<[string, number, string]>
  readonly authors: Statement<[string], { client_id: number; user_id: string }>
  readonly snapshotSeq: Statement<[string], number>
  readonly snapshot: Statement<[string], { seq: number; known: Uint8Array; content: Uint8Array }>
  readonly replaceSnapshot: Statement<[string, number, Uint8Array, Uint8Array]>
}

interface UpdateRow {
  seq: number
  user_id: string
  connection_id: string
  at: number
  made_before_sync: number
  content: Uint8Array
}

export function prepareStatements(database: Database): Statements {
  return {
    seq: database.prepare<[string], number>('SELECT seq FROM documents WHERE name = ?').pluck(),
    setSeq: database.prepare('INSERT INTO documents (name, seq) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq'),
    insertRow: database.prepare(
      'INSERT INTO updates (document, seq, user_id, connection_id, at, made_before_sync, content) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    rows: database.prepare(
      'SELECT seq, user_id, connection_id, at, made_before_sync, content FROM updates WHERE document = ? AND seq > ? ORDER BY seq',
    ),
    // The first row that carries a clientID fixes its author.
    insertAuthor: database.prepare('INSERT OR IGNORE INTO authors (document, client_id, user_id) VALUES (?, ?, ?)'),
    authors: database.prepare('SELECT client_id, user_id FROM authors WHERE document = ?'),
    snapshotSeq: database.prepare<[string], number>('SELECT seq FROM snapshots WHERE document = ?').pluck(),
    snapshot: database.prepare('SELECT seq, known, content FROM snapshots WHERE document = ?'),
    replaceSnapshot: database.prepare('INSERT OR REPLACE INTO snapshots (document, seq, known, content) VALUES (?, ?, ?, ?)'),
  }
}

export function readState(statements: Statements, name: string): StoredState {
  const stored = statements.snapshot.get(name)
  const snapshot = stored === undefined ? null : { seq: stored.seq, known: stored.known, update: stored.content }
  return {
    seq: statements.seq.get(name) ?? 0,
    snapshot,
    tail: [...storedRows(statements, name, snapshot?.seq ?? 0)],
    authors: new Map(statements.authors.all(name).map((row) => [row.client_id, row.user_id])),
  }
}

/** One by one, so that who has enough reads no further. */
export function* storedRows(statements: Statements, name: string, afterSeq: number): Generator<StoredRow> {
  for (const row of statements.rows.iterate(name, afterSeq)) yield toStoredRow(row)
}

function toStoredRow(row: UpdateRow): StoredRow {
  return {
    seq: row.seq,
    update: row.content,
    userId: row.user_id,
    connectionId: row.connection_id,
    at: row.at,
    madeBeforeSync: row.made_before_sync === 1,
  }
}
