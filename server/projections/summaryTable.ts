import type { Database } from 'better-sqlite3'
import { countBy } from '../../shared/queries/progress.ts'
import { lifecycleOf, statusIndex } from '../../shared/queries/status.ts'
import type { StoredRow } from '../storage/UpdateLog.ts'
import type { HydratedPlan } from './hydratedPlan.ts'

/** Keeps a few figures of each plan, for pages that show many plans. */
export interface SummaryTable {
  /** @param lastRow that is in the plan */
  save(document: string, plan: HydratedPlan, lastRow: StoredRow): void
}

export function createSummaryTable(derived: Database): SummaryTable {
  const save = derived.prepare<[string, string, string, string, number, string]>(
    'INSERT OR REPLACE INTO summaries (document, title, commitments, tasks, changed_at, changed_by) VALUES (?, ?, ?, ?, ?, ?)',
  )
  return {
    save(document, { meta, records }, { at, userId }) {
      const index = statusIndex({ records })
      const commitments = countBy(shown(records.commitment), (commitment) => lifecycleOf(index, commitment))
      const tasks = countBy(shown(records.task), ({ state }) => state)
      save.run(document, meta.title, jsonOf(commitments), jsonOf(tasks), at, userId)
    },
  }
}

function shown<Item extends { readonly archivedAt: string | null }>(records: ReadonlyMap<string, Item>): Item[] {
  return [...records.values()].filter(({ archivedAt }) => archivedAt === null)
}

/** Sorted, so that equal counts are equal texts. */
function jsonOf(counts: ReadonlyMap<string, number>): string {
  return JSON.stringify(Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))))
}
