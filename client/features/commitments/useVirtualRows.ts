import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/vue-virtual'
import { computed, nextTick, watch, type ComputedRef, type Ref } from 'vue'
import { NEW_TASK_KEY } from './gridRows.ts'
import { rowSlots, type RowSlots, type SlottedRow } from '../../records/rowSlots.ts'
import { useGrowingCount } from './useGrowingCount.ts'

const OVERSCAN_ROWS = 12

interface Keyed {
  readonly key: string
  readonly type: string
}

export interface VirtualRowsInput<Row> {
  readonly scroller: Readonly<Ref<HTMLElement | null>>
  readonly rows: ComputedRef<readonly Row[]>
  readonly rowPx: ComputedRef<number>
  /** What sticks above the rows. */
  readonly headerPx: ComputedRef<number>
  /** Always in the page, even scrolled away: the row under focus must keep it. */
  readonly pinnedKey: ComputedRef<string | null>
  /** Rows of one height can take over each other's elements. */
  readonly areAlike: ComputedRef<boolean>
}

/** Only the rows in sight are in the page. Changes elsewhere never move the row that is being looked at. */
export function useVirtualRows<Row extends Keyed>({ scroller, rows, rowPx, headerPx, pinnedKey, areAlike }: VirtualRowsInput<Row>) {
  const indexOf = computed(() => new Map(rows.value.map((row, index) => [row.key, index])))
  const pinnedIndex = computed(() => (pinnedKey.value === null ? undefined : indexOf.value.get(pinnedKey.value)))
  const virtualizer = useVirtualizer(computed(() => ({
    count: rows.value.length,
    getScrollElement: () => scroller.value,
    estimateSize: () => rowPx.value,
    getItemKey: (index: number) => rows.value[index]?.key ?? index,
    overscan: OVERSCAN_ROWS,
    scrollMargin: headerPx.value,
    scrollPaddingStart: headerPx.value,
    scrollPaddingEnd: rowPx.value,
    rangeExtractor: extractorWith(pinnedIndex.value),
  })))

  watch(rowPx, () => virtualizer.value.measure())

  // Rows above appear and vanish as others work: what is under the eye stays where it is.
  watch(rows, async () => {
    const element = scroller.value
    const anchor = element && anchorIn(element, pinnedKey.value)
    if (!element || !anchor) return
    await nextTick()
    const now = virtualizer.value.measurementsCache[indexOf.value.get(anchor.key) ?? -1]
    const difference = now ? now.start - anchor.startPx : 0
    if (difference !== 0 && element.scrollTop > 0) element.scrollTop += difference
  }, { flush: 'pre' })

  function anchorIn(element: HTMLElement, pinned: string | null): { readonly key: string; readonly startPx: number } | null {
    const items = virtualizer.value.getVirtualItems()
    const top = element.scrollTop + headerPx.value
    const bottom = element.scrollTop + element.clientHeight
    const isInSight = (item: (typeof items)[number]): boolean => item.start >= top && item.start < bottom
    const item = items.find((candidate) => candidate.key === pinned && isInSight(candidate)) ?? items.find(isInSight)
    return item ? { key: String(item.key), startPx: item.start } : null
  }

  const drawnCount = useGrowingCount(() => rows.value.length, () => virtualizer.value.getVirtualItems().length)
  const drawn = computed(() => virtualizer.value.getVirtualItems().slice(0, drawnCount.value))
  const slots = computed((before?: RowSlots) => rowSlots(before ?? new Map(), drawn.value.flatMap(({ index }): SlottedRow[] => {
    const row = rows.value[index]
    return row ? [{ key: row.key, kind: row.type, isFixed: row.key === pinnedKey.value || row.key === NEW_TASK_KEY }] : []
  })))
  const shown = computed(() => drawn.value.flatMap(({ index, start }) => {
    const row = rows.value[index]
    return row ? [{ row, index, topPx: start - headerPx.value, slot: areAlike.value ? (slots.value.get(row.key)?.slot ?? row.key) : row.key }] : []
  }))

  /** Scrolls as little as needed; a row that is in sight already costs no layout. */
  function reveal(index: number): void {
    const { scrollOffset, scrollRect, measurementsCache } = virtualizer.value
    const item = measurementsCache[index]
    const isInSight = item !== undefined && scrollOffset !== null && scrollRect !== null
      && item.start - headerPx.value >= scrollOffset && item.end <= scrollOffset + scrollRect.height - rowPx.value
    if (!isInSight) virtualizer.value.scrollToIndex(index, { align: 'auto' })
  }

  return { virtualizer, indexOf, shown, reveal }
}

function extractorWith(pinned: number | undefined): (range: Range) => number[] {
  return (range) => {
    const indexes = defaultRangeExtractor(range)
    if (pinned === undefined || pinned >= range.count || indexes.includes(pinned)) return indexes
    return [...indexes, pinned].sort((a, b) => a - b)
  }
}
