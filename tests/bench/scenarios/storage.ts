import { EDITS_PER_FIELD } from '../plans/PlanContent.ts'
import { FIELDS_PER_TASK } from '../../../server/demonstration/largePlan.ts'
import { planIds } from './planIds.ts'
import type { Scenario } from './Scenario.ts'

/** What the history of a plan costs on the disk. Hocuspocus keeps none: only the plan's present state. */
export function storage({ tasks }: { readonly tasks: number }): Scenario {
  const plans = planIds('cold', 1)
  return {
    name: 'storage',
    title: `the files of a plan of ${tasks} tasks after compaction (Pacta's hold every edit with its author, Hocuspocus's the present state)`,
    plans: plans.map((id) => ({ id, tasks, withHistory: true })),
    needsStorage: true,
    figures: [{ name: 'perEdit', title: 'storage per edit', unit: 'bytes', bars: [] }],
    run: async (server) => ({ perEdit: (await server.storedBytes()) / (tasks * FIELDS_PER_TASK * EDITS_PER_FIELD) }),
  }
}
