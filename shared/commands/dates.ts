import type { Id } from '../ids.ts'
import { ok, refused, type Result } from '../result.ts'
import { isPlanDate, type PlanDate } from '../schema/planDate.ts'
import { exists } from './fields.ts'
import { transact, type CommandContext, type CommandProblem } from './transact.ts'

/** New dates of one record; a date that is left out stays, null clears it. */
export type NewDates =
  | { readonly kind: 'task'; readonly id: Id<'task'>; readonly start?: PlanDate | null; readonly due?: PlanDate | null }
  | { readonly kind: 'commitment'; readonly id: Id<'commitment'>; readonly due?: PlanDate | null }

/** Sets dates of one or several records as one step: a task that is moved takes its followers along. */
export function setDates(context: CommandContext, dates: readonly NewDates[]): Result<void, CommandProblem> {
  const plan = context.plan()
  if (dates.length === 0) return refused('nothing-to-do')
  for (const { kind, id, ...given } of dates) {
    if (!exists(plan, kind, id)) return refused('record-missing')
    if (Object.values(given).some((date) => date !== null && !isPlanDate(date))) return refused('value-invalid')
  }
  transact(context, 'set-dates', (write) => {
    for (const { kind, id, ...given } of dates) {
      for (const [name, date] of Object.entries(given)) write.set(kind, id, name, date)
    }
  })
  return ok(undefined)
}
