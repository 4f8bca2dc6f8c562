import { isId } from '../ids.ts'
import type { PlanDate } from '../schema/planDate.ts'
import type { Commitment, Task } from '../schema/records.ts'
import { cellText } from './cellText.ts'
import { readingOf, tableColumns, type RowKind, type TableColumn } from './columns.ts'
import type { FoundTable, Mapping } from './mapping.ts'
import { fold, Names } from './names.ts'
import { placeRows, type PlacedRow } from './placeRows.ts'
import { readCell, type CellReader } from './readCell.ts'
import { isNote, type RowProblem } from './rowProblem.ts'
import type { CellWrite, Made, TableImport, TablePlace } from './tableImport.ts'
import type { Cells, TableIndex } from './tableIndex.ts'

/** A value that a row changes, as it stands in the plan and as it stands in the table. */
export interface CellChange {
  readonly column: TableColumn
  readonly before: string
  readonly after: string
}

export type RowOutcome = 'new' | 'changed' | 'same' | 'refused'

/** What becomes of one row of a table. */
export interface ReadRow {
  /** In the file, from 1, with its headers counted. */
  readonly number: number
  readonly outcome: RowOutcome
  readonly kind: RowKind
  /** The record that it is about; null for a new one. */
  readonly id: string | null
  readonly ref: string
  readonly title: string
  readonly changes: readonly CellChange[]
  readonly problems: readonly RowProblem[]
}

export interface ReadTable {
  readonly rows: readonly ReadRow[]
  readonly counts: Readonly<Record<RowOutcome, number>>
  /** What is written when the person says so. */
  readonly writes: TableImport
}

export interface TableReading {
  readonly table: FoundTable
  readonly mapping: Mapping
  /** What a row is where no column says so. */
  readonly kind: RowKind
  readonly readDate: (written: string) => PlanDate | null
}

/** Compares a table with the plan, row by row. Nothing is written here, and no row is left out of the answer. */
export function readTable(index: TableIndex, { table, mapping, kind, readDate }: TableReading): ReadTable {
  const reader: CellReader = { words: index.words, names: new Names(index.plan), readDate }
  const finder = recordFinder(index, mapping)
  const seen = new Set<string>()
  const drafts = table.rows.map(({ number, cells }): Draft => {
    const given = new Map<TableColumn, string>()
    mapping.forEach((column, at) => { if (column !== null) given.set(column, cellText(cells[at] ?? '')) })
    return draftOf(index, reader, finder, seen, number, given, kind)
  })
  const placed = placeRows(index, drafts)
  const rows = drafts.map((draft, at) => readRow(draft, placed[at]!))
  const counts = { new: 0, changed: 0, same: 0, refused: 0 }
  for (const row of rows) counts[row.outcome] += 1
  return { rows, counts, writes: writesOf(reader.names, drafts, placed, rows) }
}

/** A row on its way: read, but not yet placed among the others. */
export interface Draft {
  readonly number: number
  readonly key: string
  readonly kind: RowKind
  readonly record: Commitment | Task | null
  /** As the plan has it; null for a new one. */
  readonly before: Cells | null
  readonly given: ReadonlyMap<TableColumn, string>
  readonly writes: readonly CellWrite[]
  readonly changes: readonly CellChange[]
  readonly problems: readonly RowProblem[]
}

function draftOf(
  index: TableIndex, reader: CellReader, find: ReturnType<typeof recordFinder>, seen: Set<string>,
  number: number, given: ReadonlyMap<TableColumn, string>, defaultKind: RowKind,
): Draft {
  const problems: RowProblem[] = []
  const say = (column: TableColumn | null, problem: RowProblem['kind'], value = ''): void => void problems.push({ column, kind: problem, value })
  const found = find(given)
  if (found && 'problem' in found) say(found.column, found.problem, given.get(found.column) ?? '')
  const match = found && 'record' in found ? found : null
  if (match && seen.has(match.record.id)) say('id', 'twice', given.get('id') ?? given.get('ref') ?? '')
  if (match) seen.add(match.record.id)
  const said = kindOf(index, given.get('kind') ?? '')
  if (said === undefined) say('kind', 'unknown-kind', given.get('kind'))
  if (match && said && said !== match.kind) say('kind', 'kind-differs', given.get('kind'))
  const kind = match?.kind ?? said ?? defaultKind
  const record = match?.record ?? null
  const before = match ? index.cellsOf(match.kind, match.record) : null
  const writes: CellWrite[] = []
  const changes: CellChange[] = []
  let lead: string | Made | null = record?.lead ?? null
  for (const column of tableColumns) {
    const text = given.get(column)
    if (text === undefined || (before && before[column] === text)) continue
    const reading = readingOf(kind, column)
    if (reading === null) {
      if (text.trim() !== '') say(column, 'not-for-kind', text)
      continue
    }
    if (reading.as === 'given') {
      if (record && column === 'assessment') say(column, 'cannot-change', text)
      if (record && column === 'ref' && given.has('id')) say(column, 'cannot-change', text)
      continue
    }
    if (reading.as === 'under') continue
    const cell = readCell(reader, kind, column, reading, text, record, lead)
    if (!cell.ok) say(column, cell.problem, text)
    else if (cell.value.length > 0) {
      writes.push(...cell.value)
      changes.push({ column, before: before?.[column] ?? '', after: text })
      const leadWrite = cell.value.find(({ field }) => field === 'lead')
      if (leadWrite) lead = leadWrite.value as string | Made | null
    }
  }
  if (!record && !given.get('title')?.trim() && !problems.some((it) => it.kind === 'no-title')) say('title', 'no-title')
  return { number, key: `row${number}`, kind, record, before, given, writes, changes, problems }
}

