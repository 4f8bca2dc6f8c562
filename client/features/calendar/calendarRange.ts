import { CalendarDate, endOfMonth, endOfWeek, startOfMonth, startOfWeek } from '@internationalized/date'
import { addDays, daysBetween, parsePlanDate, type Day } from '../../../shared/schema/planDate.ts'

export type CalendarView = 'month' | 'week'

/** The days that the calendar shows: whole weeks, as the locale has them. */
export interface CalendarRange {
  readonly view: CalendarView
  /** The day that the range is about. */
  readonly day: Day
  readonly weeks: readonly (readonly Day[])[]
  /** The month's or week's own first day, and the first day after. */
  readonly first: Day
  readonly end: Day
}

export function calendarRange(view: CalendarView, day: Day, locale: string): CalendarRange {
  const date = calendarDate(day)
  const [first, last] = view === 'month' ? [startOfMonth(date), endOfMonth(date)] : [startOfWeek(date, locale), endOfWeek(date, locale)]
  const from = dayOf(startOfWeek(first, locale))
  const count = daysBetween(from, dayOf(endOfWeek(last, locale))) + 1
  const weeks = Array.from({ length: Math.round(count / 7) }, (_, week) => Array.from({ length: 7 }, (_unused, weekday) => addDays(from, week * 7 + weekday)))
  return { view, day, weeks, first: dayOf(first), end: addDays(dayOf(last), 1) }
}

/** The same day a month or week on (or, negative, back); the last of a shorter month. */
export function steppedDay(view: CalendarView, day: Day, step: number): Day {
  const date = calendarDate(day)
  return dayOf(view === 'month' ? date.add({ months: step }) : date.add({ weeks: step }))
}

export function viewOf(value: unknown): CalendarView {
  return value === 'week' ? 'week' : 'month'
}

/** The day that an address names, or today. The calendar knows the years of our dates and no others. */
export function dayOfQuery(value: unknown, today: Day): Day {
  return typeof value === 'string' && value >= '0002' && value < '9999' && parsePlanDate(value)?.precision === 'day' ? (value as Day) : today
}

function calendarDate(day: Day): CalendarDate {
  return new CalendarDate(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)))
}

function dayOf(date: CalendarDate): Day {
  return date.toString() as Day
}
