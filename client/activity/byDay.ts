import type { ActivityGroup } from '../../shared/review/groupActivity.ts'
import { startOfDay } from './useInstants.ts'

export interface ActivityDay {
  /** Its midnight where the reader is, in milliseconds since 1970. */
  readonly atMs: number
  readonly groups: readonly ActivityGroup[]
}

/** Days in the order of their groups. A clock that was set back does not tear a day apart more often than it must. */
export function byDay(groups: readonly ActivityGroup[]): ActivityDay[] {
  const days: { atMs: number; groups: ActivityGroup[] }[] = []
  for (const group of groups) {
    const atMs = startOfDay(group.at)
    const last = days.at(-1)
    // Rows are in the order of the log: what seems later than its day stays where it stands.
    if (last && last.atMs <= atMs) last.groups.push(group)
    else days.push({ atMs, groups: [group] })
  }
  return days
}
