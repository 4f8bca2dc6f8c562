import { useElementSize } from '@vueuse/core'
import { computed, nextTick, onMounted, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { addDays, daysBetween, type Day } from '../../../shared/schema/planDate.ts'
import { dayAt, pxOf, widthOf, type Axis } from './axis.ts'

/** Names and lines are drawn anew after so many px of scrolling, for as many more to each side. */
const STEP_PX = 300
/** Where in sight the day stands that the page goes to. */
const ANCHOR_PART = 0.3

export interface SightInput {
  readonly scroller: Readonly<Ref<HTMLElement | null>>
  readonly axis: ComputedRef<Axis>
  readonly titlePx: ComputedRef<number>
  readonly viewPx: ComputedRef<number>
  readonly today: ComputedRef<Day>
  /** On paper all is in sight. */
  readonly isWhole: () => boolean
}

/** Which part of the axis is in sight. A change of zoom keeps the day that was looked at. */
export function useSight({ scroller, axis, titlePx, viewPx, today, isWhole }: SightInput) {
  const step = shallowRef(0)
  /** The first day in sight, and the first one after; told anew only when they are others. */
  const seen = shallowRef<{ readonly from: Day; readonly end: Day }>({ from: today.value, end: today.value })
  let anchor: Day = today.value

  const from = computed(() => (isWhole() ? axis.value.first : later(axis.value.first, dayAt(axis.value, (step.value - 1) * STEP_PX))))
  const end = computed(() => (isWhole() ? addDays(axis.value.first, axis.value.days) : addDays(dayAt(axis.value, Math.min(widthOf(axis.value), (step.value + 2) * STEP_PX + viewPx.value)), 1)))

  function look(): void {
    const px = Math.abs(scroller.value?.scrollLeft ?? 0)
    anchor = dayAt(axis.value, px + viewPx.value * ANCHOR_PART)
    seeFrom(px)
  }

  function seeFrom(px: number): void {
    step.value = Math.floor(px / STEP_PX)
    const [first, after] = [dayAt(axis.value, px), dayAt(axis.value, px + viewPx.value)]
    if (first !== seen.value.from || after !== seen.value.end) seen.value = { from: first, end: after }
  }

  function sideOf(extent: { readonly from: Day; readonly end: Day }): 'before' | 'after' | null {
    if (extent.end <= seen.value.from) return 'before'
    return extent.from > seen.value.end ? 'after' : null
  }

  function goTo(day: Day): void {
    const element = scroller.value
    if (!element) return
    const px = Math.max(0, pxOf(axis.value, day) - viewPx.value * ANCHOR_PART)
    element.scrollLeft = getComputedStyle(element).direction === 'rtl' ? -px : px
    anchor = day
    seeFrom(px)
  }

  /** Scrolls sideways only where none of these days is in sight. */
  function reveal({ from: first, end: after }: { readonly from: Day; readonly end: Day }): void {
    const px = Math.abs(scroller.value?.scrollLeft ?? 0)
    if (pxOf(axis.value, after) < px || pxOf(axis.value, first) > px + viewPx.value) goTo(first)
  }

  watch(axis, async (now, before) => {
    if (now.dayPx === before.dayPx && daysBetween(now.first, before.first) === 0) return
    const day = anchor
    await nextTick()
    goTo(day)
  })
  watch([titlePx, viewPx], () => look())
  onMounted(() => void nextTick(() => goTo(today.value)))

  return { from, end, look, goTo, reveal, sideOf }
}

/** The size of the chart as it stands; before it does, that of the window. */
export function useChartSize(scroller: Readonly<Ref<HTMLElement | null>>) {
  return useElementSize(scroller, { width: window.innerWidth, height: window.innerHeight })
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b
}
