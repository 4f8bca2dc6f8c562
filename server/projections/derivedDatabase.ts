import { existsSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'

/**
 * `derived.sqlite`: what follows from the log and can be made from it again at
 * any time. There are no migrations: a file of another version, of another
 * numbering of the log's rows, or damaged, is made anew.
 *
 * The version is to be raised with each change of the tables, and of what is
 * derived: of `applyAndRead`, of `reviewRow`, of the schema's records, of the texts that are
 * searched.
 */
const VERSION = 2

/**
 * Opens the file for the thread that fills it.
 * @param epoch of the log that it is derived from
 */
export function openDerivedDatabase(file: string, epoch: string): Database.Database {
  return openIfRight(file, epoch) ?? makeDerivedDatabase(file, epoch)
}

/** Makes the file anew, empty. Connections to the former one see no changes any more. */
export function makeDerivedDatabase(file: string, epoch: string): Database.Database {
  removeDerivedDatabase(file)
  const database = new Database(file)
  usePragmas(database)
  database.transaction(() => {
    database.exec(schema)
    database.prepare('INSERT INTO derivation (version, epoch) VALUES (?, ?)').run(VERSION, epoch)
  })()
  return database
}

export function removeDerivedDatabase(file: string): void {
  // The database last: a journal of another one must never lie beside a new file.
  for (const ending of ['-wal', '-shm', '']) rmSync(file + ending, { force: true })
}

/** For those who read; null when there is no such file, or one of another version or log. Throws when it is damaged. */
export function openDerivedForReading(file: string, epoch: string): Database.Database | null {
  if (!existsSync(file)) return null
  const database = new Database(file, { readonly: true, fileMustExist: true })
  try {
    if (isRight(database, epoch)) return database
  } catch (error) {
    database.close()
    throw error
  }
  database.close()
  return null
}

function openIfRight(file: string, epoch: string): Database.Database | null {
  let database: Database.Database | undefined
  try {
    database = new Database(file)
    usePragmas(database)
    if (isRight(database, epoch)) return database
  } catch (error) {
    if (!isDamage(error)) throw error
  }
  database?.close()
  return null
}

/** Whether the file is at fault, rather than the disk or the machine; SQLite says "error" when tables are not as they should be. */
export function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code === 'SQLITE_ERROR'
}

function usePragmas(database: Database.Database): void {
  database.pragma('journal_mode = WAL')
  // What a power cut takes away is derived again.
  database.pragma('synchronous = NORMAL')
}

function isRight(database: Database.Database, epoch: string): boolean {
  const tables = database.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'derivation'").pluck().get()
  if (tables !== 1) return false
  const derivation = database.prepare<[], { version: number; epoch: string }>('SELECT version, epoch FROM derivation').get()
  return derivation?.version === VERSION && derivation.epoch === epoch
}

const schema = `
  CREATE TABLE derivation (version INTEGER NOT NULL, epoch TEXT NOT NULL) STRICT;

  -- How far each document's rows are in here; with a reason, when its next row is not to be tried again.
  CREATE TABLE progress (
    document TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    set_aside TEXT
  ) STRICT, WITHOUT ROWID;

  -- Documents as they were at some row, deflated, so that a start goes on from there.
  CREATE TABLE kept_documents (
    document TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    content BLOB NOT NULL
  ) STRICT;

  -- One entry per written value (shared/review/writtenValues.ts).
  CREATE TABLE activity (
    document TEXT NOT NULL,
    seq INTEGER NOT NULL,
    position INTEGER NOT NULL,
    at INTEGER NOT NULL,
    -- Who brought it; who wrote it is said by the log's author of the clientID.
    user_id TEXT NOT NULL,
    connection_id TEXT NOT NULL,
    client_id INTEGER,
    made_before_sync INTEGER NOT NULL,
    what TEXT NOT NULL,
    kind TEXT,
    record_id TEXT,
    key TEXT,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    is_cut INTEGER NOT NULL,
    PRIMARY KEY (document, seq, position)
  ) STRICT, WITHOUT ROWID;

  -- Which row brought which clocks of a clientID, up to but not with the last.
  CREATE TABLE received (
    document TEXT NOT NULL,
    client_id INTEGER NOT NULL,
    first_clock INTEGER NOT NULL,
    end_clock INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (document, client_id, first_clock)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX received_by_row ON received (document, seq);

  -- What collided (shared/review), at the row that brought it about; collision is JSON.
  CREATE TABLE collisions (
    document TEXT NOT NULL,
    seq INTEGER NOT NULL,
    position INTEGER NOT NULL,
    -- The two entries.
    gave_way TEXT NOT NULL,
    stands TEXT NOT NULL,
    collision TEXT NOT NULL,
    PRIMARY KEY (document, seq, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX collisions_by_gave_way ON collisions (document, gave_way);
  CREATE INDEX collisions_by_stands ON collisions (document, stands);
  -- Which entries belong to the history of a record.
  CREATE TABLE activity_records (
    document TEXT NOT NULL,
    record_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (document, record_id, seq, position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE summaries (
    document TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    -- JSON objects: how many of each lifecycle, and of each state.
    commitments TEXT NOT NULL,
    tasks TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- The words of all records that are not archived.
  CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    document TEXT NOT NULL,
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (document, kind, record_id)
  ) STRICT;
  CREATE VIRTUAL TABLE texts_index USING fts5 (title, body, content='texts', content_rowid='id', tokenize='unicode61 remove_diacritics 2');
  CREATE TRIGGER text_added AFTER INSERT ON texts
    BEGIN INSERT INTO texts_index (rowid, title, body) VALUES (new.id, new.title, new.body); END;
  CREATE TRIGGER text_removed AFTER DELETE ON texts
    BEGIN INSERT INTO texts_index (texts_index, rowid, title, body) VALUES ('delete', old.id, old.title, old.body); END;
  CREATE TRIGGER text_changed AFTER UPDATE ON texts
    BEGIN
      INSERT INTO texts_index (texts_index, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
      INSERT INTO texts_index (rowid, title, body) VALUES (new.id, new.title, new.body);
    END;
`
