import { useLocalStorage } from '@vueuse/core'
import { computed } from 'vue'
import { usePlanStore } from '../../stores/plan.ts'

/** Which rows are closed: a matter of this device, never of the plan. */
export function useCollapsed() {
  const plan = usePlanStore()
  const keys = useLocalStorage<string[]>(() => `pacta.collapsed.${plan.planId ?? ''}`, [])
  const collapsed = computed(() => new Set(keys.value))

  function setCollapsed(rowKey: string, isCollapsed: boolean): void {
    if (collapsed.value.has(rowKey) === isCollapsed) return
    keys.value = isCollapsed ? [...keys.value, rowKey] : keys.value.filter((key) => key !== rowKey)
  }

  return { isCollapsed: (rowKey: string) => collapsed.value.has(rowKey), setCollapsed }
}
