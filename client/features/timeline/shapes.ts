import type { PlanRecords } from '../../../shared/schema/decode.ts'
import { addDays, daysBetween, firstDay, lastDay, parsePlanDate, type Day, type PlanDate, type Precision } from '../../../shared/schema/planDate.ts'
import type { Task } from '../../../shared/schema/records.ts'

/**
 * How dates are drawn, as precise as they are and no more. `from` and `end` are
 * the first day and the first day after; soft days at an end are those that an
 * imprecise date leaves open, an open end is a date that is not there.
 */
export type Shape =
  | { readonly type: 'bar'; readonly from: Day; readonly end: Day; readonly softStartDays: number; readonly softEndDays: number; readonly openStart: boolean; readonly openEnd: boolean }
  /** Somewhere in here: no edges. */
  | { readonly type: 'band'; readonly from: Day; readonly end: Day; readonly precision: Precision; readonly date: PlanDate; readonly isMilestone: boolean }
  | { readonly type: 'diamond'; readonly from: Day; readonly end: Day; readonly date: PlanDate }
  | { readonly type: 'none'; readonly why: 'no-date' | 'no-year' }

export interface DrawnDates {
  readonly start: PlanDate | null
  readonly due: PlanDate | null
  readonly milestone: boolean
}

export function shapeOf({ start, due, milestone }: DrawnDates): Shape {
  const [from, to] = [withYear(start), withYear(due)]
  if (from === null && to === null) return { type: 'none', why: start === null && due === null ? 'no-date' : 'no-year' }
  const single = milestone ? (to ?? from) : from === null ? to : to === null || from === to ? from : null
  if (single !== null && (milestone || !isDay(single))) return momentOf(single, milestone)
  if (from === null || to === null || from === to) return edgeOf(from ?? to!, from === null, to === null)
  return spanOf(from, to)
}

/** First day and first day after of all that a shape covers; null where nothing is drawn. */
export function extentOf(shape: Shape): { readonly from: Day; readonly end: Day } | null {
  return shape.type === 'none' ? null : { from: shape.from, end: shape.end }
}

/** From the earliest to the latest that tasks say; null where none says anything. */
export function extentOfTasks(tasks: readonly Task[]): { readonly from: Day; readonly end: Day } | null {
  let [from, end]: [Day | null, Day | null] = [null, null]
  for (const task of tasks) {
    const extent = knownExtent(task)
    if (extent === null) continue
    if (from === null || extent.from < from) from = extent.from
    if (end === null || extent.end > end) end = extent.end
  }
  return from !== null && end !== null ? { from, end } : null
}

/** So far to each side of today the axis reaches; a slip of the pen ("9999") does not make it endless. */
export const YEARS_AROUND_MAX = 20

/** The years that the plan's dates lie in, and today. Read from their first four letters: a look at each date costs more than it tells. */
export function yearsOf(plan: PlanRecords, today: Day): { readonly first: number; readonly last: number } {
  const now = Number(today.slice(0, 4))
  let [first, last] = [now, now]
  const take = (date: PlanDate | null): void => {
    const year = date === null ? NaN : Number(date.slice(0, 4))
    if (year < first) first = year
    if (year > last) last = year
  }
  for (const task of plan.records.task.values()) {
    if (task.archivedAt !== null) continue
    take(task.start)
    take(task.due)
  }
  for (const commitment of plan.records.commitment.values()) if (commitment.archivedAt === null) take(commitment.due)
  return { first: Math.max(first, now - YEARS_AROUND_MAX), last: Math.min(last, now + YEARS_AROUND_MAX) }
}

const extents = new WeakMap<Task, { readonly from: Day; readonly end: Day } | null>()

/** Records are frozen: what one says is worked out once. */
function knownExtent(task: Task): { readonly from: Day; readonly end: Day } | null {
  const known = extents.get(task)
  if (known !== undefined) return known
  const extent = extentOf(shapeOf(task))
  extents.set(task, extent)
  return extent
}

function momentOf(date: PlanDate, isMilestone: boolean): Shape {
  const [from, end] = [firstDay(date)!, addDays(lastDay(date)!, 1)]
  if (isDay(date)) return { type: 'diamond', from, end, date }
  return { type: 'band', from, end, precision: parsePlanDate(date)!.precision, date, isMilestone }
}

/** One known day, with what is before or after it left open. */
function edgeOf(date: PlanDate, openStart: boolean, openEnd: boolean): Shape {
  return { type: 'bar', from: firstDay(date)!, end: addDays(lastDay(date)!, 1), softStartDays: 0, softEndDays: 0, openStart, openEnd }
}

function spanOf(start: PlanDate, due: PlanDate): Shape {
  // Due before it starts: what lies between the two is drawn, and said in words.
  const [one, other] = firstDay(due)! < firstDay(start)! ? [due, start] : [start, due]
  const [from, end] = [firstDay(one)!, addDays(lastDay(other)!, 1)]
  const softStartDays = Math.min(daysBetween(from, lastDay(one)!), daysBetween(from, end) - 1)
  const softEndDays = Math.min(daysBetween(firstDay(other)!, end) - 1, daysBetween(from, end) - softStartDays)
  return { type: 'bar', from, end, softStartDays, softEndDays, openStart: false, openEnd: false }
}

function withYear(date: PlanDate | null): PlanDate | null {
  return date !== null && firstDay(date) !== null ? date : null
}

function isDay(date: PlanDate): boolean {
  return parsePlanDate(date)?.precision === 'day'
}
