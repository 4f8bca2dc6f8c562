import { formatPlace, type ActivityEntry, type ActivityPage, type ActivityPerson } from '../../shared/review/activityEntry.ts'
import type { HttpProblem } from '../api/http.ts'
import type { Result } from '../../shared/result.ts'
import type { KeptActivity } from '../sync/deviceLog.ts'
import { fitsQuestion, type ActivityQuestion } from './activityFilter.ts'

/** What a list of activity shows, and where it is from. */
export interface ActivityList {
  readonly state: 'loading' | 'listed' | 'from-device' | 'unreachable' | 'failed'
  /** Newest first. */
  readonly entries: readonly ActivityEntry[]
  readonly people: readonly ActivityPerson[]
  /** From where to look further back; null at the end. */
  readonly older: string | null
  readonly isBehind: boolean
  /** Of the log; null before it is known. */
  readonly epoch: string | null
  /** When the server answered what is kept on the device, in milliseconds since 1970. */
  readonly keptAt: number | null
  /** The server's words where it refused. */
  readonly problem: string
}

export interface ActivitySources {
  readonly ask: (question: ActivityQuestion, before: string | null, limit: number) => Promise<Result<ActivityPage, HttpProblem>>
  readonly kept: () => Promise<KeptActivity | null>
  readonly keep: (page: ActivityPage) => Promise<void>
}

export const emptyActivity: ActivityList = { state: 'loading', entries: [], people: [], older: null, isBehind: false, epoch: null, keptAt: null, problem: '' }

/** One look at a page. */
const PAGE_ENTRIES = 50
/** A question that little fits is asked further back by itself, so often: then people decide. */
const LOOKS_MAX = 20

/** The newest entries: from the server, else what the device has kept of them. */
export async function loadActivityList(sources: ActivitySources, question: ActivityQuestion): Promise<ActivityList> {
  const found = await look(sources, question, null)
  if (found.ok) return { ...emptyActivity, ...found.value, state: 'listed' }
  if (found.problem.kind === 'refused') return { ...emptyActivity, state: 'failed', problem: found.problem.message }
  // A device without storage has kept nothing.
  const kept = await sources.kept().catch(() => null)
  if (kept === null) return { ...emptyActivity, state: 'unreachable' }
  const { epoch, people, at } = kept
  return { ...emptyActivity, state: 'from-device', epoch, people, keptAt: at, entries: kept.entries.filter((entry) => fitsQuestion(entry, question)) }
}

/** The list with what stands before it; as it was where the server cannot be asked. */
export async function loadOlder(sources: ActivitySources, question: ActivityQuestion, list: ActivityList): Promise<ActivityList> {
  if (list.older === null) return list
  const found = await look(sources, question, list.older)
  if (!found.ok) return list
  return { ...list, ...found.value, entries: [...list.entries, ...found.value.entries] }
}

/** The list with what was written since; loaded anew where that is more than a page, or from another log. */
export async function loadNewer(sources: ActivitySources, question: ActivityQuestion, list: ActivityList): Promise<ActivityList> {
  const newest = list.entries[0]
  if (list.state !== 'listed' || newest === undefined) return loadActivityList(sources, question)
  // The newest row again: a part of it may have been derived, or stood behind the page's end.
  const found = await sources.ask({ ...question, afterSeq: Math.max(question.afterSeq, newest.seq - 1) }, null, PAGE_ENTRIES)
  if (!found.ok) return list
  if (found.value.epoch !== list.epoch || found.value.older !== null) return loadActivityList(sources, question)
  void sources.keep(found.value).catch(() => undefined)
  const known = new Set(list.entries.map(formatPlace))
  const { people, isBehind } = found.value
  return { ...list, people, isBehind, entries: [...found.value.entries.filter((entry) => !known.has(formatPlace(entry))), ...list.entries] }
}

/** One page, or the end; the server looks at a bounded part of its log each time. */
async function look(sources: ActivitySources, question: ActivityQuestion, before: string | null) {
  const entries: ActivityEntry[] = []
  let from = before
  for (let looks = 1; ; looks += 1) {
    const answer = await sources.ask(question, from, PAGE_ENTRIES)
    if (!answer.ok) return answer
    // Nobody waits for the device here; what it does not take is not kept.
    void sources.keep(answer.value).catch(() => undefined)
    entries.push(...answer.value.entries)
    from = answer.value.older
    if (from === null || entries.length >= PAGE_ENTRIES || looks === LOOKS_MAX) {
      const { people, isBehind, epoch } = answer.value
      return { ok: true as const, value: { entries, people, older: from, isBehind, epoch } }
    }
  }
}
