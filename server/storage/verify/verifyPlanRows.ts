import type { Database } from 'better-sqlite3'
import { advice } from './advice.ts'

/** A plan, its log and its members belong together: none of them can be without the others. */
export function verifyPlanRows(database: Database, planId: string): string[] {
  const count = (sql: string): number => database.prepare<[string], number>(sql).pluck().get(planId) ?? 0
  const hasPlan = count('SELECT count(*) FROM plans WHERE id = ?') > 0
  const members = count('SELECT count(*) FROM memberships WHERE plan_id = ?')
  const coordinators = count("SELECT count(*) FROM memberships WHERE plan_id = ? AND role = 'coordinator'")
  const strangers = count('SELECT count(*) FROM memberships WHERE plan_id = ? AND user_id NOT IN (SELECT id FROM user)')
  const hasLog = count('SELECT count(*) FROM documents WHERE name = ? AND seq > 0') > 0

  const problems: string[] = []
  if (!hasPlan && hasLog) problems.push(`There are rows, but no plan that they belong to: nobody can open it. ${advice.restore}`)
  if (!hasPlan && members > 0) problems.push(`There are members of a plan that does not exist. ${advice.restore}`)
  if (hasPlan && !hasLog) problems.push(`The plan has no rows: it opens empty. ${advice.restore}`)
  if (hasPlan && coordinators === 0) problems.push(`The plan has no coordinator. ${advice.coordinator(planId)}`)
  if (strangers > 0) problems.push(`${strangers} of its members have no account. ${advice.restore}`)
  return problems
}
