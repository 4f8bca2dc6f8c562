import { createSharedComposable } from '@vueuse/core'
import { computed } from 'vue'
import { circularDependencies, dependencyIndex } from '../../shared/queries/dependencies.ts'
import { usePlanStore } from '../stores/plan.ts'

/** What waits for what: worked out once, shared by the rows, panels and dialogs that ask. */
export const useDependencies = createSharedComposable(() => {
  const plan = usePlanStore()
  const index = computed(() => dependencyIndex(plan.structure))
  return { index, circular: computed(() => circularDependencies(index.value)) }
})
