import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { http, type HttpProblem, type ListedPlan } from '../api/http.ts'
import { isRole } from '../../shared/permissions/can.ts'
import { ok, type Result } from '../../shared/result.ts'
import { useAccountStore } from './account.ts'
import { readStored, writeChoice } from './deviceStorage.ts'

/** My plans: as the server lists them, else as this device last saw the list. */
export const usePlansStore = defineStore('plans', () => {
  const account = useAccountStore()
  const plans = shallowRef<readonly ListedPlan[]>([])
  const state = ref<'unknown' | 'listed' | 'from-device'>('unknown')

  async function load(): Promise<void> {
    const key = storageKey()
    if (state.value === 'unknown' && key) plans.value = readStored(key, isPlanList) ?? []
    const answer = await http.plans()
    if (answer.ok) {
      plans.value = [...answer.value].sort((a, b) => a.title.localeCompare(b.title))
      if (key) writeChoice(key, JSON.stringify(plans.value))
    }
    state.value = answer.ok ? 'listed' : 'from-device'
  }

  async function create(title: string): Promise<Result<string, HttpProblem>> {
    const answer = await http.createPlan(title)
    if (!answer.ok) return answer
    await load()
    return ok(answer.value.id)
  }

  function titleOf(planId: string): string | null {
    return plans.value.find((plan) => plan.id === planId)?.title ?? null
  }

  function storageKey(): string | null {
    return account.user ? `plans.${account.user.id}` : null
  }

  return { plans, state, load, create, titleOf }
})

function isPlanList(value: unknown): value is readonly ListedPlan[] {
  return Array.isArray(value) && value.every((plan) => typeof plan?.id === 'string' && typeof plan.title === 'string' && isRole(plan.role))
}
