import type { TableColumn } from './columns.ts'

/** What is wrong in a row. The client's message files have a sentence for each. */
export type RowProblemKind =
  | 'no-title' | 'too-long'
  | 'unknown-id' | 'archived' | 'twice' | 'unknown-kind' | 'kind-differs'
  | 'not-a-date' | 'unknown-word' | 'unknown-instrument' | 'several-of-that-name'
  | 'unknown-place' | 'place-refused' | 'below-itself' | 'several-parents'
  /** A text that the file could not hold whole was changed in it: the rest would be lost. */
  | 'was-shortened'
  /** The row is taken in without this cell. */
  | 'cannot-change' | 'not-for-kind'

export interface RowProblem {
  readonly column: TableColumn | null
  readonly kind: RowProblemKind
  /** What stands in the cell. */
  readonly value: string
}

/** Notes leave the rest of a row as good as it is; any other problem keeps the row out. */
export function isNote(problem: RowProblem): boolean {
  return problem.kind === 'cannot-change' || problem.kind === 'not-for-kind'
}
