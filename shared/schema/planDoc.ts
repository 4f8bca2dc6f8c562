import * as Y from 'yjs'
import { linkKinds, type LinkKind } from './links.ts'
import { recordKinds, type RecordKind } from './records.ts'

/**
 * The roots of a plan's document. Only this file names them: Yjs throws when a
 * name is opened as another type than before.
 *
 * `meta` and one map per kind of link hold plain values; one map per kind of
 * record holds a map per record, made under a fresh random id in one
 * transaction (two clients that create the same nested key at once lose one
 * side's edits).
 */
export type RecordMap = Y.Map<unknown>

export function metaRoot(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('meta')
}

export function recordRoot(doc: Y.Doc, kind: RecordKind): Y.Map<RecordMap> {
  return doc.getMap(`records/${kind}`)
}

export function linkRoot(doc: Y.Doc, kind: LinkKind): Y.Map<unknown> {
  return doc.getMap(`links/${kind}`)
}

/** A document with every root opened under its type, so that nothing later opens one wrongly. */
export function openPlanDoc(doc: Y.Doc = new Y.Doc()): Y.Doc {
  metaRoot(doc)
  for (const kind of recordKinds) recordRoot(doc, kind)
  for (const kind of linkKinds) linkRoot(doc, kind)
  return doc
}
