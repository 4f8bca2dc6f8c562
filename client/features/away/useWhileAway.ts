import { computed } from 'vue'
import { groupActivity } from '../../../shared/review/groupActivity.ts'
import { activityQuestion, noActivityFilter } from '../../activity/activityFilter.ts'
import { useActivityList } from '../../activity/useActivityList.ts'
import { beginVisit, browserTab } from '../../activity/visits.ts'
import { readAway } from '../../collisions/awayMemory.ts'
import { useCollisionsStore } from '../../collisions/collisionsStore.ts'
import { useAccountStore } from '../../stores/account.ts'
import { usePlanStore } from '../../stores/plan.ts'
import { byPerson } from './byPerson.ts'
import { withoutMet } from './withoutMet.ts'

/** The time that the page speaks of, and what others changed in it. */
export function useWhileAway() {
  const account = useAccountStore()
  const plan = usePlanStore()
  const collisions = useCollisionsStore()
  const user = account.user?.id ?? ''
  const planId = plan.planId ?? ''
  const visit = beginVisit(user, planId, browserTab())

  /** The last time without the server, if it has ended since this page was loaded; else it was another visit's. */
  const absence = computed(() => {
    void plan.sync
    const { absence: last } = readAway(user, planId)
    return last !== null && (last.to === null || last.to >= performance.timeOrigin) ? last : null
  })
  /** From where in the log others' changes are news: what I had seen before I was away, or at my visit before this one. */
  const since = computed(() => absence.value?.seen ?? visit)
  const question = computed(() => since.value && activityQuestion({ ...noActivityFilter, isNews: true }, { nowMs: 0, user, visitSeq: since.value.seq }))
  const { list, isLoadingOlder, older } = useActivityList(question)
  /** Nobody can say what is new on a first visit, or in another log. */
  const knowsSince = computed(() => since.value !== null && (list.value.epoch === null || list.value.epoch === since.value.epoch))
  const entries = computed(() => (knowsSince.value ? list.value.entries : []))
  /** How many things others did. */
  const arrived = computed(() => byPerson(groupActivity(entries.value)).reduce((sum, { changes }) => sum + changes.length, 0))
  /** What they did besides what met. */
  const people = computed(() => byPerson(groupActivity(withoutMet(entries.value, collisions.list.known?.collisions ?? []))))

  return { absence, list, isLoadingOlder, older, knowsSince, arrived, people }
}
