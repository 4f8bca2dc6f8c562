import { isSameJson, type Json } from '../commands/transact.ts'
import type { PlanMeta, PlanRecords } from '../schema/decode.ts'
import { linkKinds, linkTables, type LinkKind } from '../schema/links.ts'
import { recordKinds, recordTables, type RecordBase, type RecordKind } from '../schema/records.ts'

/** What differs between a plan at two times. Empty: people see the same plan. */
export interface PlanComparison {
  /** The plan's own fields. */
  readonly meta: readonly FieldDifference[]
  /** By kind, in the order of the records; archived records that were archived before are none. */
  readonly records: readonly RecordDifference[]
}

/** A record with all its fields, whatever its kind: for what looks at fields by name. */
export type AnyRecord = RecordBase<RecordKind> & Readonly<Record<string, unknown>>

export interface RecordDifference {
  readonly kind: RecordKind
  readonly id: string
  /** `added`: it was not there, or archived, and is shown now; `archived`: the other way round; `kept`: shown at both times. */
  readonly what: 'added' | 'archived' | 'kept'
  /** Null when it did not exist. */
  readonly before: AnyRecord | null
  /** Null when it does not exist any more, which no command of Pacta brings about. */
  readonly after: AnyRecord | null
  /** Empty when it exists on one side only. */
  readonly fields: readonly FieldDifference[]
  /** Links from this record. */
  readonly links: readonly LinkDifference[]
}

/** Values as decoded. */
export interface FieldDifference {
  readonly field: string
  readonly before: unknown
  readonly after: unknown
}

export interface LinkDifference {
  readonly kind: LinkKind
  readonly key: string
  readonly to: string
  /** Null: not linked. */
  readonly before: Json
  readonly after: Json
}

/** A decision on a collision says how the plan came about, not what it says: no version takes it back. */
export const comparedKinds = recordKinds.filter((kind) => kind !== 'collisionDecision')

/** Compares what people see: values as decoded, by id. Both plans are of one document, at two times. */
export function comparePlans(before: PlanRecords, after: PlanRecords): PlanComparison {
  const links = linkDifferences(before, after)
  const records: RecordDifference[] = []
  for (const kind of comparedKinds) {
    const [older, newer] = [recordsOf(before, kind), recordsOf(after, kind)]
    for (const id of new Set([...older.keys(), ...newer.keys()])) {
      const difference = compareRecord(kind, id, older.get(id) ?? null, newer.get(id) ?? null, links.get(id) ?? [])
      if (difference) records.push(difference)
    }
  }
  return { meta: metaDifferences(before.meta, after.meta), records }
}

/** Fields and links that say where a record stands, not what it says. */
export function isPlace({ kind }: Pick<RecordDifference, 'kind'>, difference: FieldDifference | LinkDifference): boolean {
  if ('key' in difference) return difference.kind === 'taskCommitment'
  return difference.field === 'order' || (kind === 'task' && difference.field === 'parent') || (kind === 'commitment' && difference.field === 'instrument')
}

/** How many records were added, archived, changed and moved. One that was both changed and moved counts for both. */
export interface ComparisonCounts {
  readonly added: number
  readonly archived: number
  readonly changed: number
  readonly moved: number
}

/** The plan's own fields count as one changed record. */
export function countDifferences({ meta, records }: PlanComparison): ComparisonCounts {
  const count = (isIt: (record: RecordDifference) => boolean): number => records.filter(isIt).length
  return {
    added: count(({ what }) => what === 'added'),
    archived: count(({ what }) => what === 'archived'),
    changed: count(isChanged) + (meta.length > 0 ? 1 : 0),
    moved: count(isMoved),
  }
}

export function isChanged(record: RecordDifference): boolean {
  return record.what === 'kept' && differencesOf(record).some((difference) => !isPlace(record, difference))
}

export function isMoved(record: RecordDifference): boolean {
  return record.what === 'kept' && differencesOf(record).some((difference) => isPlace(record, difference))
}

function differencesOf({ fields, links }: RecordDifference): readonly (FieldDifference | LinkDifference)[] {
  return [...fields, ...links]
}

function compareRecord(
  kind: RecordKind, id: string, before: AnyRecord | null, after: AnyRecord | null, links: readonly LinkDifference[],
): RecordDifference | null {
  const [wasShown, isShown] = [before?.archivedAt === null, after?.archivedAt === null]
  if (!wasShown && !isShown) return null
  const fields = before && after && before !== after ? fieldDifferences(kind, before, after) : []
  const what = wasShown === isShown ? 'kept' : isShown ? 'added' : 'archived'
  if (what === 'kept' && fields.length === 0 && links.length === 0) return null
  return { kind, id, what, before, after, fields, links }
}

function fieldDifferences(kind: RecordKind, before: AnyRecord, after: AnyRecord): FieldDifference[] {
  return Object.keys(recordTables[kind])
    .filter((field) => !isSameJson(before[field] as Json, after[field] as Json))
    .map((field) => ({ field, before: before[field], after: after[field] }))
}

function metaDifferences(before: PlanMeta, after: PlanMeta): FieldDifference[] {
  return (Object.keys(after) as (keyof PlanMeta)[])
    .filter((field) => !isSameJson(before[field] as Json, after[field] as Json))
    .map((field) => ({ field, before: before[field], after: after[field] }))
}

/** By the id of the record that they start from. */
function linkDifferences(before: PlanRecords, after: PlanRecords): ReadonlyMap<string, readonly LinkDifference[]> {
  const found = new Map<string, LinkDifference[]>()
  for (const kind of linkKinds) {
    const [older, newer] = [linksOf(before, kind), linksOf(after, kind)]
    for (const [key, { from, to }] of new Map([...older, ...newer])) {
      const [was, is] = [older.get(key)?.value ?? null, newer.get(key)?.value ?? null]
      if (isSameJson(was, is) || !recordsOf(after, linkTables[kind].from).has(from) && !recordsOf(before, linkTables[kind].from).has(from)) continue
      const difference = { kind, key, to, before: was, after: is }
      const ofRecord = found.get(from)
      if (ofRecord) ofRecord.push(difference)
      else found.set(from, [difference])
    }
  }
  return found
}

function recordsOf(plan: PlanRecords, kind: RecordKind): ReadonlyMap<string, AnyRecord> {
  return plan.records[kind] as unknown as ReadonlyMap<string, AnyRecord>
}

function linksOf(plan: PlanRecords, kind: LinkKind): ReadonlyMap<string, { readonly from: string; readonly to: string; readonly value: Json }> {
  return plan.links[kind] as unknown as ReadonlyMap<string, { readonly from: string; readonly to: string; readonly value: Json }>
}
