import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { filterOfQuery, queryOfFilter } from './requestFilter.ts'
import type { RequestFilter } from '../../../shared/queries/requestTracks.ts'

/** Which requests are shown, and which one is looked at, in the page's address. */
export function useRequestFilter() {
  const route = useRoute()
  const router = useRouter()
  const filter = computed(() => filterOfQuery(route.query))
  const chosen = computed(() => (typeof route.query.request === 'string' ? route.query.request : null))

  function setFilter(change: Partial<RequestFilter>): void {
    void router.replace({ query: { ...route.query, ...queryOfFilter({ ...filter.value, ...change }) } })
  }

  function choose(request: string): void {
    void router.replace({ query: { ...route.query, request } })
  }

  return { filter, setFilter, chosen, choose }
}
