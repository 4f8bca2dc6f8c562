import { isSameJson, type Json } from '../commands/transact.ts'
import { recordTables, type RecordKind } from '../schema/records.ts'
import { parseLinkKey, type LinkKind } from '../schema/links.ts'
import { formatPlace, isLinkKind, subjectOf, type ActivityEntry, type ActivitySubject } from './activityEntry.ts'

/**
 * What one person did in one go, as people would tell it: one command, on one
 * record or on several; or the typing in one text, however often it was saved
 * meanwhile.
 */
export interface ActivityGroup {
  /** The place of its newest entry; stays as older ones are loaded. */
  readonly id: string
  /** Of its newest entry, as the server received it, in milliseconds since 1970. */
  readonly at: number
  readonly seq: number
  readonly by: string
  readonly relayedBy: string | null
  readonly madeBeforeSync: boolean
  /** In the order in which they were written; never empty. */
  readonly changes: readonly SubjectChange[]
}

/** What a group did to one record, or to the plan itself. */
export interface SubjectChange {
  readonly subject: ActivitySubject
  /** A record's fields when it was made; null when it was there before. */
  readonly created: Readonly<Record<string, Json>> | null
  readonly isRemoved: boolean
  readonly fields: readonly FieldChange[]
  readonly links: readonly LinkChange[]
  /** Long texts in it are not whole. */
  readonly isCut: boolean
}

export interface FieldChange {
  /** As stored: `due`, `themes/border-security`. */
  readonly key: string
  readonly before: Json
  readonly after: Json
  readonly isCut: boolean
}

export interface LinkChange {
  readonly kind: LinkKind
  /** The record that the subject was linked to, or unlinked from. */
  readonly to: string
  /** As stored; null when the link was taken away. */
  readonly before: Json
  readonly after: Json
}

/** Between two edits of one text that are told as one: a pause for thought, not for lunch. */
export const TYPING_PAUSE_MS = 10 * 60 * 1000

/**
 * Groups entries, newest first, without gaps between them for the question that
 * they answer. More entries behind the given ones leave all groups as they are,
 * but for the last ones, which may grow.
 */
export function groupActivity(entries: readonly ActivityEntry[]): ActivityGroup[] {
  const groups: Draft[] = []
  let command: Draft | null = null
  for (const entry of entries) {
    if (command === null || !isSameCommand(command.entries[0]!, entry)) groups.push(command = { entries: [], changes: [] })
    command.entries.unshift(entry)
  }
  for (const draft of groups) draft.changes = changesOf(draft.entries)
  return joinTyping(groups.filter(({ changes }) => changes.length > 0)).map(toGroup)
}

interface Draft {
  /** Oldest first. */
  entries: ActivityEntry[]
  changes: SubjectChange[]
}

/** A command is one transaction, and so one row of the log by one clientID. */
function isSameCommand(a: ActivityEntry, b: ActivityEntry): boolean {
  return a.seq === b.seq && a.by === b.by && a.relayedBy === b.relayedBy
}

function changesOf(entries: readonly ActivityEntry[]): SubjectChange[] {
  const bySubject = new Map<string, { subject: ActivitySubject; entries: ActivityEntry[] }>()
  for (const entry of entries) {
    const subject = subjectOf(entry)
    if (subject === null) continue
    const key = `${subject.kind} ${subject.id}`
    const found = bySubject.get(key)
    if (found) found.entries.push(entry)
    else bySubject.set(key, { subject, entries: [entry] })
  }
  return [...bySubject.values()].map(changeOf)
}

function changeOf({ subject, entries }: { readonly subject: ActivitySubject; readonly entries: readonly ActivityEntry[] }): SubjectChange {
  const created = entries.find(({ what }) => what === 'created')
  return {
    subject,
    created: created ? fieldsOf(created.after) : null,
    isRemoved: entries.some(({ what }) => what === 'removed'),
    fields: entries.filter(({ what }) => what === 'record' || what === 'meta')
      .map(({ key, before, after, isCut }) => ({ key: key ?? '', before, after, isCut })),
    links: entries.flatMap(linkOf),
    isCut: entries.some(({ isCut }) => isCut),
  }
}

function linkOf({ what, kind, key, before, after }: ActivityEntry): LinkChange[] {
  const to = what === 'link' ? parseLinkKey(key ?? '')?.to : undefined
  return to !== undefined && isLinkKind(kind) ? [{ kind, to, before, after }] : []
}

function fieldsOf(value: Json): Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Json>>) : {}
}

/** Joins edits of one text by one person that follow each other, with nobody else's between them, into the newest of them. */
function joinTyping(groups: readonly Draft[]): Draft[] {
  /** By text: the group that an older edit of it may still join. */
  const open = new Map<string, Draft>()
  return groups.filter((draft) => {
    const text = typedText(draft)
    // Whatever else was written to the text ends what could be joined.
    for (const written of writtenTexts(draft)) if (written !== text) open.delete(written)
    if (text === null) return true
    const newer = open.get(text)
    if (newer !== undefined && isContinued(newer, draft)) {
      newer.changes = [joined(newer.changes[0]!, draft.changes[0]!)]
      newer.entries = [...draft.entries, ...newer.entries]
      return false
    }
    open.set(text, draft)
    return true
  })
}

/** The one text that a group wrote, if that is all that it did. */
function typedText({ changes }: Draft): string | null {
  const [change, another] = changes
  if (change === undefined || another !== undefined || change.created !== null || change.isRemoved || change.links.length > 0) return null
  const [field, otherField] = change.fields
  return field !== undefined && otherField === undefined && isText(change.subject.kind, field.key) ? nameOf(change.subject, field.key) : null
}

function writtenTexts({ changes }: Draft): string[] {
  return changes.flatMap(({ subject, fields }) => fields.map(({ key }) => nameOf(subject, key)))
}

function nameOf({ kind, id }: ActivitySubject, key: string): string {
  return `${kind} ${id} ${key}`
}

function isContinued(newer: Draft, older: Draft): boolean {
  const [next, last] = [newer.entries[0]!, older.entries.at(-1)!]
  return next.by === last.by && next.relayedBy === last.relayedBy && next.madeBeforeSync === last.madeBeforeSync
    && next.at - last.at <= TYPING_PAUSE_MS && isSameJson(next.before, last.after)
}

function joined(newer: SubjectChange, older: SubjectChange): SubjectChange {
  const [to, from] = [newer.fields[0]!, older.fields[0]!]
  const isCut = newer.isCut || older.isCut
  return { ...newer, isCut, fields: [{ key: to.key, before: from.before, after: to.after, isCut }] }
}

/** What people type, rather than choose. */
function isText(kind: RecordKind | 'plan', key: string): boolean {
  if (kind === 'plan') return key === 'title' || key === 'note'
  const [name = '', entry] = key.split('/')
  if (entry !== undefined) return name === 'items' || name === 'decisions'
  const field = (recordTables[kind] as Readonly<Record<string, { readonly lengthMax?: number; readonly decode: (stored: never) => unknown }>>)[name]
  return field?.lengthMax !== undefined && name !== 'order' && name !== 'ref'
}

function toGroup({ entries, changes }: Draft): ActivityGroup {
  const newest = entries.at(-1)!
  const { at, seq, by, relayedBy, madeBeforeSync } = newest
  return { id: formatPlace(newest), at, seq, by, relayedBy, madeBeforeSync, changes }
}
