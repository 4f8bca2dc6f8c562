import type { Id } from '../ids.ts'
import type { PlanRecords } from '../schema/decode.ts'
import type { TaskTemplate } from '../schema/records.ts'
import { shapes, type RequestStage, type Shape, type StepRole } from '../schema/words.ts'
import { byOrder, type Ordered } from './order.ts'

/** A step with all that is said about it, as it stands. */
export interface Step extends Ordered {
  /** The key of the step within its template. */
  readonly id: string
  readonly title: string
  /** Null: it gets no date. */
  readonly days: number | null
  readonly role: StepRole | null
  readonly stage: RequestStage | null
  readonly isMeeting: boolean
}

export function stepsOf(template: TaskTemplate): readonly Step[] {
  const [orders, days, roles, stages] = [template.stepOrders, template.stepDays, template.stepRoles, template.stepStages]
    .map((entries) => new Map<string, unknown>(entries.map(({ key, value }) => [key, value])))
  return template.steps
    .map(({ key, value }): Step => ({
      id: key,
      title: value.title,
      order: (orders!.get(key) as string | undefined) ?? value.order,
      days: (days!.get(key) as number | undefined) ?? null,
      role: (roles!.get(key) as StepRole | undefined) ?? null,
      stage: (stages!.get(key) as RequestStage | undefined) ?? null,
      isMeeting: template.stepMeetings.some((entry) => entry.key === key),
    }))
    .sort(byOrder)
}

export function shownTemplates(plan: Pick<PlanRecords, 'records'>): readonly TaskTemplate[] {
  return [...plan.records.taskTemplate.values()].filter(({ archivedAt }) => archivedAt === null).sort(byOrder)
}

/** All templates, those for this shape first. */
export function templatesFor(plan: Pick<PlanRecords, 'records'>, shape: Shape | null): readonly TaskTemplate[] {
  const shown = shownTemplates(plan)
  return [...shown.filter((template) => template.shape === shape), ...shown.filter((template) => template.shape !== shape)]
}

/** Shapes for which nobody finds a template: those of a plan made before there was one, or put away. */
export function shapesWithoutTemplate(plan: Pick<PlanRecords, 'records'>): readonly Shape[] {
  const covered = new Set(shownTemplates(plan).map(({ shape }) => shape))
  return shapes.filter((shape) => !covered.has(shape))
}

/** The template whose steps a request brings at a stage: one for technical assistance that has any there. */
export function templateForStage(plan: Pick<PlanRecords, 'records'>, stage: RequestStage): Id<'taskTemplate'> | null {
  const found = templatesFor(plan, 'technical-assistance').find((template) => stepsOf(template).some((step) => step.stage === stage))
  return found?.id ?? null
}
