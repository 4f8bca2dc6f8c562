import { computed, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { HttpProblem } from '../../api/http.ts'
import { versionsHttp, type NamedVersion } from '../../api/versions.ts'
import { openVersionContents } from '../../records/versionContents.ts'
import { usePlanStore } from '../../stores/plan.ts'
import type { Baseline } from './timelineContext.ts'

/** The named version whose dates are drawn beside today's; `?against=` names it, so that a link shows the same. */
export function useBaseline(planId: string) {
  const route = useRoute()
  const router = useRouter()
  const plan = usePlanStore()
  const contents = openVersionContents(planId)
  const named = shallowRef<readonly NamedVersion[] | null>(null)
  const read = shallowRef<{ readonly seq: number; readonly plan: Baseline['plan'] } | null>(null)
  const problem = shallowRef<HttpProblem | null>(null)
  let turn = 0

  const seq = computed(() => {
    const number = typeof route.query.against === 'string' ? Number(route.query.against) : NaN
    return Number.isSafeInteger(number) && number > 0 ? number : null
  })
  const name = computed(() => named.value?.find((version) => version.seq === seq.value)?.name ?? (seq.value === null ? '' : String(seq.value)))
  const baseline = computed((): Baseline | null => (read.value && read.value.seq === seq.value ? { name: name.value, plan: read.value.plan } : null))
  const isLoading = computed(() => seq.value !== null && baseline.value === null && problem.value === null)

  async function list(): Promise<void> {
    const answer = await versionsHttp.list(planId)
    if (answer.ok) named.value = [...answer.value.named].reverse()
    problem.value = answer.ok ? null : answer.problem
  }

  async function load(): Promise<void> {
    const mine = (turn += 1)
    const wanted = seq.value
    problem.value = null
    if (wanted === null) return
    if (named.value === null) await list()
    const answer = await contents.read(wanted)
    if (mine !== turn) return
    if (answer.ok) read.value = { seq: wanted, plan: answer.value }
    else problem.value = answer.problem
  }

  function choose(next: number | null): void {
    void router.replace({ query: { ...route.query, against: next === null ? undefined : String(next) } })
  }

  watch(seq, () => void load(), { immediate: true })
  // Whoever was offline gets it when the server is back.
  watch(() => plan.sync.state, (state) => {
    if (state === 'saved' && problem.value?.kind === 'unreachable') void load()
  })

  return { named, seq, name, baseline, isLoading, problem, list, choose }
}
