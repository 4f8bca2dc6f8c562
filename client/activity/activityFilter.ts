import { isId } from '../../shared/ids.ts'
import { isRecordKind, subjectOf, type ActivityEntry, type ActivitySubject } from '../../shared/review/activityEntry.ts'

/** What a page of activity shows; empty lists show everything. */
export interface ActivityFilter {
  readonly people: readonly string[]
  readonly kinds: readonly ActivitySubject['kind'][]
  readonly records: readonly string[]
  readonly time: ActivityTime | null
  /** Only what others did since my last visit. */
  readonly isNews: boolean
}

export const activityTimes = ['today', 'week', 'month', 'year'] as const
export type ActivityTime = (typeof activityTimes)[number]

export const noActivityFilter: ActivityFilter = { people: [], kinds: [], records: [], time: null, isNews: false }

const daysOf: Record<ActivityTime, number> = { today: 0, week: 7, month: 30, year: 365 }

type Query = Readonly<Record<string, string | null | undefined | readonly (string | null)[]>>

/** The filter that an address names; what it does not know is left out. */
export function activityFilterOfQuery(query: Query): ActivityFilter {
  const list = (name: string): string[] => (typeof query[name] === 'string' ? query[name].split(',').filter(Boolean) : [])
  const time = activityTimes.find((candidate) => candidate === query['time']) ?? null
  return {
    people: list('person'),
    kinds: list('kind').filter((kind): kind is ActivitySubject['kind'] => kind === 'plan' || isRecordKind(kind)),
    records: list('record').filter(isId),
    time,
    isNews: query['new'] === '1',
  }
}

/** The address's part for a filter; what is not asked for is undefined, so that it disappears from the address. */
export function queryOfActivityFilter({ people, kinds, records, time, isNews }: ActivityFilter): Record<'person' | 'kind' | 'record' | 'time' | 'new', string | undefined> {
  const joined = (values: readonly string[]): string | undefined => (values.length > 0 ? values.join(',') : undefined)
  return { person: joined(people), kind: joined(kinds), record: joined(records), time: time ?? undefined, new: isNews ? '1' : undefined }
}

export function isFilteringActivity(filter: ActivityFilter): boolean {
  return Object.values(queryOfActivityFilter(filter)).some((value) => value !== undefined)
}

/** Which entries, as the server is asked and as the device looks for them. */
export interface ActivityQuestion {
  readonly people: readonly string[]
  readonly kinds: readonly string[]
  readonly records: readonly string[]
  /** Milliseconds since 1970. */
  readonly from: number | null
  /** Rows of the log behind this one. */
  readonly afterSeq: number
  /** Not what this user did. */
  readonly except: string | null
}

/** @param visitSeq the log's place at the end of my last visit */
export function activityQuestion(filter: ActivityFilter, { nowMs, user, visitSeq }: { readonly nowMs: number; readonly user: string; readonly visitSeq: number | null }): ActivityQuestion {
  const { people, kinds, records, time, isNews } = filter
  return { people, kinds, records, from: time === null ? null : startOfDay(nowMs, daysOf[time]), afterSeq: isNews ? (visitSeq ?? 0) : 0, except: isNews ? user : null }
}

/** As the server answers it: for what this device has kept. */
export function fitsQuestion(entry: ActivityEntry, { people, kinds, records, from, afterSeq, except }: ActivityQuestion): boolean {
  const ends = entry.what === 'link' ? (entry.key ?? '').split('|') : [entry.recordId]
  return entry.seq > afterSeq
    && (from === null || entry.at >= from)
    && entry.by !== except
    && (people.length === 0 || people.includes(entry.by))
    && (kinds.length === 0 || kinds.includes(subjectOf(entry)?.kind ?? ''))
    && (records.length === 0 || ends.some((id) => id !== null && records.includes(id)))
}

/** Where the reader is: midnight of today, or of a day before it. */
function startOfDay(nowMs: number, daysBefore: number): number {
  const day = new Date(nowMs)
  day.setHours(0, 0, 0, 0)
  day.setDate(day.getDate() - daysBefore)
  return day.getTime()
}
