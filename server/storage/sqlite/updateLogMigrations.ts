import type { Migration } from './openDatabase.ts'

export const updateLogMigrations: readonly Migration[] = [
  {
    name: 'log-001-updates',
    sql: `
      -- The end of each document's log; appending compares with it.
      CREATE TABLE documents (
        name TEXT PRIMARY KEY,
        seq INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE updates (
        document TEXT NOT NULL,
        seq INTEGER NOT NULL,
        user_id TEXT NOT NULL,
        connection_id TEXT NOT NULL,
        at INTEGER NOT NULL,
        made_before_sync INTEGER NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (document, seq)
      ) STRICT;

      -- Who first used a clientID is the author of all that it wrote.
      CREATE TABLE authors (
        document TEXT NOT NULL,
        client_id INTEGER NOT NULL,
        user_id TEXT NOT NULL,
        PRIMARY KEY (document, client_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE snapshots (
        document TEXT PRIMARY KEY,
        seq INTEGER NOT NULL,
        known BLOB NOT NULL,
        content BLOB NOT NULL
      ) STRICT;
    `,
  },
  {
    name: 'log-002-archive',
    sql: `
      -- Runs of old rows, deflated (archiveSegment.ts). A row is in one of them or in updates, never in both.
      CREATE TABLE segments (
        document TEXT NOT NULL,
        first_seq INTEGER NOT NULL,
        last_seq INTEGER NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (document, first_seq)
      ) STRICT;

      ALTER TABLE updates ADD COLUMN is_relay INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE authors ADD COLUMN is_relayed INTEGER NOT NULL DEFAULT 0;

      -- 0: content is one update, and known stands beside it. 1: content is both, deflated (storedSnapshot.ts).
      ALTER TABLE snapshots ADD COLUMN format INTEGER NOT NULL DEFAULT 0;

      -- One row: which numbering of rows this is. Another one after each restore.
      CREATE TABLE log_epoch (epoch TEXT NOT NULL) STRICT;
      INSERT INTO log_epoch (epoch) VALUES (lower(hex(randomblob(8))));
    `,
  },
  {
    name: 'log-003-read-seq',
    sql: `
      -- How far the sender had read the log when its connection began; null when it did not say.
      ALTER TABLE updates ADD COLUMN read_seq INTEGER;
    `,
  },
]
