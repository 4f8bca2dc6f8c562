import type { NewDates } from '../commands/dates.ts'
import type { Id } from '../ids.ts'
import type { PlanRecords } from '../schema/decode.ts'
import { addDays, daysBetween, firstDay, lastDay, parsePlanDate, type Day, type PlanDate } from '../schema/planDate.ts'
import type { Commitment, Task } from '../schema/records.ts'
import { followersOf, type Dependency, type DependencyIndex } from './dependencies.ts'

const DAYS_OF_MONTH = 365.25 / 12
/** The years that a date can be written in. */
const YEAR_MIN = 1
const YEAR_MAX = 9_999

/**
 * A date moved by some days. An imprecise date moves by as many whole months,
 * quarters or years as that comes nearest to: it never becomes more precise
 * than it was. One without a year stays.
 */
export function shiftDate(date: PlanDate, days: number): PlanDate {
  const parts = parsePlanDate(date)
  if (parts === null || parts.year === null) return date
  switch (parts.precision) {
    case 'day': {
      const moved = addDays(date as Day, days)
      // Beyond the year 9999 there is no such text.
      return parsePlanDate(moved) === null ? date : moved
    }
    case 'month': return shiftMonths(parts.year, parts.month!, Math.round(days / DAYS_OF_MONTH)) ?? date
    case 'quarter': {
      const quarters = parts.year * 4 + parts.quarter! - 1 + Math.round(days / (DAYS_OF_MONTH * 3))
      return inYear(Math.floor(quarters / 4), `-Q${mod(quarters, 4) + 1}`) ?? date
    }
    default: return inYear(parts.year + Math.round(days / (DAYS_OF_MONTH * 12)), '') ?? date
  }
}

/** A task's dates moved by some days; null where nothing of it moves. */
export function shiftTask(task: Task, days: number): Extract<NewDates, { kind: 'task' }> | null {
  const start = task.start === null ? null : shiftDate(task.start, days)
  const due = task.due === null ? null : shiftDate(task.due, days)
  if (start === task.start && due === task.due) return null
  return { kind: 'task', id: task.id, ...(start !== task.start && { start }), ...(due !== task.due && { due }) }
}

/**
 * A record moved from one day of a calendar to another: its due date, and with it
 * a start that is on that day, or that would be after the end.
 */
export function movedToDay(record: Task | Commitment, from: Day, to: Day): NewDates {
  if (!('milestone' in record)) return { kind: 'commitment', id: record.id, due: to }
  const days = daysBetween(from, to)
  const due = record.due === null ? null : shiftDate(record.due, days)
  const start = record.start === null ? null : shiftDate(record.start, days)
  const isMovedWhole = due === null || record.due !== from || record.start === from || (record.start !== null && firstDay(record.start) !== null && firstDay(record.start)! > to)
  return { kind: 'task', id: record.id, ...(due !== null && { due }), ...(isMovedWhole && start !== null && { start }) }
}

/** The open followers of a task, moved by the same days. Done and cancelled ones stay where they were. */
export function shiftFollowers(plan: PlanRecords, index: DependencyIndex, id: Id<'task'>, days: number): readonly Extract<NewDates, { kind: 'task' }>[] {
  return followersOf(index, id).flatMap((follower) => {
    const task = plan.records.task.get(follower)
    return task && task.state !== 'done' && task.state !== 'cancelled' ? (shiftTask(task, days) ?? []) : []
  })
}

/** By how many days a task's end moves; 0 when one of the dates does not say. */
export function endShift(before: PlanDate | null, after: PlanDate | null): number {
  const from = before === null ? null : lastDay(before)
  const to = after === null ? null : lastDay(after)
  return from !== null && to !== null ? daysBetween(from, to) : 0
}

/** The first day on which a task could begin after another one; null while that has no end. */
export function earliestStart(after: Task, lagDays: number): Day | null {
  const end = after.due ?? after.start
  const last = end === null ? null : lastDay(end)
  return last === null ? null : addDays(last, 1 + lagDays)
}

/** True when a task surely starts before it could: even the last day that its start can mean is too early. */
export function startsTooEarly(plan: PlanRecords, { task, after, lagDays }: Dependency): boolean {
  const [waiting, awaited] = [plan.records.task.get(task), plan.records.task.get(after)]
  const earliest = awaited && endsBefore(awaited, lagDays)
  const start = waiting && (waiting.start ?? waiting.due)
  const latest = start ? lastDay(start) : null
  return earliest != null && latest !== null && latest < earliest
}

/** As `earliestStart`, but from the first day that the end can mean. */
function endsBefore(after: Task, lagDays: number): Day | null {
  const end = after.due ?? after.start
  const first = end === null ? null : firstDay(end)
  return first === null ? null : addDays(first, 1 + lagDays)
}

function shiftMonths(year: number, month: number, by: number): PlanDate | null {
  const months = year * 12 + month - 1 + by
  return inYear(Math.floor(months / 12), `-${String(mod(months, 12) + 1).padStart(2, '0')}`)
}

function inYear(year: number, rest: string): PlanDate | null {
  return year < YEAR_MIN || year > YEAR_MAX ? null : (`${String(year).padStart(4, '0')}${rest}` as PlanDate)
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by
}
