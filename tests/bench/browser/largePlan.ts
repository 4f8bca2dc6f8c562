import { addTasks } from '../../../shared/commands/tasks.ts'
import { addParty } from '../../../shared/commands/parties.ts'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { setFields } from '../../../shared/commands/fields.ts'
import { asOneStep } from '../../../shared/commands/sources.ts'
import type { CommandContext } from '../../../shared/commands/transact.ts'
import type { Id, PlanId } from '../../../shared/ids.ts'
import { decodePlan } from '../../../shared/schema/decode.ts'
import { isPlanDate, type PlanDate } from '../../../shared/schema/planDate.ts'
import { taskStates } from '../../../shared/schema/words.ts'
import { joinPlan } from '../../e2e/support/planClient.ts'

const COMMITMENTS = 100
/** Every tenth task stands directly below its commitment, the others below that task. */
const TASKS_PER_GROUP = 10
/** Tasks written by one frame: as much as somebody does in an hour. */
const TASKS_PER_STEP = 100

export interface LargePlanSize {
  readonly tasks: number
  /** How often each field of each task was written after the task was made. */
  readonly edits: number
}

export function taskTitle(number: number, edit: number): string {
  return `Task ${String(number).padStart(5, '0')} as of edit ${edit}`
}

/** Fills an empty plan with tasks of twelve fields; each round of edits is another person's program. */
export async function fillPlan(serverUrl: string, planId: PlanId, cookie: string, size: LargePlanSize): Promise<void> {
  const founder = await joinPlan(serverUrl, planId, cookie)
  const lead = must(addParty(founder.context, { name: 'The Secretariat', shortName: 'SEC', kind: 'secretariat' }))
  const ids = addAllTasks(founder.context, size.tasks)
  await founder.stored()
  founder.close()
  for (let edit = 1; edit <= size.edits; edit += 1) {
    const editor = await joinPlan(serverUrl, planId, cookie)
    const context = withOneReading(editor.context)
    for (let from = 0; from < ids.length; from += TASKS_PER_STEP) {
      asOneStep(context, 'edit-tasks', (inner) => {
        ids.slice(from, from + TASKS_PER_STEP).forEach((id, index) => editTask(inner, id, from + index + 1, edit, lead))
      })
    }
    await editor.stored()
    editor.close()
  }
}

function addAllTasks(context: CommandContext, count: number): Id<'task'>[] {
  const perCommitment = Math.ceil(count / COMMITMENTS)
  const ids: Id<'task'>[] = []
  while (ids.length < count) {
    const commitment = must(addCommitment(context, { title: `Commitment ${ids.length / perCommitment + 1}`, instrument: null }))
    const lines = Array.from({ length: Math.min(perCommitment, count - ids.length) }, (_, index) => (
      { title: taskTitle(ids.length + index + 1, 0), depth: index % TASKS_PER_GROUP === 0 ? 0 : 1 }))
    ids.push(...must(addTasks(context, lines, { parent: null, commitment })))
  }
  return ids
}

function editTask(context: CommandContext, id: Id<'task'>, number: number, edit: number, lead: Id<'party'>): void {
  must(setFields(context, 'task', id, {
    title: taskTitle(number, edit),
    description: `What is to be done in step ${edit}, and by whom it was asked for.`,
    state: taskStates[(number + edit) % taskStates.length] ?? 'to-do',
    lead: edit % 2 === 1 ? lead : null,
    start: day(number, edit),
    due: day(number, edit + 3),
    milestone: edit % 2 === 1,
    place: `Room ${(number + edit) % 100}`,
    agenda: `Opening; report ${edit}; any other business`,
  }))
}

function day(number: number, month: number): PlanDate {
  const text = `2026-${String(month).padStart(2, '0')}-${String((number % 28) + 1).padStart(2, '0')}`
  if (!isPlanDate(text)) throw new Error(`${text} is no date`)
  return text
}

/** A plan client decodes the plan at each command; edits that only ask whether a task exists need that once. */
function withOneReading(context: CommandContext): CommandContext {
  const plan = decodePlan(context.doc)
  return { ...context, plan: () => plan }
}

function must<Value>(result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: string }): Value {
  if (!result.ok) throw new Error(`The large plan could not be made: ${result.problem}`)
  return result.value
}