type Found = { readonly kind: RowKind; readonly record: Commitment | Task } | { readonly column: TableColumn; readonly problem: RowProblem['kind'] }

/** The record of a row: by its id; where a table has lost that column, by its ref. */
function recordFinder({ plan, refs }: TableIndex, mapping: Mapping): (given: ReadonlyMap<TableColumn, string>) => Found | null {
  const byRef = new Map<string, string>()
  if (!mapping.includes('id') && mapping.includes('ref')) for (const [id, ref] of refs) if (ref !== '') byRef.set(fold(ref), id)
  return (given) => {
    const byItsRef = byRef.get(fold(given.get('ref') ?? ''))
    const id = given.get('id')?.trim() || byItsRef
    if (!id) return null
    const commitment = isId<'commitment'>(id) ? plan.records.commitment.get(id) : undefined
    const task = isId<'task'>(id) ? plan.records.task.get(id) : undefined
    const record = commitment ?? task
    if (!record) return { column: 'id', problem: 'unknown-id' }
    if (record.archivedAt !== null) return { column: byItsRef ? 'ref' : 'id', problem: 'archived' }
    return { kind: commitment ? 'commitment' : 'task', record }
  }
}

/** Null: the row does not say; undefined: it says what nobody knows. */
function kindOf({ words }: TableIndex, written: string): RowKind | null | undefined {
  const said = fold(written)
  if (said === '') return null
  if (said === fold(words.kind('commitment')) || said === 'commitment') return 'commitment'
  if (said === fold(words.kind('task')) || ['task', 'subtask', 'sub-task', 'activity', 'action', 'milestone'].includes(said)) return 'task'
  return undefined
}

function readRow(draft: Draft, placed: PlacedRow): ReadRow {
  const { number, kind, record, before, given } = draft
  const problems = [...draft.problems, ...placed.problems]
  const changes = placed.change ? [...draft.changes, placed.change] : draft.changes
  const isRefused = problems.some((problem) => !isNote(problem))
  const outcome: RowOutcome = isRefused ? 'refused' : record === null ? 'new' : changes.length > 0 ? 'changed' : 'same'
  const title = (given.get('title') ?? before?.title ?? '').trim()
  return { number, outcome, kind, id: record?.id ?? null, ref: before?.ref ?? '', title, changes, problems }
}

function writesOf(names: Names, drafts: readonly Draft[], placed: readonly PlacedRow[], rows: readonly ReadRow[]): TableImport {
  const taken = drafts.map((draft, at) => ({ draft, place: placed[at]!.place, outcome: rows[at]!.outcome }))
  const created = taken.filter(({ outcome }) => outcome === 'new').map(({ draft, place }) => ({ key: draft.key, kind: draft.kind, writes: draft.writes, place: draft.kind === 'task' ? (place ?? nowhere) : null }))
  const edited = taken.filter(({ outcome }) => outcome === 'changed').map(({ draft, place }) => ({ kind: draft.kind, id: draft.record!.id as string, writes: draft.writes, place }))
  return { additions: usedAdditions(names, [...created, ...edited].flatMap(({ writes }) => writes)), created, edited }
}

const nowhere: TablePlace = { parent: null, commitments: [] }

/** Names that only refused rows hold are not added. */
function usedAdditions(names: Names, writes: readonly CellWrite[]): TableImport['additions'] {
  const { parties, focalPoints, entries } = names.additions()
  const made = new Set<string>()
  const members = new Set<string>()
  for (const { field, member, value } of writes) {
    for (const it of [member, value]) if (typeof it === 'object' && it !== null) made.add(`${it.made} ${it.key}`)
    if (typeof member === 'string') members.add(`${field} ${member}`)
  }
  const people = focalPoints.filter(({ key }) => made.has(`focalPoint ${key}`))
  for (const { party } of people) if (typeof party === 'object' && party !== null) made.add(`party ${party.key}`)
  return {
    parties: parties.filter(({ key }) => made.has(`party ${key}`)),
    focalPoints: people,
    entries: entries.filter(({ list, key }) => members.has(`${list} ${key}`)),
  }
}
