import type { Json } from '../../../shared/commands/transact.ts'
import { holds } from '../../../shared/queries/holds.ts'
import type { ReviewedCollision } from '../../../shared/queries/openCollisions.ts'
import { planSubject, type ActivitySubject } from '../../../shared/review/activityEntry.ts'
import type { Place } from '../../../shared/review/entries.ts'
import type { ToldCollision, ToldSide } from '../../../shared/review/toldCollision.ts'
import type { PlanRecords } from '../../../shared/schema/decode.ts'
import { fieldOfKey } from '../../../shared/schema/decode.ts'
import { linkTables, parseLinkKey } from '../../../shared/schema/links.ts'
import { isLong } from '../../activity/statements.ts'

/** One thing to decide, as the page draws it. */
export interface CollisionRow extends Pick<ReviewedCollision, 'id' | 'kind' | 'collisions' | 'mine' | 'state' | 'decision'> {
  /** What it is about; null for what this version does not know. */
  readonly subject: ActivitySubject | null
  readonly field: FieldName | null
  /** Mine first; between others, what gave way. */
  readonly sides: readonly [RowSide, RowSide]
  /** What stands instead of both: somebody has changed it since. */
  readonly now: RowItem | null
}

export interface RowSide {
  readonly which: 'gave-way' | 'stands'
  readonly author: ToldSide['author']
  readonly isMine: boolean
  readonly at: number
  readonly madeBeforeSync: boolean
  /** The device's own word on when, as an ISO instant: only archiving carries it. */
  readonly deviceTime: string | null
  readonly standsNow: boolean
  /** One, but for a record that one edited in several places while the other archived it. */
  readonly items: readonly RowItem[]
}

/** A value as it is drawn. `text`: too long for a line, shown with what only this side has. */
export interface RowItem {
  readonly how: 'value' | 'text' | 'member' | 'place' | 'archived' | 'restored' | 'linked' | 'unlinked'
  readonly subject: ActivitySubject | null
  readonly field: FieldName | null
  readonly value: Json
  /** Another record that it names. */
  readonly other: string | null
  /** Too long to be kept by the server. */
  readonly isCut: boolean
}

export interface FieldName {
  readonly name: string
  readonly entry: string | null
}

export function collisionRow(plan: PlanRecords, reviewed: ReviewedCollision): CollisionRow {
  const { id, kind, collisions, mine, state, decision } = reviewed
  const first = collisions[0]!
  const gaveWay = sideOf(plan, reviewed, 'gave-way')
  const stands = sideOf(plan, reviewed, 'stands')
  const place = kind === 'archived' || kind === 'link' ? first.stands.place : first.gaveWay.place
  const isOwn = kind === 'field' || kind === 'moved'
  return {
    id, kind, collisions, mine, state, decision,
    subject: subjectOfPlace(place),
    field: fieldOfPlace(place),
    sides: mine === 'stands' ? [stands, gaveWay] : [gaveWay, stands],
    now: isOwn && !gaveWay.standsNow && !stands.standsNow ? itemNow(plan, place) : null,
  }
}

/** Nothing can be put back of which the server has kept only the beginning. */
export function canPutBack({ kind, collisions }: Pick<CollisionRow, 'kind' | 'collisions'>): boolean {
  return (kind !== 'field' && kind !== 'moved') || collisions.every(({ gaveWay }) => !gaveWay.isCut)
}

function sideOf(plan: PlanRecords, { kind, collisions, mine, state }: ReviewedCollision, which: RowSide['which']): RowSide {
  const told = collisions.map((collision) => (which === 'stands' ? collision.stands : collision.gaveWay))
  const side = told[0]!
  // What one archived is one thing, however much it hides.
  const shown = (kind === 'archived' || kind === 'link') && which === 'stands' ? told.slice(0, 1) : told
  const archivedAt = side.place.on === 'record' && side.place.key === 'archivedAt' ? side.value : null
  return {
    which, author: side.author, at: Math.max(...told.map(({ at }) => at)), madeBeforeSync: side.madeBeforeSync,
    isMine: mine === which,
    deviceTime: typeof archivedAt === 'string' && !Number.isNaN(Date.parse(archivedAt)) ? archivedAt : null,
    standsNow: isStanding(plan, collisions[0]!, which, state),
    items: shown.map(itemOf),
  }
}

function isStanding(plan: PlanRecords, { kind, gaveWay, stands }: ToldCollision, which: RowSide['which'], state: ReviewedCollision['state']): boolean {
  const isHeld = ({ place, value, isCut }: ToldSide): boolean => !isCut && holds(plan, place, value)
  // Of a circle both are in the document, and the outline follows one.
  if (kind === 'cycle') return which === 'stands' ? isHeld(stands) : state !== 'open' && isHeld(gaveWay) && !isHeld(stands)
  if (which === 'stands') return stands.isCut ? !isHeld(gaveWay) : isHeld(stands)
  return kind === 'archived' || kind === 'link' ? !isHeld(stands) : isHeld(gaveWay)
}

function itemOf({ place, value, isCut }: Pick<ToldSide, 'place' | 'value' | 'isCut'>): RowItem {
  const item: RowItem = { how: 'value', subject: subjectOfPlace(place), field: fieldOfPlace(place), value, other: null, isCut }
  if (place.on === 'link') return { ...item, how: value === null ? 'unlinked' : 'linked', other: parseLinkKey(place.key)?.to ?? null }
  const { name, entry } = item.field ?? { name: '', entry: null }
  if (place.on === 'record' && name === 'archivedAt') return { ...item, how: value === null ? 'restored' : 'archived' }
  if (isPlace(place)) return { ...item, how: 'place', other: typeof value === 'string' ? value : null }
  if (entry !== null && (value === true || value === null)) return { ...item, how: 'member' }
  return { ...item, how: entry === null && isLong(name, value) ? 'text' : 'value' }
}

function itemNow(plan: PlanRecords, place: Place): RowItem | null {
  const name = fieldOfKey(place.key)
  if (place.on === 'link' || name !== place.key) return null
  const holder = place.on === 'meta' ? plan.meta : (plan.records[place.kind] as ReadonlyMap<string, object>).get(place.id)
  const value = (holder as Readonly<Record<string, Json>> | undefined)?.[name]
  return value === undefined ? null : itemOf({ place, value, isCut: false })
}

function isPlace(place: Place): boolean {
  return place.on === 'record' && ((place.kind === 'task' && place.key === 'parent') || (place.kind === 'commitment' && place.key === 'instrument'))
}

function subjectOfPlace(place: Place): ActivitySubject | null {
  switch (place.on) {
    case 'meta': return planSubject
    case 'record': return { kind: place.kind, id: place.id }
    case 'link': {
      const ends = parseLinkKey(place.key)
      return ends && { kind: linkTables[place.kind].from, id: ends.from }
    }
  }
}

function fieldOfPlace(place: Place): FieldName | null {
  if (place.on === 'link') return null
  const name = fieldOfKey(place.key)
  return { name, entry: name === place.key ? null : place.key.slice(name.length + 1) }
}
