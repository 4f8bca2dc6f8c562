import type { Id } from '../ids.ts'
import type { RowKind } from './columns.ts'

/** Something that the import makes, named by a key of its own until it has an id. */
export interface Made {
  readonly made: 'party' | 'focalPoint' | 'row'
  readonly key: string
}

export type WrittenValue = string | boolean | null | Made

/** One value of a record. `member` is an entry of a field with several values. */
export interface CellWrite {
  readonly field: string
  readonly member?: string | Made
  readonly value: WrittenValue
}

/** Where a task stands: below a task, or at these commitments, or (neither) without one. */
export interface TablePlace {
  readonly parent: Id<'task'> | Made | null
  readonly commitments: readonly (Id<'commitment'> | Made)[]
}

export interface NewRow {
  readonly key: string
  readonly kind: RowKind
  readonly writes: readonly CellWrite[]
  /** Of tasks. */
  readonly place: TablePlace | null
}

export interface EditedRow {
  readonly kind: RowKind
  readonly id: string
  readonly writes: readonly CellWrite[]
  /** Null: it stays where it is. */
  readonly place: TablePlace | null
}

/** What the plan lacks and the table names. */
export interface Additions {
  readonly parties: readonly { readonly key: string; readonly name: string }[]
  readonly focalPoints: readonly { readonly key: string; readonly name: string; readonly party: Id<'party'> | Made | null }[]
  readonly entries: readonly { readonly list: 'themes' | 'regions'; readonly key: string; readonly label: string }[]
}

/** All that a confirmed table writes, as one step. */
export interface TableImport {
  readonly additions: Additions
  readonly created: readonly NewRow[]
  readonly edited: readonly EditedRow[]
}
