import * as Y from 'yjs'
import { jsonOf, type Json } from '../commands/transact.ts'
import { linkKinds, type LinkKind } from '../schema/links.ts'
import { linkRoot, metaRoot, recordRoot } from '../schema/planDoc.ts'
import { recordKinds, type RecordKind } from '../schema/records.ts'

/**
 * One value that an update put into a plan: what a command calls a `Change`,
 * seen from the outside. `before` is what stood there until then, on the
 * document that the update was applied to. What was overwritten before it
 * arrived (somebody else's concurrent write stands) is not among them: it never
 * stood in the plan.
 */
export type WrittenValue = Written & {
  /**
   * Under which clientID it was written, so that the log can say by whom; null
   * when a value was removed, which leaves no trace of who did it.
   */
  readonly clientId: number | null
}

type Written =
  | { readonly on: 'record'; readonly kind: RecordKind; readonly id: string; readonly key: string; readonly before: Json; readonly after: Json }
  /** A new record, with all that it had at the end of the update. */
  | { readonly on: 'created'; readonly kind: RecordKind; readonly id: string; readonly after: Json }
  /** No command of ours does that; a foreign program may have. */
  | { readonly on: 'removed'; readonly kind: RecordKind; readonly id: string }
  | { readonly on: 'link'; readonly kind: LinkKind; readonly key: string; readonly before: Json; readonly after: Json }
  | { readonly on: 'meta'; readonly key: string; readonly before: Json; readonly after: Json }

/**
 * Applies an update to a plan's document and says what it wrote, in the order
 * in which each clientID wrote. The same document and update give the same
 * list, however the document came about.
 * Throws when Yjs cannot read or integrate the update; the document is of no
 * use then. An update that needs others first is left pending in it.
 * @param doc opened with `openPlanDoc`
 * @param update in V1 encoding
 */
export function applyAndRead(doc: Y.Doc, update: Uint8Array): WrittenValue[] {
  const found: Found[] = []
  const read = (transaction: Y.Transaction): void => void found.push(...valuesOf(doc, transaction))
  // Called before Yjs forgets the values that were replaced.
  doc.on('afterTransaction', read)
  try {
    Y.applyUpdate(doc, update)
  } finally {
    doc.off('afterTransaction', read)
  }
  return found.sort(byClock).map(({ item, isRemoval, written }) => ({ ...written, clientId: isRemoval ? null : item.id.client }))
}

interface Found {
  /** Yjs's own entry for the value. */
  readonly item: Y.Item
  readonly isRemoval: boolean
  readonly written: Written
}

interface KeyChange {
  readonly key: string
  readonly item: Y.Item
  readonly isRemoval: boolean
  readonly before: Json
  /** As it is stored; undefined when it was removed. */
  readonly stored: unknown
}

function valuesOf(doc: Y.Doc, transaction: Y.Transaction): Found[] {
  const eventsOf = (root: unknown): readonly Y.YEvent<Y.AbstractType<unknown>>[] =>
    (transaction.changedParentTypes as unknown as ReadonlyMap<unknown, Y.YEvent<Y.AbstractType<unknown>>[]>).get(root) ?? []

  const meta = eventsOf(metaRoot(doc)).flatMap(keyChanges).map((change) => found(change, { on: 'meta', ...valueOf(change) }))
  const links = linkKinds.flatMap((kind) =>
    eventsOf(linkRoot(doc, kind)).flatMap(keyChanges).map((change) => found(change, { on: 'link', kind, ...valueOf(change) })))
  const records = recordKinds.flatMap((kind) => {
    const root = recordRoot(doc, kind)
    return eventsOf(root).flatMap((event) => {
      if (event.target === (root as unknown)) return keyChanges(event).map((change) => found(change, wholeRecord(kind, change)))
      const record = event.target._item
      // Types within a field are nothing that Pacta reads.
      if (record === null || record.deleted || record.parentSub === null || event.target.parent !== (root as unknown)) return []
      const id = record.parentSub
      return keyChanges(event).map((change) => found(change, { on: 'record', kind, id, ...valueOf(change) }))
    })
  })
  return [...meta, ...records, ...links]
}

/** What one person wrote to a key, value after value: a device that was offline sends many edits as one update. */
function keyChanges(event: Y.YEvent<Y.AbstractType<unknown>>): KeyChange[] {
  return [...event.keys].flatMap(([key, { action, oldValue }]) => {
    const item = event.target._map.get(key)
    if (item === undefined) return []
    if (action === 'delete') return [{ key, item, isRemoval: true, before: jsonOf(oldValue), stored: undefined }]
    let before = jsonOf(oldValue)
    return ownChain(event, item).flatMap((link) => valuesIn(link).map((stored): KeyChange => {
      const change = { key, item: link, isRemoval: false, before, stored }
      before = jsonOf(stored)
      return change
    }))
  })
}

/** The entries of this update by which its writer came to the value that stands now, oldest first. Others' concurrent ones never stood here. */
function ownChain(event: Y.YEvent<Y.AbstractType<unknown>>, last: Y.Item): Y.Item[] {
  const chain = [last]
  for (let item = last; ; ) {
    const { left, origin } = item
    const isOwn = left !== null && left.id.client === item.id.client && origin !== null && Y.compareIDs(origin, left.lastId)
    // An entry that was forgotten before it was sent says nothing any more.
    if (!isOwn || !event.adds(left) || left.content instanceof Y.ContentDeleted) return chain
    chain.unshift(left)
    item = left
  }
}

/** Entries of a key that follow one another may have become one. */
function valuesIn({ content, deleted }: Y.Item): readonly unknown[] {
  const values = content.getContent()
  return deleted ? values : values.slice(-1)
}

function valueOf({ key, before, stored }: KeyChange): { readonly key: string; readonly before: Json; readonly after: Json } {
  return { key, before, after: jsonOf(stored) }
}

function wholeRecord(kind: RecordKind, { key: id, isRemoval, stored }: KeyChange): Written {
  if (isRemoval) return { on: 'removed', kind, id }
  const fields = stored instanceof Y.Map ? [...stored.entries()].map(([name, value]): [string, Json] => [name, jsonOf(value)]) : []
  return { on: 'created', kind, id, after: Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1))) }
}

function found({ item, isRemoval }: KeyChange, written: Written): Found {
  return { item, isRemoval, written }
}

function byClock(a: Found, b: Found): number {
  return a.item.id.client - b.item.id.client || a.item.id.clock - b.item.id.clock
}
