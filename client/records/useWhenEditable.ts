import { watch } from 'vue'
import { usePlanStore } from '../stores/plan.ts'

/**
 * Runs work that changes the plan: at once, or as soon as a plan that is still
 * being loaded takes changes. Of what was asked for meanwhile only the latest
 * is done; readers wait for nothing.
 */
export function useWhenEditable(): (work: () => void) => void {
  const plan = usePlanStore()
  let waiting: (() => void) | null = null

  watch([() => plan.isEditable, () => plan.canWrite], ([isEditable, canWrite]) => {
    // Who may only read by now has not asked for it as a writer of later.
    if (!canWrite) waiting = null
    if (!isEditable) return
    waiting?.()
    waiting = null
  })

  return (work) => {
    if (plan.isEditable) work()
    else if (plan.canWrite) waiting = work
  }
}
