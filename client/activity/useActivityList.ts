import { computed, ref, shallowRef, watch, type Ref } from 'vue'
import { useAccountStore } from '../stores/account.ts'
import { usePlanStore } from '../stores/plan.ts'
import { activitySources } from './activitySources.ts'
import type { ActivityQuestion } from './activityFilter.ts'
import { emptyActivity, loadActivityList, loadNewer, loadOlder, type ActivityList, type ActivitySources } from './activityList.ts'
import { afterPause } from './afterPause.ts'

/** The server derives activity from its log within a second. */
const NEWER_PAUSE_MS = 1_500

/** A list of activity of the open plan, kept up with what is written while it is shown. */
export function useActivityList(question: Ref<ActivityQuestion | null>) {
  const account = useAccountStore()
  const plan = usePlanStore()
  const list = shallowRef<ActivityList>(emptyActivity)
  const isLoadingOlder = ref(false)
  const sources = computed(() => (plan.planId && account.user ? activitySources(plan.planId, account.user.id) : null))
  const refreshSoon = afterPause(NEWER_PAUSE_MS, () => void refresh())
  /** An answer that is no longer wanted must not replace a later one's. */
  let asked = 0

  watch([sources, () => JSON.stringify(question.value)], () => void load(), { immediate: true })
  watch(() => plan.seen, refreshSoon)

  async function change(work: (sources: ActivitySources, question: ActivityQuestion) => Promise<ActivityList>): Promise<void> {
    const [from, about, number] = [sources.value, question.value, (asked += 1)]
    if (!from || !about) return
    const found = await work(from, about)
    if (number !== asked) return
    list.value = found
    if (found.isBehind) refreshSoon()
  }

  async function load(): Promise<void> {
    list.value = emptyActivity
    await change(loadActivityList)
  }

  async function refresh(): Promise<void> {
    if (list.value.state !== 'loading' && !isLoadingOlder.value) await change((from, about) => loadNewer(from, about, list.value))
  }

  async function older(): Promise<void> {
    isLoadingOlder.value = true
    await change((from, about) => loadOlder(from, about, list.value))
    isLoadingOlder.value = false
  }

  return { list, isLoadingOlder, older, load }
}
