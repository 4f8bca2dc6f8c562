import { computed, type ComputedRef, type Ref } from 'vue'
import { isFiltering, isSameMatch, matchFilter, type CommitmentFilter, type FilterMatch } from '../../../shared/queries/commitmentFilter.ts'
import { outlineGroups, outlineRows } from '../../../shared/queries/outline.ts'
import { rowPlaces } from '../../records/rowPlaces.ts'
import { usePlanIndex } from '../../records/usePlanIndex.ts'
import { usePlanStore } from '../../stores/plan.ts'

/** The outline's rows, as the page of commitments has them, for the timeline. */
export function useTimelineRows(filter: ComputedRef<CommitmentFilter>, collapsed: Readonly<Ref<ReadonlySet<string>>>) {
  const plan = usePlanStore()
  const { tree, refs, status } = usePlanIndex()

  const match = computed((before?: FilterMatch | null) => {
    const now = isFiltering(filter.value) ? matchFilter(plan.snapshot, tree.value, status.value, refs.value, filter.value) : null
    return before && now && isSameMatch(before, now) ? before : now
  })
  const groups = computed(() => outlineGroups(plan.structure))
  const rows = computed(() => {
    const kept = match.value
    const isSeeking = filter.value.words.trim() !== ''
    return outlineRows(groups.value, tree.value, {
      // Who seeks words wants to see where they are.
      isCollapsed: (key) => !isSeeking && collapsed.value.has(key),
      ...(kept && { keepsCommitment: ({ id }) => kept.commitments.has(id) }),
      ...(kept?.tasks && { keepsTask: ({ id }) => kept.tasks?.has(id) === true }),
    })
  })
  const counts = computed(() => ({
    commitments: match.value?.commitments.size ?? groups.value.reduce((sum, group) => sum + group.commitments.length, 0),
    tasks: match.value?.tasks?.size ?? shownTasks(plan.structure.records.task.values()),
  }))
  /** Of the tasks in the rows, those that stand nowhere on the axis. */
  const undated = computed(() => {
    const ids = new Set<string>()
    for (const row of rows.value) {
      if (row.type !== 'task') continue
      const task = plan.snapshot.records.task.get(row.task.id)
      if (task && task.start === null && task.due === null && task.state !== 'done' && task.state !== 'cancelled') ids.add(task.id)
    }
    return ids.size
  })

  return { rows, places: computed(() => rowPlaces(rows.value)), counts, undated, isEmpty: computed(() => plan.structure.records.commitment.size === 0 && plan.structure.records.task.size === 0) }
}

function shownTasks(tasks: Iterable<{ readonly archivedAt: string | null }>): number {
  let count = 0
  for (const task of tasks) if (task.archivedAt === null) count += 1
  return count
}
