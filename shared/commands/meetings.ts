import type { Id } from '../ids.ts'
import { originIndex, originText } from '../queries/origins.ts'
import { taskTree } from '../queries/taskTree.ts'
import { ok, refused, type Result } from '../result.ts'
import { TITLE_LENGTH_MAX } from '../schema/fields.ts'
import { asOneStep } from './sources.ts'
import { addTasks } from './tasks.ts'
import { transact, type CommandContext, type CommandProblem } from './transact.ts'

/** Makes a task of a decision, below its meeting and linked to it. Once: while such a task is shown, there is nothing to do. */
export function taskFromDecision(context: CommandContext, meeting: Id<'task'>, key: string): Result<Id<'task'>, CommandProblem> {
  const plan = context.plan()
  const record = plan.records.task.get(meeting)
  const decision = record?.decisions.find((entry) => entry.key === key)
  if (!record || !decision) return refused('record-missing')
  const origin = originText({ id: meeting, field: 'decisions', key })
  if (originIndex(plan).has(origin)) return refused('nothing-to-do')
  const line = { title: titleOf(decision.value), depth: 0, fields: { origin, lead: record.lead } }
  const made = addTasks(context, [line], { parent: meeting, commitment: null }, 'task-from-decision')
  return made.ok ? ok(made.value[0]!) : made
}

/** Says that a decision needs nothing more, or (settled false) that it does. */
export function settleDecision(context: CommandContext, meeting: Id<'task'>, key: string, settled: boolean): Result<void, CommandProblem> {
  const decision = context.plan().records.task.get(meeting)?.decisions.find((entry) => entry.key === key)
  if (!decision) return refused('record-missing')
  transact(context, 'settle-decision', (write) => write.set('task', meeting, `settled/${key}`, settled ? decision.value : null))
  return ok(undefined)
}

/** The next meeting of the same kind, right behind this one: under the same commitments, with the same people, its date still open. */
export function addNextMeeting(context: CommandContext, id: Id<'task'>): Result<Id<'task'>, CommandProblem> {
  const plan = context.plan()
  const meeting = plan.records.task.get(id)
  if (!meeting) return refused('record-missing')
  const tree = taskTree(plan)
  const commitments = meeting.parent === null ? (tree.commitmentsOf.get(id) ?? []) : []
  const [commitment = null, ...others] = commitments
  const siblings = meeting.parent !== null ? tree.children.get(meeting.parent) : commitment === null ? tree.loose : tree.ofCommitment.get(commitment)
  const after = siblings?.[siblings.findIndex((task) => task.id === id) + 1]
  const people = Object.fromEntries(meeting.focalPoints.map((person) => [`focalPoints/${person}`, true]))
  const line = { title: meeting.title || '…', depth: 0, fields: { meeting: true, follows: id, lead: meeting.lead, request: meeting.request, ...people } }
  return asOneStep(context, 'add-next-meeting', (inner) => {
    const made = addTasks(inner, [line], { parent: meeting.parent, commitment, before: after?.id ?? null })
    if (!made.ok) return made
    const next = made.value[0]!
    // Not linkTask: in the middle of a step the plan does not show the new task yet.
    transact(inner, 'link-task', (write) => others.forEach((other) => write.link('taskCommitment', next, other, true)))
    return ok(next)
  })
}

function titleOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= TITLE_LENGTH_MAX ? line : `${line.slice(0, TITLE_LENGTH_MAX - 1)}…`
}
