import type { Json } from '../commands/transact.ts'
import { linkTables, parseLinkKey, type LinkKind } from '../schema/links.ts'
import { recordKinds, type RecordKind } from '../schema/records.ts'

/**
 * One written value as the server's log tells it. Who, when and "before it was
 * in sync" are what the server saw; nothing of it is a device's word, but for
 * the instants that stand in the values themselves (`createdAt`, `archivedAt`).
 */
export interface ActivityEntry extends ActivityPlace {
  /** When the server received it, in milliseconds since 1970. */
  readonly at: number
  /** The user who wrote it. */
  readonly by: string
  /** The user whose device brought it, where it came as relayed work; the same as `by` when nobody else is known to have written it. Null else. */
  readonly relayedBy: string | null
  /** Made while its connection was not in sync: offline, or before the plan had loaded. */
  readonly madeBeforeSync: boolean
  readonly what: 'record' | 'created' | 'removed' | 'link' | 'meta'
  /** Of record or of link; null for the plan's own fields. A newer server may know more kinds. */
  readonly kind: string | null
  readonly recordId: string | null
  readonly key: string | null
  readonly before: Json
  /** All fields of a record that was created. */
  readonly after: Json
  /** Long texts in it are not whole. */
  readonly isCut: boolean
}

/** Where an entry stands: the row of the log, and the entry's number among those of its row, from 1. */
export interface ActivityPlace {
  readonly seq: number
  readonly position: number
}

/** What `GET /api/plans/:planId/activity` answers. */
export interface ActivityPage {
  /** Of the log; places of another epoch mean other rows. */
  readonly epoch: string
  /** The last row of the log that the entries can come from. */
  readonly upTo: number
  /** The log has later rows, which are not among the entries yet. */
  readonly isBehind: boolean
  /** Newest first. May be few or none although there are older ones: looking further takes another question. */
  readonly entries: readonly ActivityEntry[]
  /** For `before=`; null when there are no older ones. */
  readonly older: string | null
  /** Everybody who has written in this plan, former members too. */
  readonly people: readonly ActivityPerson[]
}

export interface ActivityPerson {
  readonly userId: string
  readonly name: string
  readonly isMember: boolean
}

/** What an entry is about: a record, or the plan itself. */
export interface ActivitySubject {
  readonly kind: RecordKind | 'plan'
  /** Of the record; `plan` for the plan itself. */
  readonly id: string
}

export const planSubject: ActivitySubject = { kind: 'plan', id: 'plan' }

/** What an entry is about; a link is about the record that it starts from. Null for kinds that this version does not know. */
export function subjectOf({ what, kind, recordId, key }: Pick<ActivityEntry, 'what' | 'kind' | 'recordId' | 'key'>): ActivitySubject | null {
  if (what === 'meta') return planSubject
  if (what === 'link') {
    const id = parseLinkKey(key ?? '')?.from
    return isLinkKind(kind) && id !== undefined ? { kind: linkTables[kind].from, id } : null
  }
  return recordId !== null && isRecordKind(kind) ? { kind, id: recordId } : null
}

/** As `before=` carries it: `seq.position`. */
export function formatPlace({ seq, position }: ActivityPlace): string {
  return `${seq}.${position}`
}

/** Null for anything that `formatPlace` does not write. */
export function parsePlace(text: string): ActivityPlace | null {
  const match = /^(\d{1,15})\.(\d{1,15})$/.exec(text)
  return match === null ? null : { seq: Number(match[1]), position: Number(match[2]) }
}

export function isRecordKind(kind: unknown): kind is RecordKind {
  return (recordKinds as readonly unknown[]).includes(kind)
}

export function isLinkKind(kind: unknown): kind is LinkKind {
  return typeof kind === 'string' && Object.hasOwn(linkTables, kind)
}
