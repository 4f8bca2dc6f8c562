import type * as Y from 'yjs'
import { decodeLink, decodeMeta, decodeRecord, type PlanRecords } from '../../shared/schema/decode.ts'
import { linkKinds } from '../../shared/schema/links.ts'
import { linkRoot, metaRoot, recordRoot } from '../../shared/schema/planDoc.ts'
import { recordKinds } from '../../shared/schema/records.ts'
import { isEqual } from './isEqual.ts'

/** So many records take a slow device a few milliseconds. */
const AT_ONCE = 100

/**
 * Decodes a document that nobody writes to meanwhile, with pauses in which the
 * page can answer. What equals an entry of `shown` is that same object: to
 * compare two large plans in one piece would block a frame.
 */
export async function decodeGradually(doc: Y.Doc, pause: () => Promise<void>, shown?: PlanRecords): Promise<PlanRecords> {
  let count = 0

  async function decodeAll<Stored>(
    root: Y.Map<Stored>, before: ReadonlyMap<string, unknown> | undefined, decode: (key: string, stored: Stored | undefined) => unknown,
  ): Promise<Map<string, unknown>> {
    const decoded = new Map<string, unknown>()
    for (const key of root.keys()) {
      const found = decode(key, root.get(key))
      const same = before?.get(key)
      if (found) decoded.set(key, isEqual(found, same) ? same : found)
      count += 1
      if (count % AT_ONCE === 0) await pause()
    }
    return decoded
  }

  const records: Record<string, Map<string, unknown>> = {}
  for (const kind of recordKinds) records[kind] = await decodeAll(recordRoot(doc, kind), shown?.records[kind], (id, stored) => decodeRecord(kind, id, stored))
  const links: Record<string, Map<string, unknown>> = {}
  for (const kind of linkKinds) links[kind] = await decodeAll(linkRoot(doc, kind), shown?.links[kind], (key, stored) => decodeLink(kind, key, stored))
  return { meta: decodeMeta(metaRoot(doc)), records, links } as unknown as PlanRecords
}
