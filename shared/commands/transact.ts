import * as Y from 'yjs'
import { newId, type Id } from '../ids.ts'
import type { PlanRecords } from '../schema/decode.ts'
import { linkKey, type LinkFrom, type LinkKind, type LinkTo, type LinkValue } from '../schema/links.ts'
import { linkRoot, metaRoot, recordRoot, type RecordMap } from '../schema/planDoc.ts'
import type { RecordKind } from '../schema/records.ts'

/** What a command needs of its surroundings; time and randomness come from outside. */
export interface CommandContext {
  readonly doc: Y.Doc
  /** The plan as it stands; the caller keeps it in step with the document. */
  readonly plan: () => PlanRecords
  /** ISO instant. */
  readonly now: () => string
  readonly newId: <Kind extends string>() => Id<Kind>
  /** Told to Yjs, so that observers know their own work. */
  readonly origin: unknown
  /** Called after each command that changed something: the source of undo and of "n changes". */
  readonly done?: (command: DoneCommand) => void
}

export interface DoneCommand {
  readonly name: string
  readonly changes: readonly Change[]
}

/** One written value; together they are enough to take a command back (undo.ts) and to do it again (replay.ts). */
export type Change =
  | { readonly on: 'record'; readonly kind: RecordKind; readonly id: string; readonly key: string; readonly before: Json; readonly after: Json }
  /** `fields` is what the record was made with; changes noted by an older Pacta have none. */
  | { readonly on: 'created'; readonly kind: RecordKind; readonly id: string; readonly fields?: Readonly<Record<string, Json>> }
  | { readonly on: 'link'; readonly kind: LinkKind; readonly key: string; readonly before: Json; readonly after: Json }
  | { readonly on: 'meta'; readonly key: string; readonly before: Json; readonly after: Json }

/** A change of one value, as opposed to a new record. */
export type Written = Exclude<Change, { readonly on: 'created' }>

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Why a command refused. The client's message files have a sentence for each. */
export type CommandProblem =
  | 'record-missing'
  | 'value-invalid'
  | 'text-too-long'
  | 'text-empty'
  | 'would-make-cycle'
  | 'would-wait-for-itself'
  | 'nothing-to-do'
  | 'value-changed-since'
  | 'too-much-at-once'

/**
 * The only writer of Yjs types. All writes of one command are one transaction:
 * one update, one step of undo.
 */
export class PlanWriter {
  readonly changes: Change[] = []
  readonly #doc: Y.Doc
  readonly #context: CommandContext

  constructor(context: CommandContext) {
    this.#doc = context.doc
    this.#context = context
  }

  /** A new record under a fresh id. Keys of keyed fields are `name/<key>`; undefined and null are left out. */
  create<Kind extends RecordKind>(kind: Kind, fields: Readonly<Record<string, Json | undefined>>, id = this.#context.newId<Kind>()): Id<Kind> {
    const stored: Record<string, Json> = { createdAt: this.#context.now() }
    for (const [key, value] of Object.entries(fields)) {
      if (value !== undefined && value !== null) stored[key] = value
    }
    const record: RecordMap = new Y.Map(Object.entries(stored))
    recordRoot(this.#doc, kind).set(id, record)
    this.changes.push({ on: 'created', kind, id, fields: stored })
    return id
  }

  /** Writes a value; null clears (never a deletion, which would win over an offline edit without a trace). */
  set(kind: RecordKind, id: string, key: string, value: Json): void {
    const record = recordRoot(this.#doc, kind).get(id)
    if (!record) throw new Error(`Command wrote to a missing record: ${kind} ${id}`)
    const before = jsonOf(record.get(key))
    if (isSameJson(before, value)) return
    record.set(key, value)
    this.changes.push({ on: 'record', kind, id, key, before, after: value })
  }

  link<Kind extends LinkKind>(kind: Kind, from: LinkFrom<Kind>, to: LinkTo<Kind>, value: LinkValue<Kind> | null): void {
    this.setLink(kind, linkKey(from, to), value)
  }

  setLink(kind: LinkKind, key: string, value: Json): void {
    const root = linkRoot(this.#doc, kind)
    const before = jsonOf(root.get(key))
    if (isSameJson(before, value)) return
    root.set(key, value)
    this.changes.push({ on: 'link', kind, key, before, after: value })
  }

  setMeta(key: string, value: Json): void {
    const root = metaRoot(this.#doc)
    const before = jsonOf(root.get(key))
    if (isSameJson(before, value)) return
    root.set(key, value)
    this.changes.push({ on: 'meta', key, before, after: value })
  }

  has(kind: RecordKind, id: string): boolean {
    return recordRoot(this.#doc, kind).has(id)
  }

  /** The stored value now, for a command that must compare before it writes. */
  read(change: Written): Json {
    if (change.on === 'meta') return jsonOf(metaRoot(this.#doc).get(change.key))
    if (change.on === 'link') return jsonOf(linkRoot(this.#doc, change.kind).get(change.key))
    return jsonOf(recordRoot(this.#doc, change.kind).get(change.id)?.get(change.key))
  }
}

/** Runs one command: checks belong before the call, since a transaction that throws has already written. */
export function transact<Value>(context: CommandContext, name: string, work: (write: PlanWriter) => Value): Value {
  const write = new PlanWriter(context)
  const value = context.doc.transact(() => work(write), context.origin)
  if (write.changes.length > 0) context.done?.({ name, changes: write.changes })
  return value
}

/** Equal for two changes of the same value. */
export function placeOf(change: Written): string {
  return JSON.stringify([change.on, change.on === 'meta' ? null : change.kind, change.on === 'record' ? change.id : null, change.key])
}

export function defaultContext(doc: Y.Doc, plan: () => PlanRecords, origin: unknown): CommandContext {
  return { doc, plan, origin, now: () => new Date().toISOString(), newId: () => newId() }
}

export function isSameJson(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

/** A stored value; what no command of ours writes (big integers, Yjs types) reads as null, so that it can be overwritten. */
export function jsonOf(stored: unknown): Json {
  if (typeof stored === 'string') return stored
  if (stored === undefined || stored instanceof Y.AbstractType) return null
  try {
    JSON.stringify(stored)
    return stored as Json
  } catch {
    return null
  }
}
