import { HOUR_MS, type Moment } from './moments.ts'

const DAY_MS = 24 * HOUR_MS
const WEEK_MS = 7 * DAY_MS
/** 1 January 1970 was a Thursday; weeks begin on Monday. */
const FIRST_MONDAY_MS = 4 * DAY_MS

/** Moments of one period share a value, and a later period has another one. */
type PeriodOf = (at: number) => number | string

/**
 * How coarse moments of an age are kept, the oldest first. Each period is made
 * of whole periods of the level below (a month of the weeks that begin in it):
 * the last of a month is then the last of its week, day and hour, so that what
 * is kept today was kept yesterday, and nothing that was gone comes back.
 */
const levels: readonly { readonly fromAgeMs: number; readonly periodOf: PeriodOf }[] = [
  { fromAgeMs: 365 * DAY_MS, periodOf: (at) => new Date(weekStart(at)).toISOString().slice(0, 7) },
  { fromAgeMs: 30 * DAY_MS, periodOf: weekStart },
  { fromAgeMs: 7 * DAY_MS, periodOf: (at) => Math.floor(at / DAY_MS) },
  { fromAgeMs: DAY_MS, periodOf: (at) => Math.floor(at / HOUR_MS) },
]

/**
 * The automatic versions of a plan: every moment of the last day, then the last
 * of each hour, after a week of each day, after a month of each week, after a
 * year of each month. Whoever wrote up to a moment that is left out counts for the next one.
 * @param moments in the order of the log
 * @param nowMs milliseconds since 1970
 */
export function thinMoments(moments: readonly Moment[], nowMs: number): readonly Moment[] {
  const kept: Moment[] = []
  let people = new Set<string>()
  moments.forEach((moment, index) => {
    for (const person of moment.people) people.add(person)
    if (isFollowed(moment, moments[index + 1], nowMs)) return
    kept.push({ ...moment, people: [...people] })
    people = new Set()
  })
  return kept
}

/** Whether a later moment stands for this one. */
function isFollowed({ at }: Moment, next: Moment | undefined, nowMs: number): boolean {
  const level = levels.find(({ fromAgeMs }) => nowMs - at >= fromAgeMs)
  return level !== undefined && next !== undefined && level.periodOf(next.at) === level.periodOf(at)
}

function weekStart(at: number): number {
  return Math.floor((at - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS + FIRST_MONDAY_MS
}
