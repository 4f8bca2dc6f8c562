import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import type { PlanId } from '../../shared/ids.ts'
import type { PlanRecords } from '../../shared/schema/decode.ts'
import { browserSurroundings } from '../sync/browserSurroundings.ts'
import { readPlans } from '../sync/planSummaries.ts'
import { useAccountStore } from './account.ts'
import { usePlanStore } from './plan.ts'
import { usePlansStore } from './plans.ts'

/** All my plans as records, for pages that show several: as the device has them, then as the server has them. */
export const usePlanSummariesStore = defineStore('planSummaries', () => {
  const account = useAccountStore()
  const plan = usePlanStore()
  const plans = usePlansStore()
  const found = shallowRef<ReadonlyMap<string, PlanRecords>>(new Map())
  /** Plans that were looked for; one that is not among the found is not on this device. */
  const soughtIds = shallowRef<ReadonlySet<string>>(new Set())
  /** Changes on this device, over all plans, that the server has not confirmed, and those that are only kept; null until they are counted. */
  const unsent = ref<{ readonly changes: number; readonly kept: number } | null>(null)

  watch(() => account.user?.id, (user) => {
    found.value = new Map()
    soughtIds.value = new Set()
    unsent.value = null
    if (user) void countUnsent()
  }, { immediate: true })

  /** Reads these plans until aborted. Work that waited on the device is sent on the way. */
  async function read(planIds: readonly PlanId[], signal: AbortSignal): Promise<void> {
    const user = account.user
    if (!user) return
    await countUnsent()
    await readPlans(browserSurroundings(), user.id, planIds, keep, signal)
    if (signal.aborted) return
    soughtIds.value = new Set([...soughtIds.value, ...planIds])
    await countUnsent()
  }

  function keep(planId: PlanId, records: PlanRecords): void {
    found.value = new Map(found.value).set(planId, records)
    plans.noteTitle(planId, records.meta.title)
  }

  async function countUnsent(): Promise<void> {
    // A device that cannot be read has nothing to count; the open plan says so itself.
    unsent.value = await plan.countUnsentOnDevice().catch(() => ({ changes: 0, kept: 0 }))
  }

  /** Null while it is being read. */
  function of(planId: string): PlanRecords | 'not-on-device' | null {
    return found.value.get(planId) ?? (soughtIds.value.has(planId) ? 'not-on-device' : null)
  }

  return { read, of, unsent }
})
