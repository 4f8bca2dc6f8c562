import type * as Y from 'yjs'
import { archivedMeanwhile } from './archivedMeanwhile.ts'
import { closedCycles } from './closedCycles.ts'
import { clientIdOf, collide, isSilent, sideOf, type Collision, type Side } from './collision.ts'
import type { Entry, EntryId, Place, PlaceChange } from './entries.ts'
import type { Receipt, Receipts } from './receipts.ts'

/** What one row of the log does to the review. */
export interface RowReview {
  readonly found: readonly Collision[]
  /** What becomes of a collision that an earlier row made; null when this row has settled it. */
  goOn(collision: Collision): Collision | null
  /** Entries that somebody overwrote knowingly: the collisions in which they take part go on as `goOn` says. */
  readonly overwritten: readonly EntryId[]
}

/**
 * Finds what a row collides with.
 *
 * A value is overwritten knowingly by the entry that names it as its origin:
 * that is what its writer saw. So of all values of a field those matter that
 * are nobody's origin, and each but the one that stands gave way to somebody
 * who had not seen it. Several values that one person wrote one after the other
 * are a chain of origins, of which the last remains.
 * @param doc with the row applied
 * @param changes what `readEntries` said of it
 */
export function reviewRow(doc: Y.Doc, changes: readonly PlaceChange[], receipt: Receipt, receipts: Receipts): RowReview {
  const followers = followersIn(changes)
  const decided = decidedIn(changes)
  const added = new Set(changes.flatMap((change) => change.added.map(({ id }) => id)))
  const sides = (entry: Entry): Side => sideOf(entry, added.has(entry.id) ? receipt : receipts.of(entry))
  const fields = changes.flatMap((change) => gaveWayAt(change, followers).map((gaveWay) =>
    collide(isOfPlace(change.place) ? 'moved' : 'field', sides(gaveWay), sides(change.stands))))
  return {
    found: [...fields, ...archivedMeanwhile(doc, changes, { receipt, receipts, added }), ...closedCycles(doc, changes, { sides, added })],
    overwritten: [...followers.keys()],
    // What a decision changes does not make it forgotten: its reason is still to be read, and undoing it opens it again.
    goOn: (collision) => (decided.has(collision.id) ? collision : goOn(collision, followers, receipt)),
  }
}

/** Ids of the collisions that the row decides. */
function decidedIn(changes: readonly PlaceChange[]): ReadonlySet<unknown> {
  const isDecision = ({ place }: PlaceChange): boolean => place.on === 'record' && place.kind === 'collisionDecision' && place.key === 'collision'
  return new Set(changes.filter(isDecision).map(({ stands }) => stands.value))
}

function isOfPlace(place: Place): boolean {
  return place.on === 'record' && ((place.kind === 'task' && place.key === 'parent') || (place.kind === 'commitment' && place.key === 'instrument'))
}

/** Of each entry that was overwritten knowingly: by which ones. */
type Followers = ReadonlyMap<EntryId, readonly Entry[]>

function followersIn(changes: readonly PlaceChange[]): Followers {
  const followers = new Map<EntryId, Entry[]>()
  for (const { added } of changes) {
    for (const entry of added) {
      if (entry.origin === null) continue
      const known = followers.get(entry.origin)
      if (known === undefined) followers.set(entry.origin, [entry])
      else known.push(entry)
    }
  }
  return followers
}

/** What does not stand although nobody overwrote it knowingly. What came without its value has nothing to be shown. */
function gaveWayAt({ place, added, before, stands }: PlaceChange, followers: Followers): readonly Entry[] {
  if (isSilent(place)) return []
  const touched = before === null ? added : [before, ...added]
  return touched.filter((entry) => entry.id !== stands.id && entry.value !== undefined && !followers.has(entry.id))
}

function goOn(collision: Collision, followers: Followers, receipt: Receipt): Collision | null {
  const { kind, gaveWay, stands } = collision
  if (followers.has(gaveWay.entry)) return null
  if (!followers.has(stands.entry)) return collision
  if (kind !== 'field' && kind !== 'moved') return null
  const last = endOfRun(stands, followers, receipt)
  return last.entry === stands.entry ? collision : collide(kind, gaveWay, last)
}

/**
 * The last of what one person had written before they were in sync, which
 * arrives as one row per edit: that is the value they meant. What they write
 * later, after the others' work has reached them, is another matter.
 */
function endOfRun(stands: Side, followers: Followers, receipt: Receipt): Side {
  if (!receipt.madeBeforeSync || !stands.madeBeforeSync || receipt.connectionId !== stands.connectionId) return stands
  let last = stands
  for (;;) {
    const next = followers.get(last.entry)?.find((entry) => entry.value !== undefined && (entry.clientId === clientIdOf(last) || !receipt.isRelay))
    if (next === undefined) return last
    last = sideOf(next, receipt)
  }
}
