import type * as Y from 'yjs'
import { isId } from '../ids.ts'
import { linkTables, parseLinkKey } from '../schema/links.ts'
import { recordRoot } from '../schema/planDoc.ts'
import { recordKinds, type RecordKind } from '../schema/records.ts'
import { collide, isSilent, sideOf, type Collision } from './collision.ts'
import { standingEntries, standingEntry, type Entry, type EntryId, type PlaceChange } from './entries.ts'
import type { Receipt, Receipts } from './receipts.ts'

/** An edit and an archiving on pages that are in sync cross each other within this; a slow connection takes a second. */
export const CROSSING_MS = 2_000

interface Circumstances {
  readonly receipt: Receipt
  readonly receipts: Receipts
  /** The row's own entries. */
  readonly added: ReadonlySet<EntryId>
}

/**
 * Edits of records, and links to records, that somebody else archived without
 * knowing of them, or before them without their writer knowing. Yjs does not
 * say who knew (they are entries of different places); the log does: what had
 * arrived behind the row up to which a device had read was unknown to it.
 */
export function archivedMeanwhile(doc: Y.Doc, changes: readonly PlaceChange[], circumstances: Circumstances): Collision[] {
  const standing = changes.filter(({ added, stands }) => added.some(({ id }) => id === stands.id)).map(({ stands }) => stands)
  return [...standing.flatMap((entry) => intoArchived(doc, entry, circumstances)), ...overEdits(doc, standing.filter(archives), circumstances)]
}

/** The entry arrives where something had been archived before. */
function intoArchived(doc: Y.Doc, entry: Entry, { receipt, receipts, added }: Circumstances): Collision[] {
  return concerned(doc, entry).flatMap(({ how, kind, id }) => {
    const archiving = standingEntry(doc, kind, id, 'archivedAt')
    if (archiving === null || !archives(archiving) || added.has(archiving.id) || archiving.clientId === entry.clientId) return []
    const earlier = receipts.of(archiving)
    return isUnknown(earlier, receipt) ? [collide(how, sideOf(entry, receipt), sideOf(archiving, earlier))] : []
  })
}

/** The archiving arrives where there were edits that it did not know. */
function overEdits(doc: Y.Doc, archivings: readonly Entry[], { receipt, receipts }: Circumstances): Collision[] {
  if (archivings.length === 0) return []
  const byRecord = new Map(archivings.flatMap((entry) => (entry.place.on === 'record' ? [[`${entry.place.kind} ${entry.place.id}`, entry] as const] : [])))
  return standingEntries(doc, receipts.unknownTo(receipt)).flatMap((entry) => concerned(doc, entry).flatMap(({ how, kind, id }) => {
    const archiving = byRecord.get(`${kind} ${id}`)
    if (archiving === undefined || archiving.clientId === entry.clientId) return []
    return [collide(how, sideOf(entry, receipts.of(entry)), sideOf(archiving, receipt))]
  }))
}

function isUnknown(earlier: Receipt, receipt: Receipt): boolean {
  if (!receipt.madeBeforeSync) return receipt.at - earlier.at <= CROSSING_MS
  return receipt.readSeq === undefined || earlier.seq > receipt.readSeq
}

function archives({ place, value }: Entry): boolean {
  return place.on === 'record' && place.key === 'archivedAt' && typeof value === 'string'
}

interface Concern {
  readonly how: 'archived' | 'link'
  readonly kind: RecordKind
  readonly id: string
}

/** The records that an entry edits or points to. */
function concerned(doc: Y.Doc, { place, value }: Entry): Concern[] {
  if (place.on === 'meta' || isSilent(place)) return []
  if (place.on === 'link') {
    const ends = value === null || value === undefined ? null : parseLinkKey(place.key)
    if (ends === null) return []
    const { from, to } = linkTables[place.kind]
    return [{ how: 'link', kind: from, id: ends.from }, ...to.map((kind): Concern => ({ how: 'link', kind, id: ends.to }))]
  }
  if (place.key === 'archivedAt') return []
  const target = typeof value === 'string' ? value : value === true ? place.key.slice(place.key.indexOf('/') + 1) : null
  const pointed = isId(target) ? recordKinds.filter((kind) => recordRoot(doc, kind).has(target)).map((kind): Concern => ({ how: 'link', kind, id: target })) : []
  return [{ how: 'archived', kind: place.kind, id: place.id }, ...pointed]
}
