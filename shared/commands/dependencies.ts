import type { Id } from '../ids.ts'
import { dependencyIndex, wouldWaitForItself } from '../queries/dependencies.ts'
import { ok, refused, type Result } from '../result.ts'
import { LAG_DAYS_MAX } from '../schema/links.ts'
import { transact, type CommandContext, type CommandProblem } from './transact.ts'

/**
 * Says that a task starts after another one has ended, or changes the lag.
 * @param lagDays days between the end of the one and the start of the other; negative is a lead
 */
export function setDependency(context: CommandContext, task: Id<'task'>, after: Id<'task'>, lagDays: number): Result<void, CommandProblem> {
  const plan = context.plan()
  if (!plan.records.task.has(task) || !plan.records.task.has(after)) return refused('record-missing')
  if (!Number.isSafeInteger(lagDays) || Math.abs(lagDays) > LAG_DAYS_MAX) return refused('value-invalid')
  if (wouldWaitForItself(dependencyIndex(plan), task, after)) return refused('would-wait-for-itself')
  transact(context, 'set-dependency', (write) => write.link('taskDependency', task, after, lagDays))
  return ok(undefined)
}

/** Lets a task start whenever it wants, as far as the other one is concerned. */
export function removeDependency(context: CommandContext, task: Id<'task'>, after: Id<'task'>): Result<void, CommandProblem> {
  const plan = context.plan()
  if (!plan.records.task.has(task) || !plan.records.task.has(after)) return refused('record-missing')
  transact(context, 'remove-dependency', (write) => write.link('taskDependency', task, after, null))
  return ok(undefined)
}
