import { useEventListener } from '@vueuse/core'
import { computed, shallowRef } from 'vue'
import type { NewDates } from '../../../shared/commands/dates.ts'
import type { ActionTarget } from '../../records/actionTarget.ts'
import { usePlanStore } from '../../stores/plan.ts'
import { movedDates, type MovedPart } from './barMove.ts'

interface Move {
  readonly target: Exclude<ActionTarget, { kind: 'instrument' }>
  readonly part: MovedPart
  readonly days: number
  /** Null: moved by keys. */
  readonly pointer: { readonly id: number; readonly startX: number; readonly sign: 1 | -1 } | null
}

/** Less is a click. */
const DRAG_FROM_PX = 4

export interface BarMoveHost {
  readonly dayPx: () => number
  readonly keep: (dates: NewDates) => void
  /** The dates so far, or null when the move was taken back. */
  readonly tell: (dates: NewDates | null) => void
}

/**
 * Moving a bar: by pointer until it is let go, by keys until Alt is. Until then
 * nothing is written; Escape puts it back. A finger scrolls instead: it has the dialog.
 */
export function useBarMove({ dayPx, keep, tell }: BarMoveHost) {
  const plan = usePlanStore()
  const move = shallowRef<Move | null>(null)
  const dates = computed(() => (move.value ? datesOf(move.value) : null))
  /** A click follows each drag, and must not open what was only moved. */
  let hasDragged = false

  function datesOf({ target, part, days }: Move): NewDates | null {
    const record = target.kind === 'task' ? plan.record('task', target.id) : plan.record('commitment', target.id)
    return record ? movedDates(record, part, days) : null
  }

  function grab(event: PointerEvent, target: ActionTarget, part: MovedPart): void {
    if (!plan.canWrite || target.kind === 'instrument' || event.button !== 0 || event.pointerType === 'touch' || !(event.currentTarget instanceof HTMLElement)) return
    const sign = getComputedStyle(event.currentTarget).direction === 'rtl' ? -1 : 1
    move.value = { target, part, days: 0, pointer: { id: event.pointerId, startX: event.clientX, sign } }
  }

  function drag(event: PointerEvent): void {
    const current = move.value
    if (current?.pointer?.id !== event.pointerId) return
    const px = (event.clientX - current.pointer.startX) * current.pointer.sign
    if (Math.abs(px) >= DRAG_FROM_PX) hasDragged = true
    const days = hasDragged ? Math.round(px / dayPx()) : 0
    if (days !== current.days) move.value = { ...current, days }
  }

  /** By keys; false where the record has no date that could move. */
  function shift(target: ActionTarget, part: MovedPart, days: number): boolean {
    if (!plan.canWrite || target.kind === 'instrument') return false
    const current = move.value
    const isSame = current?.pointer === null && current.target.id === target.id && current.part === part
    if (current && !isSame) end()
    const next: Move = { target, part, days: (isSame ? current.days : 0) + days, pointer: null }
    move.value = next
    if (datesOf(next) === null && !hasDates(next)) {
      move.value = null
      return false
    }
    tell(dates.value)
    return true
  }

  function hasDates({ target }: Move): boolean {
    const record = target.kind === 'task' ? plan.record('task', target.id) : plan.record('commitment', target.id)
    return record !== undefined && (record.due !== null || ('start' in record && record.start !== null))
  }

  function end(): void {
    const moved = dates.value
    move.value = null
    if (moved) keep(moved)
  }

  function cancel(): boolean {
    if (!move.value) return false
    move.value = null
    tell(null)
    return true
  }

  // What is clicked next, or opened by key, was not dragged.
  useEventListener(window, ['pointerdown', 'keydown'], (event) => { if (!(event instanceof KeyboardEvent && event.key === 'Escape')) hasDragged = false }, { capture: true })
  useEventListener(window, 'pointermove', drag)
  useEventListener(window, 'pointerup', (event) => {
    if (move.value?.pointer?.id === event.pointerId) end()
  })
  useEventListener(window, 'pointercancel', cancel)
  useEventListener(window, 'keyup', (event) => {
    if (event.key !== 'Alt' || move.value === null || move.value.pointer !== null) return
    // Some browsers would go to their menu.
    event.preventDefault()
    end()
  })
  // Alt+Tab takes the key along.
  useEventListener(window, 'blur', () => {
    if (move.value?.pointer === null) end()
  })
  useEventListener(window, 'keydown', (event) => {
    if (event.key === 'Escape' && cancel()) event.preventDefault()
  }, { capture: true })

  return { dates, grab, shift, cancel, wasDragged: () => hasDragged }
}
