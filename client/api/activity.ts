import type { ActivityPage } from '../../shared/review/activityEntry.ts'
import { request, type Answer } from './http.ts'

/** As the server is asked. Empty lists and nulls are left out. */
export interface AskedActivity {
  readonly people: readonly string[]
  readonly kinds: readonly string[]
  readonly records: readonly string[]
  readonly from: number | null
  readonly afterSeq: number
  readonly except: string | null
  /** The place from which to look further back. */
  readonly before: string | null
  readonly limit: number
}

/** Apart from `http`, since only pages of activity ask it. `except` can be nobody but the asker. */
export function readActivity(planId: string, asked: AskedActivity): Answer<ActivityPage> {
  const { people, kinds, records, from, afterSeq, except, before, limit } = asked
  const query = new URLSearchParams({ limit: String(limit) })
  const lists = { person: people, kind: kinds, record: records }
  for (const [name, values] of Object.entries(lists)) if (values.length > 0) query.set(name, values.join(','))
  if (from !== null) query.set('from', String(from))
  if (afterSeq > 0) query.set('after', String(afterSeq))
  if (except !== null) query.set('others', '1')
  if (before !== null) query.set('before', before)
  return request('GET', `/api/plans/${encodeURIComponent(planId)}/activity?${query.toString()}`)
}
