import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { openCollisions } from '../../shared/queries/openCollisions.ts'
import { useAccountStore } from '../stores/account.ts'
import { usePlanStore } from '../stores/plan.ts'
import { noCollisions, loadCollisions, lookForCollisions, type CollisionList, type CollisionSources } from './collisionList.ts'
import { collisionSources } from './collisionSources.ts'

/** What collided in the open plan. */
export const useCollisionsStore = defineStore('collisions', () => {
  const account = useAccountStore()
  const plan = usePlanStore()
  const list = shallowRef<CollisionList>(noCollisions)
  const me = computed(() => account.user?.id ?? '')
  const sources = computed(() => (plan.planId && me.value ? collisionSources(plan.planId, me.value) : null))
  /** Still to be decided, by whomever. */
  const open = computed(() => openCollisions(plan.snapshot, list.value.known?.collisions ?? [], me.value))
  /** How many questions have been asked: an answer that is no longer wanted must not replace a later one's. */
  let asked = 0
  /** The number of the question that the list answers. */
  let answered = 0

  watch(sources, () => {
    answered = asked += 1
    list.value = noCollisions
  }, { flush: 'sync' })

  async function change(work: (from: CollisionSources, list: CollisionList) => Promise<CollisionList>): Promise<void> {
    const [from, number] = [sources.value, (asked += 1)]
    if (!from) return
    const found = await work(from, list.value)
    if (number !== asked) return
    answered = number
    list.value = found
  }

  return {
    list, open, me,
    /** The number of the last question, and of the one that the list answers. */
    questions: () => ({ asked, answered }),
    /** The whole list anew. */
    load: () => change(loadCollisions),
    /** Only whether something has come since. */
    look: () => change(lookForCollisions),
  }
})
