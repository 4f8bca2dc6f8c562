import { ok, refused, type Result } from '../result.ts'
import type { PlanRecords } from '../schema/decode.ts'
import type { Field, KeyedField, SingleField } from '../schema/fields.ts'
import { recordTables, type FieldName, type RecordKind, type RecordOf } from '../schema/records.ts'
import type { Id } from '../ids.ts'
import { isSameJson, transact, type CommandContext, type CommandProblem, type Json } from './transact.ts'

type TableOf<Kind extends RecordKind> = (typeof recordTables)[Kind]

/** Names of a kind's fields that are one value. */
export type SingleFieldName<Kind extends RecordKind> = {
  [Name in FieldName<Kind>]: TableOf<Kind>[Name] extends SingleField<infer _Value> ? Name : never
}[FieldName<Kind>]

/** Names of a kind's fields that are several keys. */
export type KeyedFieldName<Kind extends RecordKind> = Exclude<FieldName<Kind>, SingleFieldName<Kind>>

/** Sets one field of one record; null (or an empty text) clears it. */
export function setField<Kind extends RecordKind, Name extends SingleFieldName<Kind>>(
  context: CommandContext, kind: Kind, id: Id<Kind>, name: Name, value: RecordOf<Kind>[Name] | null,
): Result<void, CommandProblem> {
  if (!exists(context.plan(), kind, id)) return refused('record-missing')
  const stored = value === '' ? null : (value as Json)
  const problem = checkSingle(fieldOf(kind, name), stored)
  if (problem) return refused(problem)
  transact(context, `set-${name}`, (write) => write.set(kind, id, name, stored))
  return ok(undefined)
}

/** Sets several fields of one record as one step. */
export function setFields<Kind extends RecordKind>(
  context: CommandContext, kind: Kind, id: Id<Kind>, values: { readonly [Name in SingleFieldName<Kind>]?: RecordOf<Kind>[Name] | null },
): Result<void, CommandProblem> {
  if (!exists(context.plan(), kind, id)) return refused('record-missing')
  const stored = Object.entries(values).map(([name, value]) => [name, value === '' ? null : (value as Json)] as const)
  for (const [name, value] of stored) {
    const problem = checkSingle(fieldOf(kind, name), value)
    if (problem) return refused(problem)
  }
  transact(context, 'set-fields', (write) => stored.forEach(([name, value]) => write.set(kind, id, name, value)))
  return ok(undefined)
}

/** Makes exactly these the members of a set field: themes, pillars, focal points… Writes only what differs. */
export function setMembers<Kind extends RecordKind, Name extends KeyedFieldName<Kind>>(
  context: CommandContext, kind: Kind, id: Id<Kind>, name: Name, members: readonly string[],
): Result<void, CommandProblem> {
  const record = context.plan().records[kind].get(id as never) as RecordOf<Kind> | undefined
  if (!record) return refused('record-missing')
  const field = keyedFieldOf(kind, name)
  const accepted = field.decode(members.map((key) => [key, true] as const)) as readonly unknown[]
  if (accepted.length !== new Set(members).size) return refused('value-invalid')
  const current = record[name] as unknown as readonly string[]
  transact(context, `set-${name}`, (write) => {
    for (const key of current) if (!members.includes(key)) write.set(kind, id, `${name}/${key}`, null)
    for (const key of members) if (!current.includes(key)) write.set(kind, id, `${name}/${key}`, true)
  })
  return ok(undefined)
}

/** Sets one keyed entry: an item, a signatory, a decision. Null removes it. */
export function setEntry<Kind extends RecordKind, Name extends KeyedFieldName<Kind>>(
  context: CommandContext, kind: Kind, id: Id<Kind>, name: Name, key: string, value: Json,
): Result<void, CommandProblem> {
  if (!exists(context.plan(), kind, id)) return refused('record-missing')
  const decoded = keyedFieldOf(kind, name).decode([[key, value]]) as readonly unknown[]
  if (value !== null && decoded.length !== 1) return refused('value-invalid')
  transact(context, `set-${name}`, (write) => write.set(kind, id, `${name}/${key}`, value))
  return ok(undefined)
}

export function checkSingle(field: Field<unknown> | undefined, stored: Json): CommandProblem | null {
  if (!field || field.storage !== 'single') return 'value-invalid'
  if (stored === null || stored === false) return null
  if (typeof stored === 'string' && field.lengthMax !== undefined && stored.length > field.lengthMax) return 'text-too-long'
  return isSameJson(field.decode(stored) as Json, stored) ? null : 'value-invalid'
}

export function exists(plan: PlanRecords, kind: RecordKind, id: string): boolean {
  return (plan.records[kind] as ReadonlyMap<string, unknown>).has(id)
}

function fieldOf(kind: RecordKind, name: string): Field<unknown> | undefined {
  return (recordTables[kind] as Readonly<Record<string, Field<unknown>>>)[name]
}

function keyedFieldOf(kind: RecordKind, name: string): KeyedField<unknown> {
  const field = fieldOf(kind, name)
  if (field?.storage !== 'keyed') throw new Error(`${kind}.${name} is not a keyed field`)
  return field
}
