import type { Database } from 'better-sqlite3'
import { createAccounts, type Accounts } from './accounts.ts'
import { migrateAccounts } from './accountTables.ts'
import { createMemberships, type Memberships } from './memberships.ts'
import { migrations } from './migrations.ts'
import { createNamedVersions, type NamedVersions } from './namedVersions.ts'
import { openDatabase } from './openDatabase.ts'
import { createPlanRemovals, type PlanRemovals } from './planRemovals.ts'
import { createPlans, type Plans } from './plans.ts'
import { createSettings, type Settings } from './settings.ts'
import { createStoredSignInLinks, type StoredSignInLinks } from './signInLinks.ts'
import { createSqliteUpdateLog, type SqliteUpdateLog } from './updateLog.ts'

/** Everything that `pacta.sqlite` holds. */
export interface Storage {
  readonly database: Database
  readonly accounts: Accounts
  readonly memberships: Memberships
  readonly namedVersions: NamedVersions
  readonly plans: Plans
  readonly planRemovals: PlanRemovals
  readonly settings: Settings
  readonly signInLinks: StoredSignInLinks
  readonly updateLog: SqliteUpdateLog
  /** Runs `work` as one write: all of it, or, when it throws, nothing. It must not await. */
  transact<Value>(work: () => Value): Value
  close(): Promise<void>
}

/** @param file of the database, or `:memory:` */
export async function openStorage(file: string): Promise<Storage> {
  const database = openDatabase(file, migrations)
  await migrateAccounts(database)
  const updateLog = createSqliteUpdateLog(database)
  return {
    database,
    accounts: createAccounts(database),
    memberships: createMemberships(database),
    namedVersions: createNamedVersions(database),
    plans: createPlans(database),
    planRemovals: createPlanRemovals(database),
    settings: createSettings(database),
    signInLinks: createStoredSignInLinks(database),
    updateLog,
    transact: (work) => database.transaction(work).immediate(),
    async close() {
      await updateLog.close()
      // Leaves one file behind, so that copying it is a backup.
      database.pragma('wal_checkpoint(TRUNCATE)')
      database.close()
    },
  }
}
