import { onBeforeUnmount, shallowRef, watch } from 'vue'
import { comparePlans, type PlanComparison } from '../../../shared/queries/comparePlans.ts'
import { groupByCommitment, type ComparisonGroup } from '../../../shared/queries/comparisonGroups.ts'
import type { PlanRecords } from '../../../shared/schema/decode.ts'
import type { HttpProblem } from '../../api/http.ts'
import { usePlanStore } from '../../stores/plan.ts'
import { openVersionContents } from '../../records/versionContents.ts'

/** Comparing a large plan takes a tenth of a second; while others write, what they do shows this often. */
const FOLLOW_MS = 1_000

export interface Compared {
  readonly from: number
  /** Null: now. */
  readonly to: number | null
  readonly before: PlanRecords
  readonly after: PlanRecords
  readonly comparison: PlanComparison
  readonly groups: readonly ComparisonGroup[]
}

/** The chosen comparison, `null` while nothing is chosen or it is being read. One with now follows the plan: a little later, or at once by `follow`. */
export function useComparison(planId: string, chosen: () => { readonly from: number; readonly to: number | null } | null) {
  const plan = usePlanStore()
  const contents = openVersionContents(planId)
  const compared = shallowRef<Compared | null>(null)
  const problem = shallowRef<HttpProblem | null>(null)
  let asked = 0
  let following: ReturnType<typeof setTimeout> | undefined

  async function read(): Promise<void> {
    const turn = (asked += 1)
    const wanted = chosen()
    problem.value = null
    compared.value = null
    if (!wanted) return
    const before = await contents.read(wanted.from)
    const after = wanted.to === null || !before.ok ? null : await contents.read(wanted.to)
    if (turn !== asked) return
    if (!before.ok) problem.value = before.problem
    else if (after && !after.ok) problem.value = after.problem
    else compared.value = compare(wanted, before.value, after ? after.value : plan.snapshot)
  }

  function follow(): void {
    clearTimeout(following)
    following = undefined
    const current = compared.value
    if (current?.to === null) compared.value = compare(current, current.before, plan.snapshot)
  }

  watch(() => JSON.stringify(chosen()), () => void read(), { immediate: true })
  watch(() => plan.snapshot, () => {
    following ??= setTimeout(follow, FOLLOW_MS)
  })
  onBeforeUnmount(() => clearTimeout(following))

  return { compared, problem, read, follow }
}

function compare({ from, to }: { readonly from: number; readonly to: number | null }, before: PlanRecords, after: PlanRecords): Compared {
  const comparison = comparePlans(before, after)
  return { from, to, before, after, comparison, groups: groupByCommitment(before, after, comparison.records) }
}
