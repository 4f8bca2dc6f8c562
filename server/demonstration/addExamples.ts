import { setDates } from '../../shared/commands/dates.ts'
import { setDependency } from '../../shared/commands/dependencies.ts'
import { assess } from '../../shared/commands/commitments.ts'
import { setFields, setMembers } from '../../shared/commands/fields.ts'
import { addFocalPoint } from '../../shared/commands/parties.ts'
import { keyOfLabel, setListEntry } from '../../shared/commands/plan.ts'
import { addRequest, moveRequest } from '../../shared/commands/requests.ts'
import { addTasks } from '../../shared/commands/tasks.ts'
import { applyTemplate } from '../../shared/commands/templates.ts'
import type { CommandContext } from '../../shared/commands/transact.ts'
import type { Id } from '../../shared/ids.ts'
import { clausesOf } from '../../shared/queries/clauses.ts'
import { addDays, type Day, type PlanDate } from '../../shared/schema/planDate.ts'
import type { Commitment } from '../../shared/schema/records.ts'
import type { CommitmentExample, PlanExample, TaskExample } from './examples.ts'
import { must } from './must.ts'

/** So long a step takes whose predecessor does not say when it ends. */
const STEP_DAYS = 14

/** Adds the examples to an imported plan, through the same commands that people use. */
export function addExamples(context: CommandContext, example: PlanExample, today: Day): void {
  for (const { shortName, name, kind } of example.parties) must(setFields(context, 'party', partyId(context, shortName), { name, kind }))
  for (const { name, party } of example.focalPoints) must(addFocalPoint(context, { name, party: partyId(context, party) }))
  for (const text of example.texts) {
    for (const commitment of text.commitments) {
      const id = commitmentWith(context, text.prefix, commitment.words)
      describe(context, id, commitment)
      judge(context, id, commitment, today)
      const request = addRequestOf(context, id, commitment, today)
      addWork(context, id, commitment, request, today)
    }
  }
}

function describe(context: CommandContext, id: Commitment['id'], example: CommitmentExample): void {
  const { title, lead, lifecycle, condition } = example
  const stands = context.plan().records.commitment.get(id)
  must(setFields(context, 'commitment', id, {
    title: title ?? stands?.title ?? '',
    lead: lead === undefined ? (stands?.lead ?? null) : partyId(context, lead),
    lifecycle: lifecycle ?? null,
    condition: condition ?? stands?.condition ?? '',
  }))
  const supporting = example.supporting === undefined ? [] : [partyId(context, example.supporting)]
  must(setMembers(context, 'commitment', id, 'supporting', supporting))
  if (example.focalPoints) must(setMembers(context, 'commitment', id, 'focalPoints', example.focalPoints.map((name) => focalPointId(context, name))))
  if (example.themes) must(setMembers(context, 'commitment', id, 'themes', example.themes))
  if (example.pillars) must(setMembers(context, 'commitment', id, 'pillars', example.pillars))
  for (const region of example.regions ?? []) must(setListEntry(context, 'regions', keyOfLabel(region), region))
  if (example.regions) must(setMembers(context, 'commitment', id, 'regions', example.regions.map(keyOfLabel)))
}

function judge(context: CommandContext, id: Commitment['id'], { assessment }: CommitmentExample, today: Day): void {
  if (assessment) must(assess(context, id, { status: assessment.status, reason: assessment.reason, by: assessment.by, assessedOn: addDays(today, assessment.inDays) }))
}

function addRequestOf(context: CommandContext, id: Commitment['id'], { request }: CommitmentExample, today: Day): Id<'assistanceRequest'> | null {
  if (!request) return null
  const made = must(addRequest(context, { state: request.state, receivedOn: addDays(today, request.inDays), commitment: id }))
  for (const { stage, inDays } of request.stages) must(moveRequest(context, made, stage, addDays(today, inDays)))
  return made
}

