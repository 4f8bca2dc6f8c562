import * as Y from 'yjs'
import { jsonOf, type Json } from '../commands/transact.ts'
import { linkKinds, type LinkKind } from '../schema/links.ts'
import { linkRoot, metaRoot, recordRoot } from '../schema/planDoc.ts'
import { recordKinds, type RecordKind } from '../schema/records.ts'

/** `clientID:clock`, Yjs's own name for one written value; the same on every device, for ever. */
export type EntryId = string

/** Where a value stands. */
export type Place =
  | { readonly on: 'record'; readonly kind: RecordKind; readonly id: string; readonly key: string }
  | { readonly on: 'link'; readonly kind: LinkKind; readonly key: string }
  | { readonly on: 'meta'; readonly key: string }

/** One value that somebody wrote. */
export interface Entry {
  readonly id: EntryId
  readonly clientId: number
  readonly clock: number
  readonly place: Place
  /** Undefined when it came without its value: its own device had overwritten it before it was sent. */
  readonly value: Json | undefined
  /** The entry that its writer saw standing there; null when there was none. */
  readonly origin: EntryId | null
}

/** What an update did to one place. */
export interface PlaceChange {
  readonly place: Place
  /** As Yjs orders them: the last one stands, unless an older one does. */
  readonly added: readonly Entry[]
  /** What stood there before the update; null when nothing ever did. */
  readonly before: Entry | null
  readonly stands: Entry
}

/** What an update brought. */
export interface Arrival {
  readonly changes: readonly PlaceChange[]
  /** All clocks that were new, of values and of everything else. */
  readonly clocks: readonly ClockRange[]
}

/**
 * Does `work`, which applies an update to the document, and says what that
 * added, also what arrived already overwritten and what it replaced.
 *
 * Read in the transaction that integrates the update: there an entry that loses
 * has found its place (in the update it has none, only the entry that it
 * follows), and Yjs has not yet forgotten the values of those that gave way.
 * @param doc opened with `openPlanDoc`
 */
export function readEntries(doc: Y.Doc, work: () => void): Arrival {
  const clocks: ClockRange[] = []
  const changes: PlaceChange[] = []
  const read = ({ beforeState, afterState }: Y.Transaction): void => {
    const added = [...afterState].map(([clientId, to]) => ({ clientId, from: beforeState.get(clientId) ?? 0, to })).filter(({ from, to }) => from < to)
    clocks.push(...added)
    changes.push(...changesIn(doc, added))
  }
  doc.on('afterTransaction', read)
  try {
    work()
  } finally {
    doc.off('afterTransaction', read)
  }
  return { changes, clocks }
}

/** The values that still stand, of those that were written in these ranges of clocks. */
export function standingEntries(doc: Y.Doc, ranges: Iterable<ClockRange>): Entry[] {
  const placeOf = placesIn(doc)
  const found: Entry[] = []
  for (const range of ranges) {
    for (const item of itemsBetween(doc, range)) {
      const place = item.deleted ? null : placeOf(item)
      if (place !== null) found.push(entryOf(item, place))
    }
  }
  return found
}

/** The value that stands in a field of a record; null where nothing does. */
export function standingEntry(doc: Y.Doc, kind: RecordKind, id: string, key: string): Entry | null {
  const item = recordRoot(doc, kind).get(id)?._map.get(key)
  return item === undefined || item.deleted ? null : entryOf(item, { on: 'record', kind, id, key })
}

/** Clocks of one clientID, from `from` up to but not including `to`. */
export interface ClockRange {
  readonly clientId: number
  readonly from: number
  readonly to: number
}

function changesIn(doc: Y.Doc, clocks: readonly ClockRange[]): PlaceChange[] {
  const placeOf = placesIn(doc)
  const added = new Map<Y.AbstractType<unknown>, Map<string, { readonly place: Place; readonly items: Set<Y.Item> }>>()
  for (const range of clocks) {
    for (const item of itemsBetween(doc, range)) {
      const place = placeOf(item)
      if (place === null) continue
      const parent = item.parent as Y.AbstractType<unknown>
      const keys = added.get(parent) ?? new Map<string, { place: Place; items: Set<Y.Item> }>()
      added.set(parent, keys)
      const known = keys.get(place.key)
      if (known === undefined) keys.set(place.key, { place, items: new Set([item]) })
      else known.items.add(item)
    }
  }
  return [...added].flatMap(([parent, keys]) => [...keys].map(([key, { place, items }]) => changeAt(parent._map.get(key)!, place, items)))
}

/** @param last of all entries of the place, which stands */
function changeAt(last: Y.Item, place: Place, items: ReadonlySet<Y.Item>): PlaceChange {
  const added: Entry[] = []
  let before: Y.Item | null = null
  for (let item: Y.Item | null = last; item !== null && (added.length < items.size || before === null); item = item.left) {
    if (items.has(item)) added.unshift(entryOf(item, place))
    else before ??= item
  }
  return { place, added, before: before && entryOf(before, place), stands: entryOf(last, place) }
}

function entryOf(item: Y.Item, place: Place): Entry {
  const { client, clock } = item.lastId
  const stored = item.content.getContent() as readonly unknown[]
  return {
    id: `${client}:${clock}`,
    clientId: client,
    clock,
    place,
    value: stored.length === 0 ? undefined : jsonOf(stored.at(-1)),
    origin: item.origin && `${item.origin.client}:${item.origin.clock}`,
  }
}

function* itemsBetween(doc: Y.Doc, { clientId, from, to }: ClockRange): Generator<Y.Item> {
  const structs = doc.store.clients.get(clientId)
  if (structs === undefined || from >= to) return
  for (let index = Y.findIndexSS(structs as Y.Item[], from); index < structs.length; index += 1) {
    const struct = structs[index]!
    if (struct.id.clock >= to) return
    if (struct instanceof Y.Item) yield struct
  }
}

type Root = { readonly on: 'meta' } | { readonly on: 'link'; readonly kind: LinkKind } | { readonly on: 'record'; readonly kind: RecordKind }

const rootsOf = new WeakMap<Y.Doc, ReadonlyMap<unknown, Root>>()

/** Says where an entry stands; null for a record as a whole, and for what Pacta does not read. */
function placesIn(doc: Y.Doc): (item: Y.Item) => Place | null {
  const roots = rootsOf.get(doc) ?? findRoots(doc)
  rootsOf.set(doc, roots)
  return ({ parent, parentSub: key }) => {
    if (key === null || !(parent instanceof Y.AbstractType)) return null
    const root = roots.get(parent)
    if (root !== undefined) return root.on === 'record' ? null : { ...root, key }
    const record = parent._item
    const recordsRoot = record === null || record.deleted ? undefined : roots.get(record.parent)
    if (recordsRoot?.on !== 'record' || record === null || record.parentSub === null) return null
    return { on: 'record', kind: recordsRoot.kind, id: record.parentSub, key }
  }
}

function findRoots(doc: Y.Doc): ReadonlyMap<unknown, Root> {
  return new Map<unknown, Root>([
    [metaRoot(doc), { on: 'meta' }],
    ...linkKinds.map((kind): [unknown, Root] => [linkRoot(doc, kind), { on: 'link', kind }]),
    ...recordKinds.map((kind): [unknown, Root] => [recordRoot(doc, kind), { on: 'record', kind }]),
  ])
}
