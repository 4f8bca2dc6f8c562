import type { PlanRecords } from '../schema/decode.ts'
import { lastDay, type Day } from '../schema/planDate.ts'
import type { Assessment, AssistanceRequest, Commitment, Instrument, Task } from '../schema/records.ts'
import type { AssessmentStatus, Lifecycle } from '../schema/words.ts'

/** Lifecycle as shown: what people set, or what follows from the records. */
export type ShownLifecycle = Lifecycle | 'not-triggered'
export const shownLifecycles: readonly ShownLifecycle[] = [
  'implemented', 'in-progress', 'not-started', 'not-triggered', 'suspended', 'discontinued', 'superseded',
]

/** Records by the commitment that they belong to, built once per look at a plan. */
export interface StatusIndex {
  readonly latestAssessment: ReadonlyMap<string, Assessment>
  readonly requests: ReadonlyMap<string, readonly AssistanceRequest[]>
}

export function statusIndex(plan: Pick<PlanRecords, 'records'>): StatusIndex {
  const latestAssessment = new Map<string, Assessment>()
  for (const assessment of plan.records.assessment.values()) {
    if (assessment.commitment === null || assessment.archivedAt !== null) continue
    const latest = latestAssessment.get(assessment.commitment)
    if (!latest || isLater(assessment, latest)) latestAssessment.set(assessment.commitment, assessment)
  }
  const requests = new Map<string, AssistanceRequest[]>()
  for (const request of plan.records.assistanceRequest.values()) {
    if (request.commitment === null || request.archivedAt !== null) continue
    requests.set(request.commitment, [...(requests.get(request.commitment) ?? []), request])
  }
  return { latestAssessment, requests }
}

/** "Not triggered" is computed: a condition, no open or delivered request, and nothing set by people. */
export function lifecycleOf(index: StatusIndex, commitment: Commitment): ShownLifecycle {
  if (commitment.lifecycle !== null) return commitment.lifecycle
  if (commitment.condition === '') return 'not-started'
  const triggered = (index.requests.get(commitment.id) ?? []).some(isTriggering)
  return triggered ? 'not-started' : 'not-triggered'
}

/** "Not assessed" until somebody sets one: no update is not no progress. */
export function assessmentOf(index: StatusIndex, commitment: Commitment): AssessmentStatus {
  return index.latestAssessment.get(commitment.id)?.status ?? 'not-assessed'
}

/** Overdue is computed, from the last day that the date can mean, in the plan's time zone. */
export function isTaskOverdue(task: Task, today: Day): boolean {
  return task.state !== 'done' && task.state !== 'cancelled' && isPast(task.due, today)
}

/** Who is late: a commitment still open after its own due date. One that nobody has triggered never is. */
export function isCommitmentOverdue(index: StatusIndex, commitment: Commitment, today: Day): boolean {
  const lifecycle = lifecycleOf(index, commitment)
  return (lifecycle === 'not-started' || lifecycle === 'in-progress') && isPast(commitment.due, today)
}

/** An instrument's period is no due date: when it has passed, the plan says "period ended". */
export function hasPeriodEnded(instrument: Instrument, today: Day): boolean {
  return isPast(instrument.periodEnd, today)
}

function isPast(date: Commitment['due'], today: Day): boolean {
  const last = date === null ? null : lastDay(date)
  return last !== null && last < today
}

function isTriggering(request: AssistanceRequest): boolean {
  return request.stage !== 'declined' && request.stage !== 'withdrawn'
}

function isLater(a: Assessment, b: Assessment): boolean {
  const [aOn, bOn] = [a.assessedOn ?? '', b.assessedOn ?? '']
  if (aOn !== bOn) return aOn > bOn
  if (a.createdAt !== b.createdAt) return a.createdAt > b.createdAt
  return a.id > b.id
}
