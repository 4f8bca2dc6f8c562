import { shallowRef, watch, type ShallowRef } from 'vue'
import { readVisits } from '../activity/visits.ts'
import { usePlanStore } from '../stores/plan.ts'
import { nextAbsence, noteAway, readAway, type Absence } from './awayMemory.ts'

/** Notes on the device from when to when it could not reach the server. `ended` is called when it can again. */
export function useAbsence(user: string, planId: string, ended: (absence: Absence) => void): ShallowRef<Absence | null> {
  const plan = usePlanStore()
  const absence = shallowRef(readAway(user, planId).absence)

  watch(() => plan.sync, (status) => {
    const before = absence.value
    const after = nextAbsence(before, status, { nowMs: Date.now(), seen: plan.seen ?? readVisits(user)[planId] ?? null })
    if (after === before) return
    absence.value = after
    noteAway(user, planId, { absence: after })
    if (after !== null && after.to !== null) ended(after)
  }, { immediate: true })

  return absence
}
