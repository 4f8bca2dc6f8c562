import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { isId, type PlanId } from '../../shared/ids.ts'
import { http, type HttpProblem, type ListedPlan } from '../api/http.ts'
import { isRole } from '../../shared/permissions/can.ts'
import { ok, type Result } from '../../shared/result.ts'
import { useAccountStore } from './account.ts'
import { awayKey, readStored, visitsKey, writeChoice } from './deviceStorage.ts'

/** My plans: as the server lists them, else as this device last saw the list. */
export const usePlansStore = defineStore('plans', () => {
  const account = useAccountStore()
  const listed = shallowRef<readonly ListedPlan[]>([])
  const documentTitles = shallowRef<ReadonlyMap<string, string>>(new Map())
  const plans = computed(() => listed.value.map((plan) => ({ ...plan, title: documentTitles.value.get(plan.id) ?? plan.title })))
  const state = ref<'unknown' | 'listed' | 'from-device'>('unknown')

  watch(() => account.user?.id, (user, before) => {
    listed.value = []
    documentTitles.value = new Map()
    state.value = 'unknown'
    if (!user && before) [storageKey(before), visitsKey(before), awayKey(before)].forEach((key) => writeChoice(key, null))
  }, { flush: 'sync' })

  async function load(): Promise<void> {
    const key = account.user && storageKey(account.user.id)
    if (state.value === 'unknown' && key) listed.value = readStored(key, isPlanList) ?? []
    const answer = await http.plans()
    if (answer.ok) {
      listed.value = answer.value
      if (key) writeChoice(key, JSON.stringify(plans.value))
    }
    state.value = answer.ok ? 'listed' : 'from-device'
  }

  /** A plan's document knows its title first; the server's list is told when it is read again. */
  function noteTitle(planId: string, title: string): void {
    if (title !== '') documentTitles.value = new Map(documentTitles.value).set(planId, title)
  }

  async function create(title: string): Promise<Result<PlanId, HttpProblem>> {
    const answer = await http.createPlan(title)
    if (!answer.ok) return answer
    await load()
    return ok(answer.value.id)
  }

  function titleOf(planId: string): string | null {
    return plans.value.find((plan) => plan.id === planId)?.title ?? null
  }

  return { plans, state, load, create, noteTitle, titleOf }
})

function storageKey(userId: string): string {
  return `plans.${userId}`
}

function isPlanList(value: unknown): value is readonly ListedPlan[] {
  return Array.isArray(value) && value.every((plan) => isId<'plan'>(plan?.id) && typeof plan.title === 'string' && isRole(plan.role))
}
