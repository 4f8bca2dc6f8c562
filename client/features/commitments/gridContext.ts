import { inject, provide, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import type { Id } from '../../../shared/ids.ts'
import type { ActionTarget } from '../../records/actionTarget.ts'
import type { ActionId } from '../../records/recordActions.ts'
import type { usePlanStore } from '../../stores/plan.ts'
import type { Cell } from './cellMoves.ts'
import type { Column, GridLayout } from './columns.ts'
import type { GridRow } from './gridRows.ts'

/** Somebody else who has the plan open. */
export type Person = ReturnType<typeof usePlanStore>['people'][number]

export interface EditedCell extends Cell<Column> {
  /** The character that began it, which replaces the text; null keeps the text. */
  readonly typed: string | null
}

/** What every row and cell of the outline shares: given once by the grid. */
export interface GridContext {
  readonly layout: ComputedRef<GridLayout>
  readonly canWrite: ComputedRef<boolean>
  readonly active: Readonly<Ref<Cell<Column> | null>>
  readonly editing: Readonly<Ref<EditedCell | null>>
  readonly openId: ComputedRef<string | null>
  isCollapsed(rowKey: string): boolean
  /** The row under the pointer. */
  readonly pointedKey: Readonly<Ref<string | null>>
  readonly canHover: Readonly<Ref<boolean>>
  /** Others who are in this record now, by field; undefined when nobody is. */
  peopleIn(recordId: string): ReadonlyMap<string, Person> | undefined
  arrivalOf(recordId: string): { readonly personColor: number; readonly at: number } | undefined
  toggle(rowKey: string): void
  activate(cell: Cell<Column>): void
  edit(cell: Cell<Column>, typed?: string | null): void
  /** Ends editing; the focus goes back to the cell unless it has gone elsewhere. */
  endEdit(returnsFocus: boolean): void
  /** True while rows change places: a field that loses the focus then has not been left. */
  isRedrawing(): boolean
  act(actionId: ActionId, target: ActionTarget): void
  open(recordId: string): void
  openMenu(rowKey: string, anchor: HTMLElement): void
}

const gridContextKey: InjectionKey<GridContext> = Symbol('outline grid')

export function provideGridContext(context: GridContext): void {
  provide(gridContextKey, context)
}

export function useGridContext(): GridContext {
  const context = inject(gridContextKey)
  if (!context) throw new Error('A cell of the outline stands outside of its grid')
  return context
}

/** The record that a row's actions are about; null where there is none. */
export function targetOf(row: GridRow): ActionTarget | null {
  switch (row.type) {
    case 'instrument': return row.instrument ? { kind: 'instrument', id: row.instrument.id } : null
    case 'commitment': return { kind: 'commitment', id: row.commitment.id }
    case 'task': return { kind: 'task', id: row.task.id, commitment: row.commitmentId as Id<'commitment'> | null }
    default: return null
  }
}
