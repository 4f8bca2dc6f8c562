import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { usePlanStore } from '../stores/plan.ts'
import { browserSurroundings } from '../sync/browserSurroundings.ts'
import { usePlanIndex } from './usePlanIndex.ts'

/**
 * Whether the open plan can be drawn: what every page reads of it has been
 * worked out, in pieces between which the page answers. All in one with the
 * first drawing, a large plan would block a frame.
 */
export function usePreparedIndex(pause = browserSurroundings().pause): ComputedRef<boolean> {
  const plan = usePlanStore()
  const { tree, refs, status, today } = usePlanIndex()
  const prepared = shallowRef<string | null>(null)

  watch(() => (plan.state === 'open' ? plan.planId : null), async (planId) => {
    if (planId === null) return
    // Today, too: the browser's first look into its table of time zones takes as long as a row.
    for (const part of [tree, refs, status, today]) {
      void part.value
      await pause()
    }
    if (plan.planId === planId) prepared.value = planId
  }, { immediate: true })

  return computed(() => plan.state === 'open' && prepared.value === plan.planId)
}
