import { computed, shallowRef, type ComputedRef, type Ref } from 'vue'
import { outlineGroups } from '../../../shared/queries/outline.ts'
import { usePlanIndex } from '../../records/usePlanIndex.ts'
import { usePlanStore } from '../../stores/plan.ts'
import { isFiltering, isSameMatch, matchFilter, type CommitmentFilter, type FilterMatch } from '../../../shared/queries/commitmentFilter.ts'
import { gridRows, type GridRowsInput } from './gridRows.ts'
import { rowPlaces } from '../../records/rowPlaces.ts'

/** The outline's rows as they stand: from the plan, the filter, and what is closed. */
export function useOutline(filter: ComputedRef<CommitmentFilter>, collapsed: Readonly<Ref<ReadonlySet<string>>>) {
  const plan = usePlanStore()
  const { tree, refs, status } = usePlanIndex()
  const newTask = shallowRef<GridRowsInput['newTask']>(null)
  const showsArchived = shallowRef(false)
  const kept = shallowRef<ReadonlySet<string>>(new Set())

  // A change that lets the same records through leaves the rows as they are.
  const match = computed((before?: FilterMatch | null) => {
    const now = isFiltering(filter.value) ? matchFilter(plan.snapshot, tree.value, status.value, refs.value, filter.value) : null
    return before && now && isSameMatch(before, now) ? before : now
  })
  const groups = computed(() => outlineGroups(plan.structure))
  const archived = computed(() => archivedRecords(plan.structure))
  // Who seeks words wants to see where they are.
  const closed = computed(() => (filter.value.words.trim() === '' ? collapsed.value : nothing))
  const rows = computed(() => gridRows({
    groups: groups.value,
    tree: tree.value,
    isCollapsed: isIn(closed.value),
    match: match.value,
    kept: kept.value,
    newTask: newTask.value,
    archived: showsArchived.value ? archived.value : null,
  }))
  const counts = computed(() => ({
    shown: match.value?.commitments.size ?? groups.value.reduce((sum, group) => sum + group.commitments.length, 0),
    commitments: groups.value.reduce((sum, group) => sum + group.commitments.length, 0),
    tasks: match.value?.tasks?.size ?? countShown(plan.structure.records.task.values()),
    archived: archived.value.length,
  }))

  return { rows, places: computed(() => rowPlaces(rows.value)), counts, match, newTask, showsArchived, kept }
}

function archivedRecords(plan: ReturnType<typeof usePlanStore>['structure']): NonNullable<GridRowsInput['archived']> {
  return (['instrument', 'commitment', 'task'] as const).flatMap((kind) =>
    [...plan.records[kind].values()]
      .filter((record) => record.archivedAt !== null)
      .map(({ id, archivedAt }) => ({ kind, id: id as string, at: archivedAt ?? '' })))
    .sort((a, b) => (a.at < b.at ? 1 : -1))
}

const nothing: ReadonlySet<string> = new Set()

function isIn(keys: ReadonlySet<string>): (key: string) => boolean {
  return (key) => keys.has(key)
}

function countShown(records: Iterable<{ readonly archivedAt: string | null }>): number {
  let count = 0
  for (const record of records) if (record.archivedAt === null) count += 1
  return count
}
