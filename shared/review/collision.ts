import { isSameJson, type Json } from '../commands/transact.ts'
import type { EntryId, Entry, Place } from './entries.ts'
import type { Receipt } from './receipts.ts'

/**
 * How two people's work met without either knowing of the other's.
 *
 * `field`: both wrote one value. `moved`: both gave one record another place.
 * `cycle`: each put the other's task below their own. `archived`: one edited
 * what the other archived. `link`: one linked to what the other archived.
 */
export type CollisionKind = 'field' | 'moved' | 'cycle' | 'archived' | 'link'

/** One of the two values, and how it came. */
export interface Side extends Pick<Receipt, 'seq' | 'at' | 'userId' | 'connectionId' | 'madeBeforeSync'> {
  readonly entry: EntryId
  readonly place: Place
  /** Null where it is longer than what is kept; `isCut` says so. */
  readonly value: Json
  readonly isCut: boolean
}

/**
 * `gaveWay` is what is not shown because `stands` is. Of `archived` and `link`
 * it is the edit or the link, which `stands` (the archiving) hides; of `cycle`
 * the move that the outline does not follow.
 */
export interface Collision {
  /** Made of its two entries: a rebuild, and another device, name it the same. */
  readonly id: string
  readonly kind: CollisionKind
  readonly gaveWay: Side
  readonly stands: Side
}

/** A source's text can have millions of letters; nobody decides between two by reading them here. */
const VALUE_JSON_LENGTH_MAX = 200_000

export function collide(kind: CollisionKind, gaveWay: Side, stands: Side): Collision {
  return { id: `${gaveWay.entry}~${stands.entry}`, kind, gaveWay, stands }
}

export function sideOf({ id, place, value = null }: Entry, { seq, at, userId, connectionId, madeBeforeSync }: Receipt): Side {
  const isCut = JSON.stringify(value).length > VALUE_JSON_LENGTH_MAX
  return { entry: id, place, value: isCut ? null : value, isCut, seq, at, userId, connectionId, madeBeforeSync }
}

export function clientIdOf({ entry }: Side): number {
  return Number(entry.slice(0, entry.indexOf(':')))
}

/** Nothing to decide: both wanted the same. Two people who archive one record at different times do. */
export function wantTheSame({ kind, gaveWay, stands }: Collision): boolean {
  if (kind !== 'field' && kind !== 'moved') return false
  if (gaveWay.isCut || stands.isCut) return false
  if (gaveWay.place.key === 'archivedAt' && gaveWay.place.on === 'record') return (gaveWay.value === null) === (stands.value === null)
  return isSameJson(gaveWay.value, stands.value)
}

/** Where a record stands among others is no value: two orders are both kept as well as they can be. */
const silentKeys: readonly string[] = ['order', 'createdAt']

/** Two people who write it at once need not be asked. */
export function isSilent(place: Place): boolean {
  return place.on === 'record' && silentKeys.includes(place.key)
}
