import { parseDate } from '../../client/words/parseDate.ts'
import { importTable } from '../../shared/commands/importTable.ts'
import type { Day } from '../../shared/schema/planDate.ts'
import { asTyped, isMonthFirst } from '../../shared/tables/dateOrder.ts'
import type { RowKind } from '../../shared/tables/columns.ts'
import { findTable, guessMapping } from '../../shared/tables/mapping.ts'
import { readTable, type ReadTable } from '../../shared/tables/readTable.ts'
import { tableIndex } from '../../shared/tables/tableIndex.ts'
import type { TestPlan } from './planBuilder.ts'
import { tableWords } from './tableWords.ts'

/** Reads a table as the page does, with guessed columns. */
export function readGrid(plan: TestPlan, grid: readonly (readonly string[])[], kind: RowKind = 'task'): ReadTable {
  const table = findTable(grid, tableWords)
  if (!table) throw new Error('There is no table')
  const mapping = guessMapping(table.headers, tableWords)
  const monthFirst = isMonthFirst(table.rows.flatMap(({ cells }) => mapping.flatMap((column, at) => (column === 'due' || column === 'start' ? [cells[at] ?? ''] : []))))
  const readDate = (written: string) => parseDate(asTyped(written, monthFirst), { today: '2026-06-01' as Day, locale: 'en-GB' })
  return readTable(tableIndex(plan.records(), tableWords), { table, mapping, kind, readDate })
}

/** Reads a table and writes what it says. */
export function importGrid(plan: TestPlan, grid: readonly (readonly string[])[], kind: RowKind = 'task'): ReadTable {
  const read = readGrid(plan, grid, kind)
  importTable(plan.context, read.writes)
  return read
}
