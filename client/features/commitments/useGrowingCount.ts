import { shallowRef, watch, type Ref } from 'vue'

/** A row is a dozen components. The first ones of a page cost twice as much: their program runs for the first time. */
const FIRST_ROWS = 4
const ROWS_PER_FRAME = 8
/** A smaller plan is worked out so fast that its rows can be drawn with it. */
const ROWS_AT_ONCE_MAX = 200

/**
 * How many of the rows in sight may be drawn. When a page opens a large plan
 * they come frame by frame, after the frame in which the plan was worked out,
 * so that the page answers in between; from then on, all at once.
 * @param total rows of the plan
 * @param inSight rows to be drawn
 */
export function useGrowingCount(total: () => number, inSight: () => number): Readonly<Ref<number>> {
  const count = shallowRef(Infinity)
  if (total() <= ROWS_AT_ONCE_MAX) return count
  count.value = 0
  const stop = watch(inSight, (rows) => {
    if (rows === 0) return
    stop()
    grow()
  })

  function grow(): void {
    requestAnimationFrame(() => {
      count.value = count.value < inSight() ? count.value + (count.value === 0 ? FIRST_ROWS : ROWS_PER_FRAME) : Infinity
      if (count.value !== Infinity) grow()
    })
  }

  return count
}
