import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import * as Y from 'yjs'
import { createLogReader } from '../../../server/storage/sqlite/logReader.ts'
import type { StoredRow } from '../../../server/storage/UpdateLog.ts'
import type { PlanId } from '../../../shared/ids.ts'
import { decodePlan, type PlanRecords } from '../../../shared/schema/decode.ts'
import { openPlanDoc } from '../../../shared/schema/planDoc.ts'

export interface StoredPlan {
  readonly records: PlanRecords
  /** Rows of its log. */
  readonly rows: number
}

/** What the server's files hold of a plan, asked of a copy so that nothing is touched; also while no server runs. */
export function storedPlan(data: string, planId: PlanId): StoredPlan {
  const copy = mkdtempSync(join(tmpdir(), 'pacta-e2e-copy-'))
  cpSync(data, copy, { recursive: true })
  const database = new Database(join(copy, 'pacta.sqlite'))
  const log = createLogReader(database)
  const rows: StoredRow[] = []
  for (let portion = log.rowsAfter(planId, 0, Infinity); portion.length > 0; portion = log.rowsAfter(planId, rows.length, Infinity)) rows.push(...portion)
  database.close()
  rmSync(copy, { recursive: true, force: true })
  const doc = openPlanDoc()
  for (const { update } of rows) Y.applyUpdate(doc, update)
  return { records: decodePlan(doc), rows: rows.length }
}

export function taskTitles(records: PlanRecords): string[] {
  return [...records.records.task.values()].map((task) => task.title)
}
