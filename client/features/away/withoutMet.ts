import type { ActivityEntry } from '../../../shared/review/activityEntry.ts'
import type { Place } from '../../../shared/review/entries.ts'
import type { ToldCollision } from '../../../shared/review/toldCollision.ts'
import { parseLinkKey } from '../../../shared/schema/links.ts'

/** What others wrote that met nothing: what did stands side by side above, and need not be told twice. */
export function withoutMet(entries: readonly ActivityEntry[], told: readonly ToldCollision[]): ActivityEntry[] {
  const met = new Set(told.flatMap(({ gaveWay, stands }) => [gaveWay, stands]).flatMap(({ place, author, at }) => writtenAt(place).map((what) => `${what} ${author.id} ${at}`)))
  return entries.filter((entry) => !writtenBy(entry).some((what) => met.has(`${what} ${entry.by} ${entry.at}`)))
}

/** A move is one thing, however many values it takes. */
function writtenAt(place: Place): string[] {
  switch (place.on) {
    case 'record': return [`record ${place.kind} ${place.id} ${place.key}`, ...(isParent(place.kind, place.key) ? [`place ${place.id}`] : [])]
    case 'link': return [`link ${place.kind} ${place.key}`]
    case 'meta': return [`meta ${place.key}`]
  }
}

function writtenBy({ what, kind, recordId, key }: ActivityEntry): string[] {
  switch (what) {
    case 'record': return [`record ${kind} ${recordId} ${key}`, ...(key === 'order' ? [`place ${recordId}`] : [])]
    case 'link': return [`link ${kind} ${key}`, ...(kind === 'taskCommitment' ? [`place ${parseLinkKey(key ?? '')?.from}`] : [])]
    case 'meta': return [`meta ${key}`]
    // A record as a whole is in no collision.
    case 'created':
    case 'removed': return []
  }
}

function isParent(kind: string, key: string): boolean {
  return (kind === 'task' && key === 'parent') || (kind === 'commitment' && key === 'instrument')
}
