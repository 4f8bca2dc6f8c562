import type { Migration } from './openDatabase.ts'

/** Names that people gave to places in a plan's log. A name is a fact that nothing else tells; the rest of a version follows from the log. */
export const versionMigrations: readonly Migration[] = [
  {
    name: 'versions-001-names',
    sql: `
      CREATE TABLE named_versions (
        id TEXT PRIMARY KEY,
        plan_id TEXT NOT NULL REFERENCES plans (id),
        -- The version is the document after this row of the log, and that row's time.
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        name TEXT NOT NULL,
        named_by TEXT NOT NULL,
        -- As the plan called this person then: they may have left since.
        named_by_name TEXT NOT NULL,
        named_at INTEGER NOT NULL,
        UNIQUE (plan_id, name)
      ) STRICT, WITHOUT ROWID;
    `,
  },
]
