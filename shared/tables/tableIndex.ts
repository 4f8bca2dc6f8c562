import { outlineGroups, outlineRows } from '../queries/outline.ts'
import { shownRefs } from '../queries/refs.ts'
import { assessmentOf, lifecycleOf, statusIndex } from '../queries/status.ts'
import { taskTree } from '../queries/taskTree.ts'
import type { PlanRecords } from '../schema/decode.ts'
import type { Commitment, Task } from '../schema/records.ts'
import { cellText } from './cellText.ts'
import { readingOf, tableColumns, type NamedKind, type RowKind, type TableColumn, type WordList } from './columns.ts'

/** Texts for people, in the language of whoever writes or reads a table. */
export interface TableWords {
  readonly header: (column: TableColumn) => string
  readonly kind: (kind: RowKind) => string
  readonly word: (list: WordList, value: string) => string
  readonly yes: string
}

/** Parts the values of a cell that has several. */
export const LIST_SEPARATOR = '; '

export type Cells = Readonly<Record<TableColumn, string>>

/** A plan as cells: built once for a table that is written or compared. */
export interface TableIndex {
  readonly plan: PlanRecords
  readonly refs: ReadonlyMap<string, string>
  readonly words: TableWords
  /** A task's place: its shown parent, else the commitments that it works towards. */
  readonly placeOf: (task: Task) => { readonly parent: Task['id'] | null; readonly commitments: readonly Commitment['id'][] }
  readonly cellsOf: (kind: RowKind, record: Commitment | Task) => Cells
}

export function tableIndex(plan: PlanRecords, words: TableWords): TableIndex {
  const refs = shownRefs(plan)
  const status = statusIndex(plan)
  const tree = taskTree(plan)
  const parents = new Map<string, Task['id']>()
  for (const [parent, children] of tree.children) for (const child of children) parents.set(child.id, parent as Task['id'])
  const placeOf: TableIndex['placeOf'] = (task) => {
    const parent = parents.get(task.id) ?? null
    return { parent, commitments: parent === null ? (tree.commitmentsOf.get(task.id) ?? []) : [] }
  }
  const under = (task: Task): string => {
    const { parent, commitments } = placeOf(task)
    return (parent === null ? commitments : [parent]).map((id) => refs.get(id) ?? '').join(LIST_SEPARATOR)
  }
  const given = (kind: RowKind, record: Commitment | Task, column: TableColumn): string => {
    switch (column) {
      case 'id': return record.id
      case 'kind': return words.kind(kind)
      case 'ref': return refs.get(record.id) ?? ''
      case 'assessment': return words.word('assessment', assessmentOf(status, record as Commitment))
      default: return ''
    }
  }
  const textOf = (kind: RowKind, record: Commitment | Task, column: TableColumn): string => {
    const reading = readingOf(kind, column)
    if (reading === null) return ''
    if (reading.as === 'given') return given(kind, record, column)
    if (reading.as === 'under') return under(record as Task)
    if (reading.field === 'lifecycle') return words.word('lifecycle', lifecycleOf(status, record as Commitment))
    const value = (record as unknown as Readonly<Record<string, unknown>>)[reading.field]
    switch (reading.as) {
      case 'flag': return value === true ? words.yes : ''
      case 'choice': return words.word(reading.list, String(value))
      case 'choices': return (value as readonly string[]).map((it) => words.word(reading.list, it)).join(LIST_SEPARATOR)
      case 'record': return value === null ? '' : nameOf(plan, reading.kind, value as string)
      case 'records': return (value as readonly string[]).map((id) => nameOf(plan, reading.kind, id)).join(LIST_SEPARATOR)
      case 'listed': return (value as readonly string[]).map((key) => plan.meta[reading.field].find((entry) => entry.key === key)?.value ?? key).join(LIST_SEPARATOR)
      default: return (value as string | null) ?? ''
    }
  }
  const cellsOf: TableIndex['cellsOf'] = (kind, record) =>
    Object.fromEntries(tableColumns.map((column) => [column, cellText(textOf(kind, record, column))])) as Record<TableColumn, string>
  return { plan, refs, words, placeOf, cellsOf }
}

/** What people call a party, a person, an instrument. */
export function nameOf(plan: PlanRecords, kind: NamedKind, id: string): string {
  switch (kind) {
    case 'party': {
      const party = plan.records.party.get(id as never)
      return party ? party.shortName || party.name : id
    }
    case 'focalPoint': return plan.records.focalPoint.get(id as never)?.name ?? id
    case 'instrument': return plan.records.instrument.get(id as never)?.title ?? id
  }
}

/** Which records a table holds; both let everything through where there is no filter. */
export interface TableFilter {
  readonly keepsCommitment?: (commitment: Commitment) => boolean
  readonly keepsTask?: (task: Task) => boolean
}

/** The outline as a table: its headers, then each record once, where it first stands. */
export function outlineTable(index: TableIndex, filter: TableFilter = {}): string[][] {
  const { plan, words } = index
  const rows: string[][] = [tableColumns.map((column) => cellText(words.header(column)))]
  const written = new Set<string>()
  const tree = taskTree(plan)
  for (const row of outlineRows(outlineGroups(plan), tree, { isCollapsed: () => false, ...filter })) {
    if (row.type !== 'commitment' && row.type !== 'task') continue
    const record = row.type === 'commitment' ? row.commitment : row.task
    if (written.has(record.id)) continue
    written.add(record.id)
    const cells = index.cellsOf(row.type, record)
    rows.push(tableColumns.map((column) => cells[column]))
  }
  return rows
}