function addWork(context: CommandContext, id: Commitment['id'], example: CommitmentExample, request: Id<'assistanceRequest'> | null, today: Day): void {
  const tasks = example.tasks ?? []
  const made = example.template
    ? must(applyTemplate(context, templateId(context, example.template), id, { people: {}, ...(request && { request }) }))
    : tasks.length === 0 ? [] : must(addTasks(context, tasks.map(({ title }) => ({ title: title ?? '', depth: 0 })), { parent: null, commitment: id }))
  made.forEach((task, index) => describeTask(context, task, tasks[index] ?? {}, example, today))
  if (example.template) chain(context, made)
}

/** A template's steps follow each other: each starts when the one before has ended. */
function chain(context: CommandContext, steps: readonly Id<'task'>[]): void {
  steps.forEach((step, index) => {
    const before = index === 0 ? undefined : steps[index - 1]!
    if (before !== undefined) must(setDependency(context, step, before, 0))
    const { records } = context.plan()
    const due = records.task.get(step)?.due
    const ends = before === undefined ? null : records.task.get(before)?.due
    if (due?.length !== DAY_LENGTH || records.task.get(step)?.milestone === true) return
    const start = ends?.length === DAY_LENGTH && ends < due ? addDays(ends as Day, 1) : addDays(due as Day, -STEP_DAYS)
    must(setDates(context, [{ kind: 'task', id: step, start }]))
  })
}

/** `2026-03-14`: precise to the day. */
const DAY_LENGTH = 10

function dueOf({ inDays, precision }: TaskExample, today: Day): PlanDate | null {
  if (inDays === undefined) return null
  const day = addDays(today, inDays)
  if (precision === undefined) return day
  return (precision === 'month' ? day.slice(0, 7) : `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`) as PlanDate
}

function describeTask(context: CommandContext, id: Id<'task'>, task: TaskExample, commitment: CommitmentExample, today: Day): void {
  const lead = task.lead ?? commitment.lead
  must(setFields(context, 'task', id, {
    state: task.state ?? 'to-do',
    lead: lead === undefined ? null : partyId(context, lead),
    due: dueOf(task, today),
    milestone: task.milestone ?? false,
    place: task.place ?? '',
  }))
  if (task.focalPoint) must(setMembers(context, 'task', id, 'focalPoints', [focalPointId(context, task.focalPoint)]))
  const subtasks = task.subtasks ?? []
  if (subtasks.length === 0) return
  const made = must(addTasks(context, subtasks.map(({ title }) => ({ title: title ?? '', depth: 0 })), { parent: id, commitment: null }))
  made.forEach((subtask, index) => describeTask(context, subtask, subtasks[index] ?? {}, commitment, today))
}

/** The commitment of an instrument whose own words (not its stem) contain these. */
function commitmentWith(context: CommandContext, prefix: string, words: string): Commitment['id'] {
  const plan = context.plan()
  const found = [...plan.records.commitment.values()].find((commitment) => commitment.ref.startsWith(`${prefix}-`)
    && clausesOf(plan, commitment.id).some(({ clause, part }) => part !== 'stem' && clause.exact.includes(words)))
  if (!found) throw new Error(`The demonstration speaks of "${words}", on which no commitment rests`)
  return found.id
}

function partyId(context: CommandContext, shortName: string): Id<'party'> {
  const found = [...context.plan().records.party.values()].find((party) => party.shortName === shortName)
  if (!found) throw new Error(`The demonstration speaks of the party "${shortName}", which no text names`)
  return found.id
}

function focalPointId(context: CommandContext, name: string): Id<'focalPoint'> {
  const found = [...context.plan().records.focalPoint.values()].find((focalPoint) => focalPoint.name === name)
  if (!found) throw new Error(`The demonstration speaks of the focal point "${name}", who is not listed`)
  return found.id
}

function templateId(context: CommandContext, shape: Commitment['shape']): Id<'taskTemplate'> {
  const found = [...context.plan().records.taskTemplate.values()].find((template) => template.shape === shape)
  if (!found) throw new Error(`No task template has the shape "${shape}"`)
  return found.id
}
