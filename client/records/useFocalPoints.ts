import { isId, type Id } from '../../shared/ids.ts'
import { usePlanStore } from '../stores/plan.ts'
import type { RowTarget } from './actionTarget.ts'
import { useRun } from './useRun.ts'

/** Sets who the focal points of a commitment or task are; a new one is made from its name. */
export function useFocalPoints() {
  const plan = usePlanStore()
  const run = useRun()

  function setFocalPoints(target: RowTarget, ids: readonly string[]): void {
    run(target.kind === 'task'
      ? plan.commands.setMembers('task', target.id, 'focalPoints', ids)
      : plan.commands.setMembers('commitment', target.id, 'focalPoints', ids))
  }

  /** The new focal point belongs to the lead, until somebody says otherwise. */
  function createFocalPoint(target: RowTarget, name: string, record: { readonly lead: Id<'party'> | null; readonly focalPoints: readonly string[] }): void {
    const made = plan.commands.addFocalPoint({ name, party: record.lead })
    if (run(made) && made.ok && isId(made.value)) setFocalPoints(target, [...record.focalPoints, made.value])
  }

  return { setFocalPoints, createFocalPoint }
}
