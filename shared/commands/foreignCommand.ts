import { isId } from '../ids.ts'
import { decodeMeta, fieldOfKey } from '../schema/decode.ts'
import { DESCRIPTION_LENGTH_MAX, TITLE_LENGTH_MAX, type Field } from '../schema/fields.ts'
import { linkTables, parseLinkKey, type LinkKind } from '../schema/links.ts'
import { recordTables, type RecordKind } from '../schema/records.ts'
import { checkSingle } from './fields.ts'
import { isSameJson, type Change, type DoneCommand, type Json } from './transact.ts'

/** Longer than any instant and any key that a command of ours writes. */
const INSTANT_LENGTH_MAX = 40
const KEY_LENGTH_MAX = TITLE_LENGTH_MAX

/**
 * A noted command as it came in a file, which anybody may have written: null
 * unless every part of it is something that a command of this version could
 * have written. What a newer Pacta has noted of fields unknown here is null too.
 */
export function readForeignCommand(value: unknown): DoneCommand | null {
  if (!isObject(value) || !Array.isArray(value.changes) || value.changes.length === 0) return null
  const { command: name } = value
  if (typeof name !== 'string' || !/^[\w-]{1,64}$/.test(name)) return null
  const changes = value.changes.map(readChange)
  return changes.every((change) => change !== null) ? { name, changes } : null
}

function readChange(value: unknown): Change | null {
  if (!isObject(value)) return null
  const { on, kind, id, key } = value
  const before = (value.before ?? null) as Json
  const after = (value.after ?? null) as Json
  switch (on) {
    case 'created':
      return isRecordKind(kind) && isId(id) ? readCreated(kind, id, value.fields) : null
    case 'record':
      return isRecordKind(kind) && isId(id) && isKey(key) && key !== 'createdAt' && isFieldValue(kind, key, after) ? { on, kind, id, key, before, after } : null
    case 'link':
      return isLinkKind(kind) && isKey(key) && parseLinkKey(key) && isLinkValue(kind, after) ? { on, kind, key, before, after } : null
    case 'meta':
      return isKey(key) && isMetaValue(key, after) ? { on, key, before, after } : null
    default:
      return null
  }
}

function readCreated(kind: RecordKind, id: string, fields: unknown): Change | null {
  // Noted by an older Pacta: then the record can be found again, but not made.
  if (fields === undefined) return { on: 'created', kind, id }
  if (!isObject(fields)) return null
  const entries = Object.entries(fields) as [string, Json][]
  return entries.every(([key, value]) => isKey(key) && isFieldValue(kind, key, value)) ? { on: 'created', kind, id, fields: Object.fromEntries(entries) } : null
}

function isFieldValue(kind: RecordKind, key: string, value: Json): boolean {
  if (key === 'archivedAt' || key === 'createdAt') return value === null || isInstant(value)
  const name = fieldOfKey(key)
  const table: Readonly<Record<string, Field<unknown>>> = recordTables[kind]
  const field = Object.hasOwn(table, name) ? table[name] : undefined
  if (!field) return false
  if (field.storage === 'single') return key === name && checkSingle(field, value) === null
  const entry = key.slice(name.length + 1)
  return entry !== '' && (value === null || (field.decode([[entry, value]]) as readonly unknown[]).length === 1)
}

function isLinkValue(kind: LinkKind, value: Json): boolean {
  return value === null || isSameJson(linkTables[kind].decode(value) as Json, value)
}

function isMetaValue(key: string, value: Json): boolean {
  const list = fieldOfKey(key)
  if (list !== key) return (list === 'themes' || list === 'regions') && (value === null || isText(value, TITLE_LENGTH_MAX))
  switch (key) {
    case 'title': return isText(value, TITLE_LENGTH_MAX)
    case 'note': return value === null || isText(value, DESCRIPTION_LENGTH_MAX)
    // A zone that this device does not know reads as another one.
    case 'timeZone': return isText(value, KEY_LENGTH_MAX) && decodeMeta(new Map([[key, value]])).timeZone === value
    default: return false
  }
}

function isText(value: Json, lengthMax: number): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= lengthMax
}

function isInstant(value: Json): boolean {
  return typeof value === 'string' && value.length <= INSTANT_LENGTH_MAX && !Number.isNaN(Date.parse(value))
}

function isKey(key: unknown): key is string {
  return typeof key === 'string' && key !== '' && key.length <= KEY_LENGTH_MAX
}

/** Own names only: `constructor` is no kind of record. */
function isRecordKind(kind: unknown): kind is RecordKind {
  return typeof kind === 'string' && Object.hasOwn(recordTables, kind)
}

function isLinkKind(kind: unknown): kind is LinkKind {
  return typeof kind === 'string' && Object.hasOwn(linkTables, kind)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
