import type { PlanSession } from '../../../client/sync/PlanSession.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import type { Id } from '../../../shared/ids.ts'
import { closeCode } from '../../../shared/protocol/closeCodes.ts'
import type { PlanRecords } from '../../../shared/schema/decode.ts'

export function addTask(tab: PlanSession, title: string): Id<'task'> {
  const added = addTasks(tab.context(), [{ title, depth: 0 }], { parent: null, commitment: null })
  if (!added.ok) throw new Error(added.problem)
  return added.value[0]!
}

export function titles(tab: PlanSession): string[] {
  return titlesOf(tab.plan.snapshot.value)
}

export function titlesOf(plan: PlanRecords): string[] {
  return [...plan.records.task.values()].map(({ title }) => title)
}

/** For a server that refuses every update with these words in it. */
export function whatSays(words: string): (update: Uint8Array) => number | null {
  return (update) => (new TextDecoder('latin1').decode(update).includes(words) ? closeCode.tooLarge : null)
}
