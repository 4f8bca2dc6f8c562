import type { ActivityEntry } from '../../../shared/review/activityEntry.ts'
import type { Place } from '../../../shared/review/entries.ts'
import type { ToldCollision } from '../../../shared/review/toldCollision.ts'

/** What others wrote that met nothing: what did stands side by side above, and need not be told twice. */
export function withoutMet(entries: readonly ActivityEntry[], told: readonly ToldCollision[]): ActivityEntry[] {
  const met = new Set(told.flatMap(({ gaveWay, stands }) => [gaveWay, stands]).map(({ place, author, at }) => `${placeKey(place)} ${author.id} ${at}`))
  return entries.filter((entry) => !met.has(`${entryKey(entry)} ${entry.by} ${entry.at}`))
}

function placeKey(place: Place): string {
  switch (place.on) {
    case 'record': return `record ${place.kind} ${place.id} ${place.key}`
    case 'link': return `link ${place.kind} ${place.key}`
    case 'meta': return `meta ${place.key}`
  }
}

function entryKey({ what, kind, recordId, key }: ActivityEntry): string {
  switch (what) {
    case 'record': return `record ${kind} ${recordId} ${key}`
    case 'link': return `link ${kind} ${key}`
    case 'meta': return `meta ${key}`
    // A record as a whole is in no collision.
    case 'created':
    case 'removed': return what
  }
}
