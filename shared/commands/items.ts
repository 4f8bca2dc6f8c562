import type { Id } from '../ids.ts'
import type { ItemDescription } from '../extraction/describeItem.ts'
import { originIndex, originText } from '../queries/origins.ts'
import { refused, type Result } from '../result.ts'
import { TITLE_LENGTH_MAX } from '../schema/fields.ts'
import { itemsInOrder } from './commitments.ts'
import { addTasks } from './tasks.ts'
import type { CommandContext, CommandProblem } from './transact.ts'

/** Makes a task of each item of an enumeration (or of one, by its key) that has none yet, in the order of the source. */
export function tasksFromItems(
  context: CommandContext, id: Id<'commitment'>, describe: (item: string) => Pick<ItemDescription, 'title'>, only: string | null = null,
): Result<readonly Id<'task'>[], CommandProblem> {
  const plan = context.plan()
  const commitment = plan.records.commitment.get(id)
  if (!commitment) return refused('record-missing')
  const origins = originIndex(plan)
  const lines = itemsInOrder(plan, commitment)
    .filter(({ key }) => only === null || key === only)
    .map(({ key, text }) => ({ text, origin: originText({ id, field: 'items', key }) }))
    .filter(({ origin }) => !origins.has(origin))
    .map(({ text, origin }) => ({ title: (describe(text).title || text).slice(0, TITLE_LENGTH_MAX), depth: 0, fields: { origin, lead: commitment.lead } }))
  return addTasks(context, lines, { parent: null, commitment: id }, 'tasks-from-items')
}
