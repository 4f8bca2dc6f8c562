import type { Id } from '../../../shared/ids.ts'
import { byOrder } from '../../../shared/queries/order.ts'
import type { PlanRecords } from '../../../shared/schema/decode.ts'
import { addDays, firstDay, lastDay, parsePlanDate, type Day, type PlanDate } from '../../../shared/schema/planDate.ts'
import type { Commitment, Task } from '../../../shared/schema/records.ts'
import type { CalendarRange } from './calendarRange.ts'

/** Something that falls on a day, or into a time that is no day. */
export type CalendarItem = { readonly what: 'meeting' | 'due' } & (
  | { readonly kind: 'task'; readonly id: Id<'task'>; readonly record: Task }
  | { readonly kind: 'commitment'; readonly id: Id<'commitment'>; readonly record: Commitment }
)

export interface CalendarItems {
  readonly byDay: ReadonlyMap<Day, readonly CalendarItem[]>
  /** Whose date is a month, a quarter, a year, or lacks its year, and may lie in the range. */
  readonly imprecise: readonly { readonly item: CalendarItem; readonly date: PlanDate }[]
}

/** A meeting longer than this is no meeting; it stands on its first days. */
const MEETING_DAYS_MAX = 31

/** Meetings and due dates of the shown weeks. Closed work is there too: it was due. */
export function calendarItems(plan: PlanRecords, { weeks, first, end }: CalendarRange): CalendarItems {
  const [from, to] = [weeks[0]![0]!, weeks.at(-1)!.at(-1)!]
  const byDay = new Map<Day, CalendarItem[]>()
  const imprecise: { item: CalendarItem; date: PlanDate }[] = []

  function place(item: CalendarItem, start: PlanDate | null, due: PlanDate | null): void {
    const date = due ?? start
    if (date === null) return
    if (!isDay(date)) {
      if (mayLieIn(date, first, end)) imprecise.push({ item, date })
      return
    }
    // Only a meeting lasts; other work is on the day on which it is due.
    const begins = item.what === 'meeting' && start !== null && isDay(start) && start <= date ? start : date
    for (let [day, count] = [begins as Day, 0]; day <= date && day <= to && count < MEETING_DAYS_MAX; day = addDays(day, 1), count += 1) {
      if (day < from) continue
      const items = byDay.get(day)
      if (items) items.push(item)
      else byDay.set(day, [item])
    }
  }

  for (const record of plan.records.task.values()) {
    if (record.archivedAt !== null || record.state === 'cancelled') continue
    const what = isMeeting(record) ? 'meeting' : 'due'
    place({ kind: 'task', id: record.id, record, what }, what === 'meeting' ? record.start : null, record.due ?? (what === 'meeting' ? record.start : null))
  }
  for (const record of plan.records.commitment.values()) {
    if (record.archivedAt === null) place({ kind: 'commitment', id: record.id, record, what: 'due' }, null, record.due)
  }
  for (const items of byDay.values()) items.sort(byWeight)
  return { byDay, imprecise: imprecise.sort((a, b) => byWeight(a.item, b.item)) }
}

/** A task with a meeting's own fields. */
export function isMeeting(task: Task): boolean {
  return task.place !== '' || task.agenda !== '' || task.decisions.length > 0
}

function byWeight(a: CalendarItem, b: CalendarItem): number {
  return weightOf(a) - weightOf(b) || byOrder(a.record, b.record)
}

function weightOf({ what, kind }: CalendarItem): number {
  return what === 'meeting' ? 0 : kind === 'commitment' ? 1 : 2
}

function isDay(date: PlanDate): boolean {
  return date.length === 10 && parsePlanDate(date)?.precision === 'day'
}

function mayLieIn(date: PlanDate, first: Day, end: Day): boolean {
  const [from, to] = [firstDay(date), lastDay(date)]
  if (from !== null && to !== null) return from < end && to >= first
  // A day whose year nobody stated may be this year's.
  const monthAndDay = date.slice(5)
  return [first.slice(0, 4), end.slice(0, 4)].some((year) => `${year}-${monthAndDay}` >= first && `${year}-${monthAndDay}` < end)
}
