import type { Migration } from './openDatabase.ts'

/** Plans, who may see them, and how people come in. Accounts and sessions are better-auth's own tables. */
export const peopleMigrations: readonly Migration[] = [
  {
    name: 'people-001-plans',
    sql: `
      CREATE TABLE plans (
        id TEXT PRIMARY KEY,
        -- As it was given when the plan was made; the document holds the living title.
        title TEXT NOT NULL,
        created_by TEXT NOT NULL,
        created_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE memberships (
        plan_id TEXT NOT NULL REFERENCES plans (id),
        user_id TEXT NOT NULL,
        name TEXT NOT NULL,
        party TEXT NOT NULL,
        role TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        PRIMARY KEY (plan_id, user_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX memberships_by_user ON memberships (user_id);

      -- Tells the running server of changes that the command line made. Triggers, so that no writer can forget it.
      CREATE TABLE membership_changes (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        plan_id TEXT NOT NULL,
        user_id TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER membership_added AFTER INSERT ON memberships
        BEGIN INSERT INTO membership_changes (plan_id, user_id) VALUES (new.plan_id, new.user_id); END;
      CREATE TRIGGER membership_changed AFTER UPDATE ON memberships
        BEGIN INSERT INTO membership_changes (plan_id, user_id) VALUES (new.plan_id, new.user_id); END;
      CREATE TRIGGER membership_removed AFTER DELETE ON memberships
        BEGIN INSERT INTO membership_changes (plan_id, user_id) VALUES (old.plan_id, old.user_id); END;

      CREATE TABLE sign_in_links (
        -- SHA-256: who reads the database or a backup cannot sign in with it.
        token_hash TEXT PRIMARY KEY,
        user_id TEXT NOT NULL,
        plan_id TEXT,
        expires_at INTEGER NOT NULL,
        first_used_at INTEGER
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX sign_in_links_by_user ON sign_in_links (user_id);

      CREATE TABLE settings (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
    `,
  },
  {
    name: 'people-002-plan-removals',
    sql: `
      -- Plans that a coordinator has removed. Without REFERENCES: a row outlives its plan until all that belonged to it is gone.
      CREATE TABLE plan_removals (
        plan_id TEXT PRIMARY KEY,
        -- Null for whoever runs the server.
        asked_by TEXT,
        asked_at INTEGER NOT NULL,
        -- Until then it can be kept.
        removes_at INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- Live connections follow, whichever process has removed the plan, or kept it.
      CREATE TRIGGER plan_removal_asked AFTER INSERT ON plan_removals
        BEGIN INSERT INTO membership_changes (plan_id, user_id) SELECT plan_id, user_id FROM memberships WHERE plan_id = new.plan_id; END;
    `,
  },
]
