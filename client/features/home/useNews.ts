import { shallowRef, watch } from 'vue'
import { groupActivity } from '../../../shared/review/groupActivity.ts'
import { activitySources } from '../../activity/activitySources.ts'
import { readNews } from '../../activity/news.ts'
import { statementsOf } from '../../activity/statements.ts'
import { readVisits } from '../../activity/visits.ts'
import { useAccountStore } from '../../stores/account.ts'
import { usePlansStore } from '../../stores/plans.ts'
import type { PlanNews } from './planNews.ts'

/** What others have changed in each plan since my last visit of it on this device; plans that nobody can tell of are missing. */
export function useNews() {
  const account = useAccountStore()
  const plans = usePlansStore()
  const news = shallowRef<ReadonlyMap<string, PlanNews>>(new Map())

  watch([() => account.user?.id, () => plans.plans.map(({ id }) => id).join()], ([user]) => {
    news.value = new Map()
    if (user) void read(user)
  }, { immediate: true })

  async function read(user: string): Promise<void> {
    const visits = readVisits(user)
    for (const { id } of plans.plans) {
      const visit = visits[id]
      const found = visit && (await readNews(activitySources(id, user), visit, user))
      if (account.user?.id !== user) return
      if (!found) continue
      const groups = groupActivity(found.entries)
      news.value = new Map(news.value).set(id, { groups, people: found.people, isMore: found.isMore, count: groups.reduce((sum, group) => sum + statementsOf(group).length, 0) })
    }
  }

  return news
}
