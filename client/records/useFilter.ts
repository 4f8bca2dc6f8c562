import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { filterOfQuery, queryOfFilter, type CommitmentFilter } from '../../shared/queries/commitmentFilter.ts'

/** The filter in the page's address, so that a filtered view can be linked to. */
export function useFilter() {
  const route = useRoute()
  const router = useRouter()
  const filter = computed(() => filterOfQuery(route.query))

  function setFilter(change: Partial<CommitmentFilter>): void {
    const query = { ...route.query, ...queryOfFilter({ ...filter.value, ...change }) }
    void router.replace({ query })
  }

  return { filter, setFilter }
}
