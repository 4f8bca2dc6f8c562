import { getMigrations } from 'better-auth/db/migration'
import type { Database } from 'better-sqlite3'
import { SqliteDialect } from 'kysely'

/** How better-auth reaches its tables in our database. */
export function accountDatabase(database: Database) {
  return {
    dialect: new SqliteDialect({ database }),
    type: 'sqlite' as const,
    // No transactions of its own: they would span awaits on the connection that others write through meanwhile.
    transaction: false,
  }
}

/** Brings better-auth's tables (user, session, account, verification) up to date. */
export async function migrateAccounts(database: Database): Promise<void> {
  const { runMigrations } = await getMigrations({ database: accountDatabase(database), telemetry: { enabled: false } })
  await runMigrations()
}
