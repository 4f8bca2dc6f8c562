import type { Database } from 'better-sqlite3'
import { migrateAccounts } from '../../server/storage/sqlite/accountTables.ts'

/** Gives documents of a log the plan and the coordinator that they have in a real database. */
export async function addPlansAndPeople(database: Database, planIds: readonly string[]): Promise<void> {
  await migrateAccounts(database)
  const now = new Date().toISOString()
  database.prepare('INSERT INTO user (id, name, email, emailVerified, createdAt, updatedAt) VALUES (?, ?, ?, 1, ?, ?)').run('ada', 'Ada', 'ada@unoct.example', now, now)
  for (const planId of planIds) {
    database.prepare('INSERT INTO plans (id, title, created_by, created_at) VALUES (?, ?, ?, 1)').run(planId, `The ${planId}`, 'ada')
    database.prepare("INSERT INTO memberships (plan_id, user_id, name, party, role, added_at) VALUES (?, 'ada', 'Ada', 'UNOCT', 'coordinator', 1)").run(planId)
  }
}
