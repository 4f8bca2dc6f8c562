import type { Database, Statement } from 'better-sqlite3'

/** The statements on the tables of the log; the same for the thread that writes and for all that read. */
export interface LogStatements {
  readonly epoch: Statement<[], string>
  readonly documents: Statement<[], string>
  readonly seq: Statement<[string], number>
  readonly setSeq: Statement<[string, number]>
  readonly insertRow: Statement<[string, number, string, string, number, number, number, number | null, Uint8Array]>
  readonly rows: Statement<[string, number], UpdateRow>
  readonly removeRows: Statement<[string, number]>
  readonly saveAuthor: Statement<[string, number, string, number]>
  readonly authors: Statement<[string], { client_id: number; user_id: string; is_relayed: number }>
  readonly snapshotSeq: Statement<[string], number>
  readonly snapshot: Statement<[string], SnapshotRow>
  readonly replaceSnapshot: Statement<[string, number, Uint8Array]>
  readonly segmentWith: Statement<[string, number], SegmentRow>
  readonly lastSegment: Statement<[string], SegmentRow>
  readonly replaceSegment: Statement<[string, number, number, Uint8Array]>
  /** Document, the same again, and how many. */
  readonly removeSomeRows: Statement<[string, string, number]>
  readonly removeSomeSegments: Statement<[string, string, number]>
  readonly removeSomeAuthors: Statement<[string, string, number]>
  readonly removeSnapshot: Statement<[string]>
  readonly removeSeq: Statement<[string]>
}

export interface UpdateRow {
  readonly seq: number
  readonly user_id: string
  readonly connection_id: string
  readonly at: number
  readonly made_before_sync: number
  readonly is_relay: number
  readonly read_seq: number | null
  readonly content: Uint8Array
}

export interface SnapshotRow {
  readonly seq: number
  readonly format: number
  readonly known: Uint8Array
  readonly content: Uint8Array
}

export interface SegmentRow {
  readonly first_seq: number
  readonly last_seq: number
  readonly content: Uint8Array
}

export function prepareLogStatements(database: Database): LogStatements {
  return {
    epoch: database.prepare<[], string>('SELECT epoch FROM log_epoch').pluck(),
    documents: database.prepare<[], string>('SELECT name FROM documents ORDER BY name').pluck(),
    seq: database.prepare<[string], number>('SELECT seq FROM documents WHERE name = ?').pluck(),
    setSeq: database.prepare('INSERT INTO documents (name, seq) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq'),
    insertRow: database.prepare(
      'INSERT INTO updates (document, seq, user_id, connection_id, at, made_before_sync, is_relay, read_seq, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    rows: database.prepare(
      'SELECT seq, user_id, connection_id, at, made_before_sync, is_relay, read_seq, content FROM updates WHERE document = ? AND seq > ? ORDER BY seq',
    ),
    removeRows: database.prepare('DELETE FROM updates WHERE document = ? AND seq <= ?'),
    // The first row that carries a clientID fixes its author, unless that one only relayed it.
    saveAuthor: database.prepare(`
      INSERT INTO authors (document, client_id, user_id, is_relayed) VALUES (?, ?, ?, ?)
      ON CONFLICT (document, client_id) DO UPDATE SET user_id = excluded.user_id, is_relayed = excluded.is_relayed
      WHERE authors.is_relayed = 1 AND excluded.is_relayed = 0
    `),
    authors: database.prepare('SELECT client_id, user_id, is_relayed FROM authors WHERE document = ?'),
    snapshotSeq: database.prepare<[string], number>('SELECT seq FROM snapshots WHERE document = ?').pluck(),
    snapshot: database.prepare('SELECT seq, format, known, content FROM snapshots WHERE document = ?'),
    replaceSnapshot: database.prepare("INSERT OR REPLACE INTO snapshots (document, seq, format, known, content) VALUES (?, ?, 1, x'', ?)"),
    segmentWith: database.prepare(
      'SELECT first_seq, last_seq, content FROM segments WHERE document = ? AND last_seq >= ? ORDER BY first_seq LIMIT 1',
    ),
    lastSegment: database.prepare('SELECT first_seq, last_seq, content FROM segments WHERE document = ? ORDER BY first_seq DESC LIMIT 1'),
    replaceSegment: database.prepare('INSERT OR REPLACE INTO segments (document, first_seq, last_seq, content) VALUES (?, ?, ?, ?)'),
    removeSomeRows: database.prepare('DELETE FROM updates WHERE document = ? AND seq IN (SELECT seq FROM updates WHERE document = ? LIMIT ?)'),
    removeSomeSegments: database.prepare('DELETE FROM segments WHERE document = ? AND first_seq IN (SELECT first_seq FROM segments WHERE document = ? LIMIT ?)'),
    removeSomeAuthors: database.prepare('DELETE FROM authors WHERE document = ? AND client_id IN (SELECT client_id FROM authors WHERE document = ? LIMIT ?)'),
    removeSnapshot: database.prepare('DELETE FROM snapshots WHERE document = ?'),
    removeSeq: database.prepare('DELETE FROM documents WHERE name = ?'),
  }
}
