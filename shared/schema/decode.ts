import * as Y from 'yjs'
import { isId, type Id } from '../ids.ts'
import type { Entry, FieldTable } from './fields.ts'
import { linkKinds, linkTables, parseLinkKey, type Link, type LinkKind } from './links.ts'
import { linkRoot, metaRoot, recordRoot, type RecordMap } from './planDoc.ts'
import { recordKinds, recordTables, type RecordKind, type RecordOf } from './records.ts'

/** The plan's own fields. */
export interface PlanMeta {
  readonly title: string
  /** IANA name; "today" and "overdue" are the plan's, not the reader's. */
  readonly timeZone: string
  /** A sentence shown with the plan; the demonstration says with it what is example. */
  readonly note: string
  /** Editable lists: key and label. */
  readonly themes: readonly Entry<string>[]
  readonly regions: readonly Entry<string>[]
}

/** A whole plan as frozen records: what queries read. */
export interface PlanRecords {
  readonly meta: PlanMeta
  readonly records: { readonly [Kind in RecordKind]: ReadonlyMap<Id<Kind>, RecordOf<Kind>> }
  readonly links: { readonly [Kind in LinkKind]: ReadonlyMap<string, Link<Kind>> }
}

/** Key of the first segment of a stored key: `themes/coordination` belongs to the field `themes`. */
export function fieldOfKey(key: string): string {
  const slash = key.indexOf('/')
  return slash < 0 ? key : key.slice(0, slash)
}

/** A frozen record; malformed content reads as empty fields, and a value that is no map as null. */
export function decodeRecord<Kind extends RecordKind>(kind: Kind, id: string, stored: unknown): RecordOf<Kind> | null {
  if (!isId<Kind>(id) || !isRecordMap(stored)) return null
  const singles = new Map<string, unknown>()
  const keyedEntries = new Map<string, [string, unknown][]>()
  stored.forEach((value, key) => {
    const slash = key.indexOf('/')
    if (slash < 0) singles.set(key, value)
    else append(keyedEntries, key.slice(0, slash), [key.slice(slash + 1), value])
  })
  const record: Record<string, unknown> = {
    id,
    createdAt: textOr(singles.get('createdAt'), ''),
    archivedAt: textOr(singles.get('archivedAt'), null),
  }
  const table: FieldTable = recordTables[kind]
  for (const name in table) {
    const field = table[name]
    if (field) record[name] = field.storage === 'single' ? field.decode(singles.get(name)) : field.decode(keyedEntries.get(name) ?? [])
  }
  return Object.freeze(record) as unknown as RecordOf<Kind>
}

export function decodeLink<Kind extends LinkKind>(kind: Kind, key: string, stored: unknown): Link<Kind> | null {
  const ends = parseLinkKey(key)
  const value = linkTables[kind].decode(stored)
  return ends && value !== null ? (Object.freeze({ ...ends, value }) as Link<Kind>) : null
}

export function decodeMeta(stored: Pick<Y.Map<unknown>, 'get'> & { forEach(work: (value: unknown, key: string) => void): void }): PlanMeta {
  const themes: Entry<string>[] = []
  const regions: Entry<string>[] = []
  stored.forEach((value, key) => {
    if (typeof value !== 'string') return
    if (key.startsWith('themes/')) themes.push({ key: key.slice(7), value })
    if (key.startsWith('regions/')) regions.push({ key: key.slice(8), value })
  })
  return Object.freeze({
    title: textOr(stored.get('title'), ''),
    timeZone: timeZoneOr(stored.get('timeZone'), 'UTC'),
    note: textOr(stored.get('note'), ''),
    themes: themes.sort(byKey),
    regions: regions.sort(byKey),
  })
}

/** Decodes a whole document at once, for the server, the command line and tests. */
export function decodePlan(doc: Y.Doc): PlanRecords {
  const records: Record<string, Map<string, unknown>> = {}
  for (const kind of recordKinds) {
    const decoded = new Map<string, unknown>()
    recordRoot(doc, kind).forEach((stored, id) => {
      const record = decodeRecord(kind, id, stored)
      if (record) decoded.set(id, record)
    })
    records[kind] = decoded
  }
  const links: Record<string, Map<string, unknown>> = {}
  for (const kind of linkKinds) {
    const decoded = new Map<string, unknown>()
    linkRoot(doc, kind).forEach((stored, key) => {
      const link = decodeLink(kind, key, stored)
      if (link) decoded.set(key, link)
    })
    links[kind] = decoded
  }
  return { meta: decodeMeta(metaRoot(doc)), records, links } as unknown as PlanRecords
}

/** Other Yjs types, and plain objects with the same names, have a `forEach` too: whoever edits may have written one. */
function isRecordMap(stored: unknown): stored is RecordMap {
  return stored instanceof Y.Map
}

function textOr<Fallback>(stored: unknown, fallback: Fallback): string | Fallback {
  return typeof stored === 'string' ? stored : fallback
}

function timeZoneOr(stored: unknown, fallback: string): string {
  if (typeof stored !== 'string') return fallback
  try {
    new Intl.DateTimeFormat('en', { timeZone: stored })
    return stored
  } catch {
    // A zone that this device does not know must not take the plan down.
    return fallback
  }
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function byKey(a: Entry<string>, b: Entry<string>): number {
  return a.key < b.key ? -1 : 1
}
