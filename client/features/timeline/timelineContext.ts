import { inject, provide, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import type { ActionTarget } from '../../records/actionTarget.ts'
import type { OutlineRow } from '../../../shared/queries/outline.ts'
import type { PlanRecords } from '../../../shared/schema/decode.ts'
import type { Day } from '../../../shared/schema/planDate.ts'
import type { Axis } from './axis.ts'
import type { MovedPart } from './barMove.ts'
import type { DrawnDates } from './shapes.ts'

/** A version whose dates are drawn beside those of today. */
export interface Baseline {
  readonly name: string
  readonly plan: PlanRecords
}

/** What every row of the timeline shares: given once by the chart. */
export interface TimelineContext {
  readonly axis: ComputedRef<Axis>
  readonly titlePx: ComputedRef<number>
  readonly baseline: ComputedRef<Baseline | null>
  readonly canMove: ComputedRef<boolean>
  /** The record that is being moved now. */
  readonly movingId: ComputedRef<string | null>
  readonly pointedKey: Readonly<Ref<string | null>>
  /** A task's or commitment's dates as drawn: where they are being moved to, or as they stand. */
  datesOf(kind: 'task' | 'commitment', id: string): DrawnDates | null
  isCollapsed(rowKey: string): boolean
  toggle(rowKey: string): void
  open(recordId: string): void
  openMenu(rowKey: string, anchor: HTMLElement): void
  /** Where these days are when none of them is in sight. */
  sideOf(extent: { readonly from: Day; readonly end: Day }): 'before' | 'after' | null
  goTo(day: Day): void
  grab(event: PointerEvent, target: ActionTarget, part: MovedPart): void
}

const timelineKey: InjectionKey<TimelineContext> = Symbol('timeline')

export function provideTimeline(context: TimelineContext): void {
  provide(timelineKey, context)
}

export function useTimeline(): TimelineContext {
  const context = inject(timelineKey)
  if (!context) throw new Error('A row of the timeline stands outside of its chart')
  return context
}

/** The record that a row's actions are about; null where there is none. */
export function targetOf(row: OutlineRow): ActionTarget | null {
  switch (row.type) {
    case 'instrument': return row.instrument ? { kind: 'instrument', id: row.instrument.id } : null
    case 'commitment': return { kind: 'commitment', id: row.commitment.id }
    case 'task': return { kind: 'task', id: row.task.id, commitment: row.commitmentId as never }
    case 'loose': return null
  }
}
