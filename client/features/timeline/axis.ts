import { CalendarDate, startOfWeek } from '@internationalized/date'
import { addDays, daysBetween, type Day } from '../../../shared/schema/planDate.ts'

/** A straight line of days; `px` is where a day begins, from the axis' own beginning. */
export interface Axis {
  readonly first: Day
  readonly days: number
  readonly dayPx: number
}

export type TickUnit = 'day' | 'week' | 'month' | 'quarter' | 'year'

/** A stretch of the axis with a name of its own: a month, a week. */
export interface Tick {
  readonly start: Day
  /** The first day after it. */
  readonly end: Day
}

export function pxOf(axis: Axis, day: Day): number {
  return daysBetween(axis.first, day) * axis.dayPx
}

export function widthOf(axis: Axis): number {
  return axis.days * axis.dayPx
}

/** The day that a place on the axis lies in. */
export function dayAt(axis: Axis, px: number): Day {
  return addDays(axis.first, Math.floor(px / axis.dayPx))
}

/** All ticks that touch the days from `from` until before `end`. Weeks begin as the locale has them. */
export function ticksBetween(unit: TickUnit, from: Day, end: Day, locale: string): Tick[] {
  const ticks: Tick[] = []
  for (let start = beginning(unit, calendarDate(from), locale); dayOf(start) < end;) {
    const next = after(unit, start)
    ticks.push({ start: dayOf(start), end: dayOf(next) })
    start = next
  }
  return ticks
}

function beginning(unit: TickUnit, date: CalendarDate, locale: string): CalendarDate {
  switch (unit) {
    case 'day': return date
    case 'week': return startOfWeek(date, locale)
    case 'month': return date.set({ day: 1 })
    case 'quarter': return date.set({ day: 1, month: Math.floor((date.month - 1) / 3) * 3 + 1 })
    case 'year': return date.set({ day: 1, month: 1 })
  }
}

function after(unit: TickUnit, date: CalendarDate): CalendarDate {
  switch (unit) {
    case 'day': return date.add({ days: 1 })
    case 'week': return date.add({ weeks: 1 })
    case 'month': return date.add({ months: 1 })
    case 'quarter': return date.add({ months: 3 })
    case 'year': return date.add({ years: 1 })
  }
}

function calendarDate(day: Day): CalendarDate {
  return new CalendarDate(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)))
}

function dayOf(date: CalendarDate): Day {
  return date.toString() as Day
}
