import type { Id } from '../ids.ts'
import type { PlanRecords } from '../schema/decode.ts'
import { addDays, firstDay, lastDay, type Day, type PlanDate } from '../schema/planDate.ts'
import type { Commitment, Task } from '../schema/records.ts'
import { stagesInOrder, type RequestStage, type StepRole, type TemplateAnchor } from '../schema/words.ts'
import { originIndex, originText, tasksFrom, type OriginIndex } from './origins.ts'
import { leadOfStep, peopleOf, type RolePeople } from './stepRoles.ts'
import { stepsOf, type Step } from './templates.ts'

/** How a template is applied to a commitment. */
export interface Application {
  /** What `date` is. Absent: what the template counts from. */
  readonly from?: TemplateAnchor
  /** Null or absent, or without a year: the tasks get no dates. */
  readonly date?: PlanDate | null
  /** Who each role is. Absent: found in the plan. */
  readonly people?: RolePeople
  /** Keys of steps to leave out. */
  readonly without?: readonly string[]
  /** Only the steps of this stage, counted from the day on which it was reached. */
  readonly stage?: RequestStage
  readonly request?: Id<'assistanceRequest'>
}

/** A task as it would be made of a step. */
export interface ProposedTask {
  readonly step: Step
  readonly due: Day | null
  readonly lead: Id<'party'> | null
  readonly focalPoints: readonly Id<'focalPoint'>[]
  readonly origin: string
  /** Tasks of this commitment (or request) that were made from the step before. */
  readonly existing: readonly Task[]
}

/** What applying a template would make, step by step: the preview and the command read the same. Steps left out are in it. */
export function proposedTasks(
  plan: PlanRecords, templateId: Id<'taskTemplate'>, commitmentId: Id<'commitment'>, application: Application = {}, origins: OriginIndex = originIndex(plan),
): readonly ProposedTask[] {
  const template = plan.records.taskTemplate.get(templateId)
  const commitment = plan.records.commitment.get(commitmentId)
  if (!template || !commitment) return []
  const all = stepsOf(template)
  const steps = application.stage === undefined ? all : all.filter(({ stage }) => stage === application.stage)
  const dayZero = dayZeroOf(all, steps, template.countedFrom, application)
  return steps.map((step) => {
    const focalPoints = step.role === null ? [] : (application.people ? (application.people[step.role] ?? []) : peopleOf(plan, commitment, step.role))
    const origin = originText({ id: templateId, field: 'steps', key: step.id })
    return {
      step, focalPoints, origin,
      due: dayZero === null || step.days === null ? null : addDays(dayZero, step.days),
      lead: leadOfStep(plan, commitment, step.role, focalPoints),
      existing: tasksFrom(plan, origins, origin).filter((task) => isOf(plan, task, commitmentId, application.request ?? null)),
    }
  })
}

/** The roles that a template asks for, each once, with the people that the plan knows for them. */
export function rolesOf(plan: PlanRecords, commitment: Commitment, steps: readonly Step[]): ReadonlyMap<StepRole, readonly Id<'focalPoint'>[]> {
  const roles = steps.flatMap(({ role }) => (role === null ? [] : [role]))
  return new Map(roles.map((role) => [role, peopleOf(plan, commitment, role)]))
}

/**
 * The day from which the steps' days count. When the date given is the other end
 * than the one that the template counts from, the whole is moved so that its last
 * step is due on the due date, or its first one on the start.
 */
function dayZeroOf(all: readonly Step[], steps: readonly Step[], countedFrom: TemplateAnchor, { from = countedFrom, date = null, stage }: Application): Day | null {
  // An imprecise date means no less than its whole time: work may begin with its first day, and has until its last.
  const day = date === null ? null : from === 'due' && stage === undefined ? lastDay(date) : firstDay(date)
  if (day === null) return null
  if (stage !== undefined) return addDays(day, -stageOffset(all, steps, countedFrom, stage))
  const days = daysOf(steps)
  if (from === countedFrom || days.length === 0) return day
  return addDays(day, from === 'due' ? -Math.max(...days) : -Math.min(...days))
}

/** Where a stage begins on the template's own line of time: when the work of the stages before it is done. */
function stageOffset(all: readonly Step[], steps: readonly Step[], countedFrom: TemplateAnchor, stage: RequestStage): number {
  const place = stagesInOrder.indexOf(stage)
  const earlier = daysOf(all.filter((step) => step.stage !== null && stagesInOrder.indexOf(step.stage) < place))
  if (earlier.length > 0) return Math.max(...earlier)
  return countedFrom === 'start' ? 0 : Math.min(...daysOf(steps), 0)
}

function daysOf(steps: readonly Step[]): readonly number[] {
  return steps.flatMap(({ days }) => (days === null ? [] : [days]))
}

function isOf(plan: PlanRecords, task: Task, commitment: Id<'commitment'>, request: Id<'assistanceRequest'> | null): boolean {
  if (request !== null) return task.request === request
  return task.request === null && plan.links.taskCommitment.has(`${task.id}|${commitment}`)
}
