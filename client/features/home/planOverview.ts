import { planProgress, shownCommitments, type PlanProgress } from '../../../shared/queries/progress.ts'
import { shownRefs } from '../../../shared/queries/refs.ts'
import { assessmentOf, lifecycleOf, statusIndex, type StatusIndex } from '../../../shared/queries/status.ts'
import { byOrder } from '../../../shared/queries/order.ts'
import type { PlanRecords } from '../../../shared/schema/decode.ts'
import { dayIn, daysBetween, firstDay, lastDay, parsePlanDate, type Day, type PlanDate } from '../../../shared/schema/planDate.ts'
import type { Assessment, Instrument } from '../../../shared/schema/records.ts'
import type { AssessmentStatus } from '../../../shared/schema/words.ts'

/** One plan as Home tells it to a head of unit. */
export interface PlanOverview {
  readonly progress: PlanProgress
  readonly instruments: readonly Instrument[]
  readonly note: string
  readonly concerns: readonly Concern[]
  readonly overdue: readonly OverdueTask[]
  readonly dates: readonly NextDate[]
}

/** A record of a plan, as a line that leads to it. */
interface Line {
  readonly id: string
  readonly ref: string
  readonly title: string
}

/** A commitment that somebody judged to be at risk or off track. */
export interface Concern extends Line {
  readonly status: AssessmentStatus
  readonly assessment: Assessment | null
}

export interface OverdueTask extends Line {
  readonly days: number
}

export interface NextDate extends Line {
  readonly date: PlanDate
  /** Precise to the day. */
  readonly isPrecise: boolean
}

export function planOverview(plan: PlanRecords, nowMs: number): PlanOverview {
  const today = dayIn(plan.meta.timeZone, nowMs)
  const index = statusIndex(plan)
  const refs = shownRefs(plan)
  const progress = planProgress(plan, index, today)
  return {
    progress,
    instruments: [...plan.records.instrument.values()].filter((instrument) => instrument.archivedAt === null).sort(byOrder),
    note: plan.meta.note,
    concerns: concerns(plan, index, refs),
    overdue: progress.overdueTasks.map((task) => ({ ...line(task, refs), days: daysLate(task.due, today) })),
    dates: nextDates(plan, index, refs, today),
  }
}

/** Off track before at risk; a commitment that is finished or dropped concerns nobody. */
function concerns(plan: PlanRecords, index: StatusIndex, refs: ReadonlyMap<string, string>): Concern[] {
  return shownCommitments(plan)
    .filter((commitment) => ['not-started', 'in-progress', 'suspended'].includes(lifecycleOf(index, commitment)))
    .map((commitment) => ({
      ...line(commitment, refs),
      status: assessmentOf(index, commitment),
      assessment: index.latestAssessment.get(commitment.id) ?? null,
    }))
    .filter((concern) => concern.status === 'off-track' || concern.status === 'at-risk')
    .sort((a, b) => b.status.localeCompare(a.status))
}

/** Dates that have not passed, of open tasks and commitments; the nearest first. */
function nextDates(plan: PlanRecords, index: StatusIndex, refs: ReadonlyMap<string, string>, today: Day): NextDate[] {
  const tasks = [...plan.records.task.values()].filter((task) => task.archivedAt === null && task.state !== 'done' && task.state !== 'cancelled')
  const commitments = shownCommitments(plan).filter((commitment) => ['not-started', 'in-progress'].includes(lifecycleOf(index, commitment)))
  return [...tasks, ...commitments]
    .flatMap((record) => {
      const last = record.due && lastDay(record.due)
      return record.due && last && last >= today
        ? [{ ...line(record, refs), date: record.due, isPrecise: parsePlanDate(record.due)?.precision === 'day' }]
        : []
    })
    .sort(byDate)
}

export function byDate(a: NextDate, b: NextDate): number {
  const [aFirst, bFirst] = [firstDay(a.date) ?? '', firstDay(b.date) ?? '']
  return aFirst === bFirst ? a.ref.localeCompare(b.ref) : aFirst < bFirst ? -1 : 1
}

function line(record: { readonly id: string; readonly ref: string; readonly title: string }, refs: ReadonlyMap<string, string>): Line {
  return { id: record.id, ref: refs.get(record.id) ?? record.ref, title: record.title }
}

function daysLate(due: PlanDate | null, today: Day): number {
  const last = due && lastDay(due)
  return last ? daysBetween(last, today) : 0
}
