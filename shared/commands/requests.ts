import type { Id } from '../ids.ts'
import { ok, refused, type Result } from '../result.ts'
import type { PlanDate } from '../schema/planDate.ts'
import { TITLE_LENGTH_MAX } from '../schema/fields.ts'
import { transact, type CommandContext, type CommandProblem } from './transact.ts'

/** A State's request, which triggers a conditional commitment. Its stage is set with `setField`. */
export function addRequest(
  context: CommandContext, input: { readonly state: string; readonly receivedOn: PlanDate | null; readonly commitment: Id<'commitment'> },
): Result<Id<'assistanceRequest'>, CommandProblem> {
  if (!context.plan().records.commitment.has(input.commitment)) return refused('record-missing')
  const state = input.state.trim()
  if (state === '') return refused('text-empty')
  if (state.length > TITLE_LENGTH_MAX) return refused('text-too-long')
  return ok(transact(context, 'add-request', (write) => write.create('assistanceRequest', { ...input, state })))
}
