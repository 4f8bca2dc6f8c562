import { dimensions, type Dimension } from '../../../shared/queries/dimensions.ts'

/** What the matrix shows, as its address says it. */
export interface MatrixChoice {
  readonly rows: Dimension
  readonly columns: Dimension
  readonly measure: 'tasks' | 'commitments'
  readonly gapsFirst: boolean
  /** Also values that no commitment has. */
  readonly unnamed: boolean
}

type Query = Readonly<Record<string, string | null | undefined | readonly (string | null)[]>>

const first: MatrixChoice = { rows: 'theme', columns: 'region', measure: 'tasks', gapsFirst: false, unnamed: false }

/** What an address does not name, or nobody knows, is as it is at first. Two sides are never the same. */
export function choiceOfQuery(query: Query): MatrixChoice {
  const rows = dimensionOf(query['rows']) ?? first.rows
  const columns = dimensionOf(query['columns']) ?? first.columns
  return {
    rows,
    columns: columns === rows ? otherThan(rows) : columns,
    measure: query['show'] === 'commitments' ? 'commitments' : 'tasks',
    gapsFirst: query['sort'] === 'gaps',
    unnamed: query['all'] === '1',
  }
}

/** Who asks for the dimension of the other side turns the matrix over. */
export function changedChoice(choice: MatrixChoice, change: Partial<MatrixChoice>): MatrixChoice {
  const next = { ...choice, ...change }
  if (next.rows !== next.columns) return next
  return change.rows === undefined ? { ...next, rows: choice.columns } : { ...next, columns: choice.rows }
}

/** The address's part; what is as at first disappears from it. */
export function queryOfChoice({ rows, columns, measure, gapsFirst, unnamed }: MatrixChoice): Record<string, string | undefined> {
  return {
    rows: rows === first.rows ? undefined : rows,
    columns: columns === first.columns ? undefined : columns,
    show: measure === first.measure ? undefined : measure,
    sort: gapsFirst ? 'gaps' : undefined,
    all: unnamed ? '1' : undefined,
  }
}

function dimensionOf(value: Query[string]): Dimension | undefined {
  return dimensions.find((dimension) => dimension === value)
}

function otherThan(dimension: Dimension): Dimension {
  return dimension === first.columns ? first.rows : first.columns
}
