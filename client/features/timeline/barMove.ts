import type { NewDates } from '../../../shared/commands/dates.ts'
import { shiftDate } from '../../../shared/queries/moveDates.ts'
import { firstDay, type PlanDate } from '../../../shared/schema/planDate.ts'
import type { Commitment, Task } from '../../../shared/schema/records.ts'

/** What of a bar is moved: all of it, or one end. */
export type MovedPart = 'whole' | 'start' | 'end'

/** The dates that a record gets when a part of its bar is moved by some days; null where nothing changes. */
export function movedDates(record: Task | Commitment, part: MovedPart, days: number): NewDates | null {
  if (!isTask(record)) {
    const due = shifted(record.due, days)
    return due === record.due || part === 'start' ? null : { kind: 'commitment', id: record.id, due }
  }
  const start = part === 'end' ? record.start : shifted(record.start, days)
  const due = part === 'start' ? record.due : shifted(record.due, days)
  const kept = part === 'whole' ? { start, due } : inOrder({ start, due }, part)
  if (kept.start === record.start && kept.due === record.due) return null
  return { kind: 'task', id: record.id, ...(kept.start !== record.start && { start: kept.start }), ...(kept.due !== record.due && { due: kept.due }) }
}

/** One end stops at the other. */
function inOrder({ start, due }: { readonly start: PlanDate | null; readonly due: PlanDate | null }, part: 'start' | 'end'): { readonly start: PlanDate | null; readonly due: PlanDate | null } {
  const [from, to] = [start && firstDay(start), due && firstDay(due)]
  if (from === null || to === null || from <= to) return { start, due }
  return part === 'start' ? { start: due, due } : { start, due: start }
}

function shifted(date: PlanDate | null, days: number): PlanDate | null {
  return date === null ? null : shiftDate(date, days)
}

function isTask(record: Task | Commitment): record is Task {
  return 'milestone' in record
}
