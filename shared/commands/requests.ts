import type { Id } from '../ids.ts'
import { ok, refused, type Result } from '../result.ts'
import { isPlanDate, type PlanDate } from '../schema/planDate.ts'
import { isOneOf, TITLE_LENGTH_MAX } from '../schema/fields.ts'
import { requestStages, type RequestStage } from '../schema/words.ts'
import { transact, type CommandContext, type CommandProblem } from './transact.ts'

/** A State's request, which triggers a conditional commitment. */
export function addRequest(
  context: CommandContext, input: { readonly state: string; readonly receivedOn: PlanDate | null; readonly commitment: Id<'commitment'>; readonly stage?: RequestStage },
): Result<Id<'assistanceRequest'>, CommandProblem> {
  if (!context.plan().records.commitment.has(input.commitment)) return refused('record-missing')
  if (input.stage !== undefined && !isOneOf(requestStages, input.stage)) return refused('value-invalid')
  const state = input.state.trim()
  if (state === '') return refused('text-empty')
  if (state.length > TITLE_LENGTH_MAX) return refused('text-too-long')
  return ok(transact(context, 'add-request', (write) => write.create('assistanceRequest', { ...input, state })))
}

/** Moves a request to a stage, and notes when. The dates of the other stages are kept, whichever way it moves. */
export function moveRequest(context: CommandContext, id: Id<'assistanceRequest'>, stage: RequestStage, on: PlanDate | null): Result<void, CommandProblem> {
  const request = context.plan().records.assistanceRequest.get(id)
  if (!request) return refused('record-missing')
  if (!isOneOf(requestStages, stage) || (on !== null && !isPlanDate(on))) return refused('value-invalid')
  transact(context, 'move-request', (write) => {
    write.set('assistanceRequest', id, 'stage', stage)
    if (on !== null) write.set('assistanceRequest', id, stage === 'received' ? 'receivedOn' : `reachedOn/${stage}`, on)
  })
  return ok(undefined)
}

/** Corrects the date on which a stage was reached; null clears it. */
export function setStageDate(context: CommandContext, id: Id<'assistanceRequest'>, stage: RequestStage, on: PlanDate | null): Result<void, CommandProblem> {
  if (!context.plan().records.assistanceRequest.has(id)) return refused('record-missing')
  if (!isOneOf(requestStages, stage) || (on !== null && !isPlanDate(on))) return refused('value-invalid')
  transact(context, 'set-reachedOn', (write) => write.set('assistanceRequest', id, stage === 'received' ? 'receivedOn' : `reachedOn/${stage}`, on))
  return ok(undefined)
}
