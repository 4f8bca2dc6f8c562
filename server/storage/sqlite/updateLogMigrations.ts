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
]
