import { tableColumns, type TableColumn } from './columns.ts'
import type { TableWords } from './tableIndex.ts'

/** Which column of a file means what; null columns are not taken in. */
export type Mapping = readonly (TableColumn | null)[]

/** A table as it came, with the place of its headers. */
export interface FoundTable {
  readonly headers: readonly string[]
  /** Number of the header's row in the file, from 1, as programs for tables count. */
  readonly headerRow: number
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[]
}

/** A title or a logo may stand above a table. */
const HEADER_WITHIN_ROWS = 12

/** What people write above such columns, besides our own headers; folded. */
const synonyms: Readonly<Record<TableColumn, readonly string[]>> = {
  id: ['id', 'pacta id', 'identifier'],
  kind: ['kind', 'type', 'record type', 'row type'],
  ref: ['ref', 'reference', 'no', 'nr', 'number', 'item no', 'code', '#'],
  under: ['under', 'parent', 'commitment ref', 'commitment', 'belongs to', 'serves', 'parent task'],
  title: ['title', 'task', 'name', 'activity', 'action', 'what', 'summary', 'subject', 'commitment or task', 'deliverable', 'measure', 'task name', 'action item', 'activities', 'actions', 'undertaking'],
  status: ['status', 'state', 'progress', 'implementation status'],
  lead: ['lead', 'lead entity', 'lead party', 'responsible', 'responsible party', 'responsible entity', 'organisation', 'organization', 'owner', 'implementing entity'],
  supporting: ['supporting', 'supporting entities', 'supporting parties', 'partners', 'partner', 'support'],
  focalPoints: ['focal point', 'focal points', 'assignee', 'assigned to', 'contact', 'person', 'who', 'responsible person', 'contact person'],
  start: ['start', 'start date', 'from', 'begin', 'starts'],
  due: ['due', 'due date', 'deadline', 'end', 'end date', 'finish', 'when', 'date', 'target date', 'timeline', 'until', 'timeframe'],
  dueWords: ['due in words', 'due words', 'date in the text'],
  instrument: ['instrument', 'agreement'],
  force: ['force'],
  shape: ['shape', 'template'],
  condition: ['condition', 'only if'],
  themes: ['theme', 'themes', 'thematic area', 'thematic areas', 'area', 'topic', 'category'],
  pillars: ['pillar', 'pillars'],
  regions: ['region', 'regions'],
  milestone: ['milestone'],
  place: ['place', 'location', 'venue', 'where'],
  description: ['description', 'notes', 'note', 'details', 'comment', 'comments', 'remarks'],
  assessment: ['assessment', 'rag', 'rating'],
}

/** Finds the headers: of the first rows the one with the most words that mean a column, else the first that has words. */
export function findTable(grid: readonly (readonly string[])[], words: TableWords): FoundTable | null {
  const first = grid.findIndex(hasWords)
  if (first < 0) return null
  let headerAt = first
  let best = 0
  grid.slice(first, first + HEADER_WITHIN_ROWS).forEach((row, index) => {
    const known = guessMapping(row, words).filter((column) => column !== null).length
    if (known > best) [best, headerAt] = [known, first + index]
  })
  const width = Math.max(...grid.map((row) => row.length))
  const headers = Array.from({ length: width }, (_, column) => (grid[headerAt]?.[column] ?? '').trim())
  const rows = grid.map((cells, index) => ({ number: index + 1, cells })).slice(headerAt + 1).filter(({ cells }) => hasWords(cells))
  return { headers, headerRow: headerAt + 1, rows }
}

/** What each header means; a meaning is given once, to the header that says it most exactly. */
export function guessMapping(headers: readonly string[], words: TableWords): Mapping {
  const folded = headers.map(fold)
  const mapping: (TableColumn | null)[] = headers.map(() => null)
  const given = new Set<TableColumn>()
  const give = (matches: (header: string, column: TableColumn) => boolean): void => {
    for (const column of tableColumns) {
      if (given.has(column)) continue
      const at = folded.findIndex((header, index) => header !== '' && mapping[index] === null && matches(header, column))
      if (at < 0) continue
      mapping[at] = column
      given.add(column)
    }
  }
  give((header, column) => header === fold(words.header(column)))
  give((header, column) => synonyms[column].includes(header))
  give((header, column) => synonyms[column].some((synonym) => synonym.length > 3 && ` ${header} `.includes(` ${synonym} `)))
  // "Commitment" above the only column of words is the title, not a place.
  const under = mapping.indexOf('under')
  if (under >= 0 && !given.has('title')) mapping[under] = 'title'
  return mapping
}

function fold(header: string): string {
  return header.toLocaleLowerCase().replace(/[^\p{L}\p{N}#]+/gu, ' ').trim()
}

function hasWords(row: readonly string[]): boolean {
  return row.some((cell) => cell.trim() !== '')
}
