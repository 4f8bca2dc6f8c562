import type { RecordKind } from '../schema/records.ts'

/** What a row of a table stands for. */
export type RowKind = 'commitment' | 'task'

/** The columns of the outline as a table, in their order. */
export const tableColumns = [
  'id', 'kind', 'ref', 'under', 'title', 'status', 'lead', 'supporting', 'focalPoints', 'start', 'due', 'dueWords',
  'instrument', 'force', 'shape', 'condition', 'themes', 'pillars', 'regions', 'milestone', 'place', 'description', 'assessment',
] as const
export type TableColumn = (typeof tableColumns)[number]

/** How a column's text is read. */
export type ColumnReading =
  | { readonly as: 'text'; readonly field: string }
  | { readonly as: 'date'; readonly field: string }
  | { readonly as: 'flag'; readonly field: string }
  | { readonly as: 'choice'; readonly field: string; readonly list: WordList }
  | { readonly as: 'choices'; readonly field: string; readonly list: WordList }
  | { readonly as: 'record'; readonly field: string; readonly kind: NamedKind }
  | { readonly as: 'records'; readonly field: string; readonly kind: NamedKind }
  /** Keys of the plan's own lists. */
  | { readonly as: 'listed'; readonly field: 'themes' | 'regions' }
  | { readonly as: 'under' }
  /** Worked out by Pacta, or set elsewhere: written into tables, never taken from them. */
  | { readonly as: 'given' }

/** Lists of words whose texts for people are in the client's message files. */
export type WordList = 'lifecycle' | 'taskState' | 'force' | 'shape' | 'pillar' | 'assessment'
export type NamedKind = Extract<RecordKind, 'party' | 'focalPoint' | 'instrument'>

const common: Partial<Record<TableColumn, ColumnReading>> = {
  id: { as: 'given' }, kind: { as: 'given' }, ref: { as: 'given' },
  title: { as: 'text', field: 'title' },
  description: { as: 'text', field: 'description' },
  lead: { as: 'record', field: 'lead', kind: 'party' },
  focalPoints: { as: 'records', field: 'focalPoints', kind: 'focalPoint' },
  due: { as: 'date', field: 'due' },
}

const readings: Readonly<Record<RowKind, Partial<Record<TableColumn, ColumnReading>>>> = {
  commitment: {
    ...common,
    status: { as: 'choice', field: 'lifecycle', list: 'lifecycle' },
    supporting: { as: 'records', field: 'supporting', kind: 'party' },
    dueWords: { as: 'text', field: 'dueWords' },
    instrument: { as: 'record', field: 'instrument', kind: 'instrument' },
    force: { as: 'choice', field: 'force', list: 'force' },
    shape: { as: 'choice', field: 'shape', list: 'shape' },
    condition: { as: 'text', field: 'condition' },
    themes: { as: 'listed', field: 'themes' },
    pillars: { as: 'choices', field: 'pillars', list: 'pillar' },
    regions: { as: 'listed', field: 'regions' },
    assessment: { as: 'given' },
  },
  task: {
    ...common,
    under: { as: 'under' },
    status: { as: 'choice', field: 'state', list: 'taskState' },
    start: { as: 'date', field: 'start' },
    milestone: { as: 'flag', field: 'milestone' },
    place: { as: 'text', field: 'place' },
  },
}

/** How a column is read in a row of that kind; null where such a row has nothing there. */
export function readingOf(kind: RowKind, column: TableColumn): ColumnReading | null {
  return readings[kind][column] ?? null
}

/** Columns of calendar days: programs for tables should know them as such. */
export function isDateColumn(column: TableColumn): boolean {
  return column === 'start' || column === 'due'
}
