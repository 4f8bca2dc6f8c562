import type { Cursor } from '../../shared/protocol/cursor.ts'
import { subjectOf, type ActivityEntry } from '../../shared/review/activityEntry.ts'
import { parseLinkKey } from '../../shared/schema/links.ts'
import { activitySources } from './activitySources.ts'
import { readNews } from './news.ts'

/** A thousand changes are a plan to look at as a whole. */
const LOOKS_MAX = 5

/** The records that the outline marks as changed by others since a visit; null when nobody can say. */
export async function changedRecords(planId: string, user: string, visit: Cursor): Promise<{ readonly ids: ReadonlySet<string>; readonly isBehind: boolean } | null> {
  const news = await readNews(activitySources(planId, user), visit, user, LOOKS_MAX)
  return news && { ids: new Set(news.entries.flatMap(recordsOf)), isBehind: news.isBehind }
}

/** Those that were written to, and those that something new hangs on. */
export function recordsOf(entry: ActivityEntry): string[] {
  const { what, key, after } = entry
  const linked = what === 'link' ? parseLinkKey(key ?? '')?.to : undefined
  const fields = what === 'created' && typeof after === 'object' && after !== null ? (after as { readonly commitment?: unknown }) : {}
  return [subjectOf(entry)?.id, linked, fields.commitment].filter((id): id is string => typeof id === 'string')
}
