import type { ActivityEntry } from '../../shared/review/activityEntry.ts'
import type { Cursor } from '../../shared/protocol/cursor.ts'
import { fitsQuestion, type ActivityQuestion } from './activityFilter.ts'
import type { ActivityList, ActivitySources } from './activityList.ts'

/** Of one look: what is told beyond it is "more than". */
const NEWS_ENTRIES_MAX = 200

export interface News {
  /** What others wrote since my last visit, newest first. */
  readonly entries: readonly ActivityEntry[]
  readonly people: ActivityList['people']
  /** There is more than the entries. */
  readonly isMore: boolean
  /** The server has not derived everything yet: asked again later, there may be more. */
  readonly isBehind: boolean
}

/**
 * What others have written since a visit: from the server, else as far as this
 * device has it. Null when nobody can say: no answer and nothing kept, or the
 * server's log is another one since.
 */
export async function readNews(sources: ActivitySources, visit: Cursor, user: string, looksMax = 1): Promise<News | null> {
  const question: ActivityQuestion = { people: [], kinds: [], records: [], from: null, afterSeq: visit.seq, except: user }
  const entries: ActivityEntry[] = []
  let before: string | null = null
  for (let looks = 1; ; looks += 1) {
    const answer = await sources.ask(question, before, NEWS_ENTRIES_MAX)
    if (!answer.ok) return entries.length > 0 || answer.problem.kind === 'refused' ? null : newsOfDevice(sources, question, visit)
    if (answer.value.epoch !== visit.epoch) return null
    entries.push(...answer.value.entries)
    before = answer.value.older
    void sources.keep(answer.value).catch(() => undefined)
    if (before === null || looks === looksMax) return { entries, people: answer.value.people, isMore: before !== null, isBehind: answer.value.isBehind }
  }
}

async function newsOfDevice(sources: ActivitySources, question: ActivityQuestion, visit: Cursor): Promise<News | null> {
  const kept = await sources.kept().catch(() => null)
  if (kept === null || kept.epoch !== visit.epoch) return null
  return { entries: kept.entries.filter((entry) => fitsQuestion(entry, question)), people: kept.people, isMore: false, isBehind: false }
}
