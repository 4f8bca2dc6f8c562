import { decodeLink, type PlanRecords } from '../../shared/schema/decode.ts'
import { linkKinds, type LinkKind } from '../../shared/schema/links.ts'
import { recordKinds, recordTables } from '../../shared/schema/records.ts'
import { checksum } from './checksum.ts'

/**
 * A plan's records as they were last shown, in parts of JSON, so that a large
 * plan can be looked at before its document has loaded. It is a picture, not
 * the plan: it may be a few seconds older than the document, nothing is written
 * on it, and the document's records take its place.
 */
export type StoredProjection = ReadonlyMap<string, string>

/** Each change rewrites the parts of the records that it touched: of 10,000 records, some 300 each. */
const PART_COUNT = 32
const META = 'meta'

export const allParts: readonly number[] = Array.from({ length: PART_COUNT }, (_, part) => part)
/** As they are stored. */
export const partNames: readonly string[] = [META, ...allParts.map(String)]

/** The part in which a record (by its id) stands, and a link (by its key) with the record that it begins at. */
export function partOf(key: string): number {
  // Ids are random: their first letters spread well.
  return (key.charCodeAt(0) * 31 + key.charCodeAt(1)) % PART_COUNT
}

/** Writes some parts of a plan, and always what is not of one record. */
export async function writeProjection(plan: PlanRecords, parts: ReadonlySet<number>, pause: () => Promise<void>): Promise<StoredProjection> {
  const found = new Map([...parts].map((part) => [part, { records: [] as unknown[][], links: [] as unknown[][] }]))
  for (const kind of recordKinds) {
    for (const [id, record] of plan.records[kind]) found.get(partOf(id))?.records.push([kind, record])
  }
  for (const kind of linkKinds) {
    for (const [key, link] of plan.links[kind]) found.get(partOf(key))?.links.push([kind, key, link.value])
  }
  const written = new Map([[META, JSON.stringify({ shape, meta: plan.meta })]])
  for (const [part, content] of found) {
    await pause()
    written.set(String(part), JSON.stringify({ shape, ...content }))
  }
  return written
}

/** Null when a part is missing, damaged, or of a version with other fields. */
export async function readProjection(stored: StoredProjection, pause: () => Promise<void>): Promise<PlanRecords | null> {
  try {
    const { meta } = parse(stored.get(META)) as { meta: PlanRecords['meta'] }
    const records = Object.fromEntries(recordKinds.map((kind) => [kind, new Map<string, unknown>()]))
    const links = Object.fromEntries(linkKinds.map((kind) => [kind, new Map<string, unknown>()]))
    for (const part of allParts) {
      const content = parse(stored.get(String(part))) as { records: [string, { id: string }][]; links: [LinkKind, string, unknown][] }
      for (const [kind, record] of content.records) records[kind]!.set(record.id, Object.freeze(record))
      for (const [kind, key, value] of content.links) {
        const link = decodeLink(kind, key, value)
        if (link) links[kind]!.set(key, link)
      }
      await pause()
    }
    return { meta: Object.freeze(meta), records, links } as unknown as PlanRecords
  } catch {
    return null
  }
}

/** Says which kinds and fields a version knows: what another one has written could lack what the pages read. */
const shape = checksum(new TextEncoder().encode(JSON.stringify([
  recordKinds.map((kind) => [kind, Object.entries(recordTables[kind]).map(([name, { storage }]) => [name, storage])]),
  linkKinds,
])))

function parse(content: string | undefined): object {
  const parsed = JSON.parse(content ?? 'null') as { readonly shape: number }
  if (parsed.shape !== shape) throw new Error('a projection of another version')
  return parsed
}
