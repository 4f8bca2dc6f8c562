import { isSameJson, type Json } from '../../shared/commands/transact.ts'
import type { PlanRecords } from '../../shared/schema/decode.ts'
import { recordTables, type RecordKind } from '../../shared/schema/records.ts'
import type { Statement } from './statements.ts'

/** A value that stood in a field before somebody changed it, and what stands there now. */
export interface PutBack {
  readonly kind: RecordKind | 'plan'
  readonly id: string
  readonly name: string
  readonly value: Json
  readonly now: Json
}

/** Have checks of their own, which a single value would go around: places in the list, and what archiving takes along. */
const notByItself = new Set(['order', 'parent', 'ref', 'archivedAt', 'createdAt', 'sha256', 'text', 'exact', 'prefix', 'suffix', 'user', 'confirmedBy'])
/** A record without it could not be found any more. */
const neverEmpty = new Set(['title', 'name'])

/**
 * What a statement's value from before would replace; null where there is
 * nothing to put back: no single field, a text that is not kept whole, or the
 * value that stands there anyway.
 */
export function putBackOf({ subject, field, before, isCut }: Statement, plan: PlanRecords): PutBack | null {
  if (field === null || field.entry !== null || isCut || notByItself.has(field.name)) return null
  const { kind, id } = subject
  if (neverEmpty.has(field.name) && (before === null || before === '')) return null
  const now = nowOf(plan, kind, id, field.name)
  if (now === undefined || isSameJson(orEmpty(now), orEmpty(before))) return null
  return { kind, id, name: field.name, value: before, now }
}

function nowOf(plan: PlanRecords, kind: RecordKind | 'plan', id: string, name: string): Json | undefined {
  if (kind === 'plan') return name === 'title' || name === 'note' || name === 'timeZone' ? plan.meta[name] : undefined
  const field = (recordTables[kind] as Readonly<Record<string, { readonly storage: string }>>)[name]
  const record = (plan.records[kind] as ReadonlyMap<string, object>).get(id) as Readonly<Record<string, Json>> | undefined
  return field?.storage === 'single' ? record?.[name] : undefined
}

/** What a field without a value reads as. */
function orEmpty(value: Json): Json {
  return value === '' || value === false ? null : value
}
