import type { PlanRecords } from '../schema/decode.ts'
import type { PlanDate } from '../schema/planDate.ts'
import type { AssistanceRequest, Task } from '../schema/records.ts'
import { stagesInOrder, type RequestStage } from '../schema/words.ts'
import { originIndex } from './origins.ts'
import { proposedTasks, type ProposedTask } from './proposedTasks.ts'
import { templateForStage } from './templates.ts'

/** A stage on the way of a request. */
export interface StageOnTheWay {
  readonly stage: RequestStage
  readonly place: 'passed' | 'current' | 'ahead'
  /** When it was reached, if that was noted; a stage that was skipped has none. */
  readonly on: PlanDate | null
}

/** The ordinary stages in their order; one that was declined or withdrawn ends with that behind the last stage it had reached. */
export function stagesOf(request: AssistanceRequest): readonly StageOnTheWay[] {
  const ordinary = stagesInOrder.indexOf(request.stage)
  // Declined or withdrawn: the way goes as far as its dates do.
  const last = ordinary >= 0 ? ordinary : Math.max(0, ...stagesInOrder.map((stage, index) => (reachedOn(request, stage) === null ? 0 : index)))
  const way = stagesInOrder.map((stage, index): StageOnTheWay => ({
    stage,
    place: index === ordinary ? 'current' : index <= last ? 'passed' : 'ahead',
    on: index <= last ? reachedOn(request, stage) : null,
  }))
  return ordinary >= 0 ? way : [...way.slice(0, last + 1), { stage: request.stage, place: 'current', on: reachedOn(request, request.stage) }]
}

export function reachedOn(request: AssistanceRequest, stage: RequestStage): PlanDate | null {
  if (stage === 'received') return request.receivedOn
  return request.reachedOn.find(({ key }) => key === stage)?.value ?? null
}

/** The stage that comes next; null at the end, and where it was declined or withdrawn. */
export function nextStage(request: AssistanceRequest): RequestStage | null {
  const place = stagesInOrder.indexOf(request.stage)
  return place < 0 ? null : (stagesInOrder[place + 1] ?? null)
}

/** The shown tasks of a request, the earliest first; those without a date last. */
export function tasksOfRequest(plan: Pick<PlanRecords, 'records'>, id: AssistanceRequest['id']): readonly Task[] {
  return [...plan.records.task.values()]
    .filter((task) => task.request === id && task.archivedAt === null)
    .sort((a, b) => compare(a.due ?? '~', b.due ?? '~') || compare(a.ref.length, b.ref.length) || compare(a.ref, b.ref) || compare(a.id, b.id))
}

/** What a stage brings, as tasks of the request; nothing where the plan's template has no step for it. */
export function tasksOfStage(plan: PlanRecords, request: AssistanceRequest, stage: RequestStage, date: PlanDate | null, origins = originIndex(plan)): readonly ProposedTask[] {
  const template = templateForStage(plan, stage)
  if (template === null || request.commitment === null) return []
  return proposedTasks(plan, template, request.commitment, { stage, date, request: request.id }, origins)
}

function compare<Value extends string | number>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0
}
