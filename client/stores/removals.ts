import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import { http, type HttpProblem, type PlanBeingRemoved } from '../api/http.ts'
import { ok, type Result } from '../../shared/result.ts'
import { useAccountStore } from './account.ts'
import { usePlansStore } from './plans.ts'

/** Plans on their way out, of which I am a coordinator: as the server says, and nothing without it. */
export const useRemovalsStore = defineStore('removals', () => {
  const account = useAccountStore()
  const plans = usePlansStore()
  const beingRemoved = shallowRef<readonly PlanBeingRemoved[]>([])
  const isBusy = ref(false)

  watch(() => account.user?.id, () => { beingRemoved.value = [] }, { flush: 'sync' })

  async function load(): Promise<void> {
    const answer = await http.plansBeingRemoved()
    if (answer.ok) beingRemoved.value = answer.value
  }

  /** Answers until when (milliseconds since 1970) it can be kept. */
  async function remove(planId: string): Promise<Result<number, HttpProblem>> {
    const answer = await whileBusy(() => http.removePlan(planId))
    if (answer.ok) await reload()
    return answer.ok ? ok(answer.value.removesAt) : answer
  }

  async function keep(planId: string): Promise<Result<null, HttpProblem>> {
    const answer = await whileBusy(() => http.keepPlan(planId))
    // Also after a refusal: what the list says is then out of date.
    await reload()
    return answer
  }

  async function reload(): Promise<void> {
    await Promise.all([load(), plans.load()])
  }

  async function whileBusy<Value>(work: () => Promise<Value>): Promise<Value> {
    isBusy.value = true
    try {
      return await work()
    } finally {
      isBusy.value = false
    }
  }

  return { beingRemoved, isBusy, load, remove, keep }
})
