import { useLocalStorage } from '@vueuse/core'
import { computed } from 'vue'
import { usePlanStore } from '../stores/plan.ts'

/** Which rows are closed: a matter of this device, never of the plan. */
export function useCollapsed() {
  const plan = usePlanStore()
  // The list is only ever replaced: looking into it for changes would cost more than the outline.
  const keys = useLocalStorage<string[]>(() => `pacta.collapsed.${plan.planId ?? ''}`, [], { deep: false, shallow: true })
  const collapsed = computed((): ReadonlySet<string> => new Set(keys.value))

  /** All rows at once: one look at the outline, however many are closed. */
  function setAllCollapsed(rowKeys: readonly string[], isCollapsed: boolean): void {
    const next = new Set(collapsed.value)
    for (const rowKey of rowKeys) {
      if (isCollapsed) next.add(rowKey)
      else next.delete(rowKey)
    }
    if (next.size !== collapsed.value.size) keys.value = [...next]
  }

  return {
    collapsed,
    isCollapsed: (rowKey: string) => collapsed.value.has(rowKey),
    setCollapsed: (rowKey: string, isCollapsed: boolean) => setAllCollapsed([rowKey], isCollapsed),
    setAllCollapsed,
  }
}
