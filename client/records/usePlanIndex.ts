import { createSharedComposable, useIntervalFn } from '@vueuse/core'
import { computed, ref } from 'vue'
import { originIndex } from '../../shared/queries/origins.ts'
import { shownRefs } from '../../shared/queries/refs.ts'
import { statusIndex } from '../../shared/queries/status.ts'
import { taskTree } from '../../shared/queries/taskTree.ts'
import { dayIn } from '../../shared/schema/planDate.ts'
import { usePlanStore } from '../stores/plan.ts'

const MINUTE_MS = 60_000

/** What pages read of a plan besides its records: worked out once, shared by every row and panel. */
export const usePlanIndex = createSharedComposable(() => {
  const plan = usePlanStore()
  const nowMs = ref(Date.now())
  useIntervalFn(() => { nowMs.value = Date.now() }, MINUTE_MS)
  const timeZone = computed(() => plan.snapshot.meta.timeZone)
  return {
    tree: computed(() => taskTree(plan.structure)),
    refs: computed(() => shownRefs(plan.structure)),
    status: computed(() => statusIndex(plan.structure)),
    /** Tasks by what they were made from; their states are those of the records. */
    origins: computed(() => originIndex(plan.structure)),
    /** Today where the plan is: what is late goes by it. */
    today: computed(() => dayIn(timeZone.value, nowMs.value)),
  }
})
