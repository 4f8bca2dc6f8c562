import { NOT_NAMED } from '../../../shared/queries/dimensions.ts'
import type { Matrix } from '../../../shared/queries/matrix.ts'
import type { Choice } from '../../ui/choices.ts'
import type { MatrixChoice } from './matrixAddress.ts'

/** One row or column: a value with its words. */
export interface Side {
  readonly value: string
  readonly label: string
}

export interface MatrixSides {
  readonly rows: readonly Side[]
  readonly columns: readonly Side[]
  /** Values that no commitment has, of both sides. */
  readonly unnamed: readonly Side[]
}

/** Rows and columns in the order of the plan's lists; what no commitment names stands aside, until it is asked for. */
export function matrixSides(
  matrix: Matrix, choices: { readonly rows: readonly Choice[]; readonly columns: readonly Choice[] }, { gapsFirst, unnamed }: Pick<MatrixChoice, 'gapsFirst' | 'unnamed'>,
): MatrixSides {
  const rows = sidesOf(choices.rows, matrix.rows)
  const columns = sidesOf(choices.columns, matrix.columns)
  const shownRows = unnamed ? rows.all : rows.named
  const shownColumns = unnamed ? columns.all : columns.named
  return {
    rows: gapsFirst ? byGaps(matrix, shownRows, shownColumns) : shownRows,
    columns: shownColumns,
    unnamed: [...rows.unnamed, ...columns.unnamed],
  }
}

/** A value that the plan's list does not have any more is still there. */
function sidesOf(choices: readonly Choice[], named: readonly string[]) {
  const known = choices.map(({ value, label }) => ({ value, label }))
  const unknown = named.filter((value) => !known.some((side) => side.value === value)).map((value) => ({ value, label: value }))
  const all: readonly Side[] = [...known, ...unknown]
  const isNamed = ({ value }: Side): boolean => named.includes(value)
  // "Names none" is no value that anybody could have missed.
  return { all, named: all.filter(isNamed), unnamed: known.filter((side) => !isNamed(side) && side.value !== NOT_NAMED) }
}

/** Most cells that miss something before the others: what is promised without a task weighs more than what nobody has promised. */
function byGaps(matrix: Matrix, rows: readonly Side[], columns: readonly Side[]): readonly Side[] {
  const weights = new Map(rows.map(({ value }) => [value, columns.reduce((sum, column) => sum + weightOf(matrix, value, column.value), 0)]))
  return [...rows].sort((a, b) => (weights.get(b.value) ?? 0) - (weights.get(a.value) ?? 0))
}

function weightOf(matrix: Matrix, row: string, column: string): number {
  const { kind, unplanned } = matrix.cell(row, column)
  return kind === 'unplanned' ? 1_000 : unplanned > 0 ? 100 : kind === 'empty' ? 1 : 0
}
