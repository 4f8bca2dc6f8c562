import type { Database } from 'better-sqlite3'
import type { WrittenValue } from '../../shared/review/writtenValues.ts'
import type { RecordKind } from '../../shared/schema/records.ts'
import type { LogReader } from '../storage/sqlite/logReader.ts'
import type { StoredRow } from '../storage/UpdateLog.ts'
import { createActivityTable } from './activityTable.ts'
import { createCollisionTable } from './collisionTable.ts'
import type { HydratedPlan } from './hydratedPlan.ts'
import { createHydratedPlans, hydrationLimits, type HydrationLimits } from './hydratedPlans.ts'
import { createReceivedTable } from './receivedTable.ts'
import { createSummaryTable } from './summaryTable.ts'
import { createTextsTable } from './textsTable.ts'

/** Of rows that one step takes: a tenth of a second's work, and a short look into the log, whose journal could not shrink meanwhile. */
const STEP_BYTES = 256 * 1024

/** How far a document is after a step. */
export interface Advanced {
  readonly seq: number
  /** Nothing is left to do: its log's end is reached, or it has been set aside. */
  readonly isDone: boolean
  /** Why its next row is not tried again, if it is so. */
  readonly setAside: string | null
}

/** Derives from the log, one document after the other, each step in one transaction. */
export interface Projector {
  /** Documents with rows that are not derived yet, but for those set aside; and those that are gone from the log. */
  behind(): readonly string[]
  /** Something was derived from rows that the log does not have: it is another log, put in the place of the former. */
  isAheadOfLog(): boolean
  /** One step of one document. Throws SQLite's errors only: a document's own are recorded with it. */
  advance(document: string): Advanced
  /** Lets a document rest where it is until everything is derived anew. */
  setAside(document: string, reason: string): Advanced
}

export function createProjector(log: LogReader, derived: Database, limits: HydrationLimits = hydrationLimits): Projector {
  const progressOf = derived.prepare<[string], { seq: number; setAside: string | null }>('SELECT seq, set_aside AS setAside FROM progress WHERE document = ?')
  const allProgress = derived.prepare<[], { document: string; seq: number }>('SELECT document, seq FROM progress')
  const saveProgress = derived.prepare<[string, number, string | null]>('INSERT OR REPLACE INTO progress (document, seq, set_aside) VALUES (?, ?, ?)')
  const plans = createHydratedPlans(log, derived, limits)
  const activity = createActivityTable(derived)
  const received = createReceivedTable(log, derived)
  const collisions = createCollisionTable(derived)
  const texts = createTextsTable(derived)
  const summaries = createSummaryTable(derived)
  const tables = documentTables(derived)
  const forget = derived.transaction((document: string) => {
    for (const table of tables) derived.prepare(`DELETE FROM ${table} WHERE document = ?`).run(document)
  })
  const progress = (document: string): Pick<Advanced, 'seq' | 'setAside'> => progressOf.get(document) ?? { seq: 0, setAside: null }

  const derive = (document: string, plan: HydratedPlan, rows: readonly StoredRow[]): { readonly problem: string | null } => {
    const touched = new Map<string, [kind: RecordKind, id: string]>()
    let last: StoredRow | null = null
    let problem: string | null = null
    for (const row of rows) {
      const applied = attempt(() => plan.apply(row.update))
      if ('problem' in applied) {
        problem = applied.problem
        break
      }
      const { written, clocks } = applied.value
      activity.add(document, row, written)
      received.add(document, row, clocks)
      collisions.record(document, row.seq, plan.review(applied.value, row, received.receipts(document)))
      for (const value of written) touch(touched, value)
      last = row
    }
    for (const [kind, id] of touched.values()) texts.replace(document, kind, id, plan)
    if (last !== null) summaries.save(document, plan, last)
    saveProgress.run(document, last?.seq ?? progress(document).seq, problem)
    if (problem === null) plans.keep(document)
    return { problem }
  }
  /** Its plan was removed: what was derived from its rows goes after them. */
  const isGone = (document: string): boolean => log.seq(document) === 0
  const deriveTogether = derived.transaction(derive)

  const setAside = (document: string, reason: string): Advanced => {
    const { seq } = progress(document)
    saveProgress.run(document, seq, reason)
    plans.drop(document)
    return { seq, isDone: true, setAside: reason }
  }

  return {
    behind: () => [
      ...allProgress.all().flatMap(({ document }) => (isGone(document) ? [document] : [])),
      ...log.documents().filter((document) => {
        const { seq, setAside: reason } = progress(document)
        return reason === null && seq < log.seq(document)
      }),
    ],

    isAheadOfLog: () => allProgress.all().some(({ document, seq }) => seq > log.seq(document) && !isGone(document)),

    advance(document) {
      if (isGone(document)) {
        plans.drop(document)
        forget.immediate(document)
        return { seq: 0, isDone: true, setAside: null }
      }
      const before = progress(document)
      if (before.setAside !== null) return { ...before, isDone: true }
      const read = attempt(() => log.rowsAfter(document, before.seq, STEP_BYTES))
      if ('problem' in read) return setAside(document, read.problem)
      if (read.value.length === 0) {
        return before.seq < log.seq(document) ? setAside(document, `Row ${before.seq + 1} is missing`) : { ...before, isDone: true }
      }
      const plan = attempt(() => plans.at(document, before.seq))
      if ('problem' in plan) return setAside(document, plan.problem)
      // When it cannot be stored, the plan in memory has gone further than what was recorded; `plans.at` sees that.
      const { problem } = deriveTogether.immediate(document, plan.value, read.value)
      if (problem !== null) plans.drop(document)
      const { seq, setAside: reason } = progress(document)
      return { seq, isDone: reason !== null || seq >= log.seq(document), setAside: reason }
    },

    setAside,
  }
}

/** Whatever is derived of a document stands in a table with a column of that name. */
function documentTables(derived: Database): readonly string[] {
  return derived.prepare<[], string>(`
    SELECT tables.name FROM sqlite_schema AS tables JOIN pragma_table_info(tables.name) AS columns
    WHERE tables.type = 'table' AND columns.name = 'document'
  `).pluck().all()
}

function touch(touched: Map<string, [RecordKind, string]>, value: WrittenValue): void {
  if (value.on === 'record' || value.on === 'created' || value.on === 'removed') touched.set(`${value.kind} ${value.id}`, [value.kind, value.id])
}

/** A document's own fault as a value; a database that cannot be read or written is nobody's, and may come right. */
function attempt<Value>(work: () => Value): { readonly value: Value } | { readonly problem: string } {
  try {
    return { value: work() }
  } catch (error) {
    if (!(error instanceof Error)) return { problem: String(error) }
    if ('code' in error && String(error.code).startsWith('SQLITE')) throw error
    return { problem: error.message }
  }
}
