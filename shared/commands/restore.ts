import { utf8ByteLength } from 'lib0/string'
import { comparePlans, type AnyRecord, type FieldDifference, type PlanComparison, type RecordDifference } from '../queries/comparePlans.ts'
import { ok, refused, type Result } from '../result.ts'
import type { PlanRecords } from '../schema/decode.ts'
import { recordTables, type RecordKind } from '../schema/records.ts'
import { storedKeys } from './storedKeys.ts'
import { transact, type CommandContext, type CommandProblem, type Json, type PlanWriter } from './transact.ts'

/** The whole plan, or some records by their ids; `meta` stands for the plan's own fields. */
export type RestoreScope = 'plan' | ReadonlySet<string>

/** Of all written values together: they travel as one frame, and the server takes none of more than 8 MiB. */
export const RESTORE_BYTES_MAX = 5 * 1024 * 1024
/** What a written value takes beside its text. */
const BYTES_PER_VALUE = 32

/**
 * Makes the plan, or some of its records, what they were in a version: fields
 * and links get the values from then, what did not exist is archived, and what
 * has been archived since comes back. A forward change in one step, which undo
 * takes back; nothing that was done since is lost from the plan's history.
 * Refused with `nothing-to-do` when people would see no difference.
 * @param version the plan as it was then, of the same document
 * @returns how many records were written
 */
export function restoreVersion(context: CommandContext, version: PlanRecords, scope: RestoreScope): Result<number, CommandProblem> {
  const plan = context.plan()
  const comparison = within(comparePlans(version, plan), scope)
  if (comparison.records.length === 0 && comparison.meta.length === 0) return refused('nothing-to-do')
  if (scope !== 'plan' && wouldMakeCycle(version, plan, scope)) return refused('would-make-cycle')
  const writes = [...comparison.meta.flatMap(metaWrites), ...comparison.records.flatMap((record) => recordWrites(record, context.now()))]
  if (writes.reduce((sum, { bytes }) => sum + bytes, 0) > RESTORE_BYTES_MAX) return refused('too-much-at-once')
  transact(context, 'restore-version', (write) => writes.forEach(({ run }) => run(write)))
  return ok(comparison.records.length + (comparison.meta.length > 0 ? 1 : 0))
}

/** One value to write, made before anything is written. */
interface Write {
  readonly bytes: number
  readonly run: (write: PlanWriter) => void
}

function within({ meta, records }: PlanComparison, scope: RestoreScope): PlanComparison {
  if (scope === 'plan') return { meta, records }
  return { meta: scope.has('meta') ? meta : [], records: records.filter(({ id }) => scope.has(id)) }
}

function metaWrites({ field, before, after }: FieldDifference): Write[] {
  return keyWrites(Array.isArray(before) ? 'keyed' : 'single', field, before, after, (write, key, value) => write.setMeta(key, value))
}

function recordWrites(difference: RecordDifference, now: string): Write[] {
  const { kind, id, before, after, fields, links } = difference
  // It did not exist then: a deletion would take other people's work in it along.
  if (before === null) return [valueWrite(now, (write) => write.set(kind, id, 'archivedAt', now))]
  const linkWrites = links.map((link) => valueWrite(link.before, (write) => write.setLink(link.kind, link.key, link.before)))
  if (after === null) return [recreation(kind, before), ...linkWrites]
  const isSetAside = (before.archivedAt === null) !== (after.archivedAt === null)
  return [
    ...(isSetAside ? [valueWrite(before.archivedAt, (write) => write.set(kind, id, 'archivedAt', before.archivedAt))] : []),
    ...fields.flatMap(({ field, before: was, after: is }) =>
      keyWrites(storageOf(kind, field), field, was, is, (write, key, value) => write.set(kind, id, key, value))),
    ...linkWrites,
  ]
}

/** A record that is gone from the document altogether, by whatever means: it is made again under its id. */
function recreation(kind: RecordKind, before: AnyRecord): Write {
  const fields = Object.keys(recordTables[kind]).flatMap((field) => storedKeys(field, storageOf(kind, field), before[field]))
  const stored = Object.fromEntries<Json>([['createdAt', before.createdAt], ...fields])
  return valueWrite(stored, (write) => void write.create(kind, stored, before.id as never))
}

/** Keys that only the present value has are cleared. */
function keyWrites(
  storage: 'single' | 'keyed', field: string, before: unknown, after: unknown, set: (write: PlanWriter, key: string, value: Json) => void,
): Write[] {
  const wanted = new Map(storedKeys(field, storage, before))
  for (const [key] of storedKeys(field, storage, after)) if (!wanted.has(key)) wanted.set(key, null)
  return [...wanted].map(([key, value]) => valueWrite(value, (write) => set(write, key, value)))
}

function valueWrite(value: Json, run: (write: PlanWriter) => void): Write {
  return { bytes: BYTES_PER_VALUE + utf8ByteLength(JSON.stringify(value)), run }
}

function storageOf(kind: RecordKind, field: string): 'single' | 'keyed' {
  return (recordTables[kind] as Readonly<Record<string, { readonly storage: 'single' | 'keyed' }>>)[field]?.storage ?? 'single'
}

/** Some tasks go back below their former parents while others stay where they are. The whole plan stood as it was. */
function wouldMakeCycle(version: PlanRecords, plan: PlanRecords, scope: ReadonlySet<string>): boolean {
  const tasksOf = (id: string) => (scope.has(id) ? (version.records.task.get(id as never) ?? plan.records.task.get(id as never)) : plan.records.task.get(id as never))
  for (const start of scope) {
    const seen = new Set<string>([start])
    for (let id = tasksOf(start)?.parent ?? null; id !== null; id = tasksOf(id)?.parent ?? null) {
      if (id === start) return true
      if (seen.has(id)) break
      seen.add(id)
    }
  }
  return false
}
