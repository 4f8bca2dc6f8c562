import { useEventListener } from '@vueuse/core'
import { computed, shallowRef } from 'vue'
import type { Day } from '../../../shared/schema/planDate.ts'
import { usePlanStore } from '../../stores/plan.ts'
import type { CalendarItem } from './calendarItems.ts'

interface Drag {
  readonly item: CalendarItem
  readonly from: Day
  readonly pointerId: number
  readonly startX: number
  readonly startY: number
  readonly over: Day | null
}

/** Less is a click. */
const DRAG_FROM_PX = 5

/** Dragging an entry to another day. Escape lets go; a finger scrolls instead, and has the menu. */
export function useEntryDrag(drop: (item: CalendarItem, from: Day, to: Day) => void) {
  const plan = usePlanStore()
  const drag = shallowRef<Drag | null>(null)
  let hasDragged = false

  function grab(item: CalendarItem, from: Day, event: PointerEvent): void {
    if (!plan.canWrite || event.button !== 0 || event.pointerType === 'touch') return
    drag.value = { item, from, pointerId: event.pointerId, startX: event.clientX, startY: event.clientY, over: null }
  }

  // What is clicked next, or opened by key, was not dragged.
  useEventListener(window, ['pointerdown', 'keydown'], (event) => { if (!(event instanceof KeyboardEvent && event.key === 'Escape')) hasDragged = false }, { capture: true })
  useEventListener(window, 'pointermove', (event) => {
    const current = drag.value
    if (current?.pointerId !== event.pointerId) return
    if (!hasDragged && Math.hypot(event.clientX - current.startX, event.clientY - current.startY) < DRAG_FROM_PX) return
    hasDragged = true
    const over = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-day]')?.dataset.day as Day | undefined
    if ((over ?? null) !== current.over) drag.value = { ...current, over: over ?? null }
  })
  useEventListener(window, 'pointerup', (event) => {
    const current = drag.value
    if (current?.pointerId !== event.pointerId) return
    drag.value = null
    if (current.over !== null && current.over !== current.from) drop(current.item, current.from, current.over)
  })
  useEventListener(window, 'pointercancel', () => { drag.value = null })
  useEventListener(window, 'keydown', (event) => {
    if (event.key !== 'Escape' || !drag.value) return
    drag.value = null
    event.preventDefault()
  }, { capture: true })

  return { grab, over: computed(() => drag.value?.over ?? null), wasDragged: () => hasDragged }
}
