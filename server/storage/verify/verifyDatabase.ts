import type { Database } from 'better-sqlite3'
import { createLogReader } from '../sqlite/logReader.ts'
import { advice } from './advice.ts'
import { verifyNumbering } from './verifyNumbering.ts'
import { verifyPlanRows } from './verifyPlanRows.ts'
import { verifyReplay } from './verifyReplay.ts'

/** What was found of one plan. Problems are sentences: what is wrong, and what to do. */
export interface VerifiedPlan {
  readonly planId: string
  /** As it was given when the plan was made; null when the plan itself is missing. */
  readonly title: string | null
  readonly rows: number
  readonly problems: readonly string[]
}

/** Problems of the database as a whole. */
export function verifyFile(database: Database): readonly string[] {
  const integrity = database.pragma('integrity_check(20)') as readonly { readonly integrity_check: string }[]
  const damage = integrity.map((row) => row.integrity_check).filter((line) => line !== 'ok')
  return damage.map((line) => `The file is damaged: ${line}. ${advice.restore}`)
}

/**
 * Checks every stored plan, one after the other, by reading all its rows. Only
 * reads, and may run while a server writes: rows that come meanwhile are not
 * looked at.
 */
export function* verifyPlans(database: Database): Generator<VerifiedPlan> {
  const log = createLogReader(database)
  const titles = new Map(database.prepare<[], [string, string]>('SELECT id, title FROM plans').raw().all())
  const anywhere = database.prepare<[], string>(`
    SELECT id FROM plans UNION SELECT name FROM documents UNION SELECT document FROM updates
    UNION SELECT document FROM segments UNION SELECT document FROM snapshots UNION SELECT plan_id FROM memberships
  `).pluck().all()
  // Of a removed plan whose removal was interrupted only some is left; the server goes on with it.
  const leaving = new Set(database.prepare<[], string>('SELECT plan_id FROM plan_removals WHERE plan_id NOT IN (SELECT id FROM plans)').pluck().all())
  for (const planId of anywhere) {
    if (leaving.has(planId)) continue
    const rows = log.seq(planId)
    const numbering = verifyNumbering(database, planId)
    const problems = [...verifyPlanRows(database, planId), ...numbering, ...verifyReplay(log, planId, rows, numbering.length === 0)]
    yield { planId, title: titles.get(planId) ?? null, rows, problems }
  }
}
