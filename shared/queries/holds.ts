import { isSameJson, type Json } from '../commands/transact.ts'
import type { Place } from '../review/entries.ts'
import { fieldOfKey, type PlanRecords } from '../schema/decode.ts'
import type { Field } from '../schema/fields.ts'
import { linkTables } from '../schema/links.ts'
import { recordTables } from '../schema/records.ts'

/** Whether a place of the plan reads now as it would with this stored value. Records and fields that this version does not know hold nothing. */
export function holds(plan: PlanRecords, place: Place, value: Json): boolean {
  switch (place.on) {
    case 'meta': return isSameJson(metaValue(plan, place.key), value ?? '')
    case 'link': return isSameJson(plan.links[place.kind].get(place.key)?.value ?? null, linkTables[place.kind].decode(value) ?? null)
    case 'record': return recordHolds(plan, place, value)
  }
}

function metaValue({ meta }: PlanRecords, key: string): Json {
  const field = fieldOfKey(key)
  if (field === 'themes' || field === 'regions') return meta[field].find((entry) => entry.key === key.slice(field.length + 1))?.value ?? ''
  return field === 'title' || field === 'timeZone' || field === 'note' ? meta[field] : null
}

function recordHolds(plan: PlanRecords, { kind, id, key }: Extract<Place, { on: 'record' }>, value: Json): boolean {
  const record = (plan.records[kind] as ReadonlyMap<string, object>).get(id) as Readonly<Record<string, unknown>> | undefined
  if (record === undefined) return false
  if (key === 'archivedAt') return (record[key] === null) === (value === null)
  const name = fieldOfKey(key)
  const field = (recordTables[kind] as Readonly<Record<string, Field<unknown>>>)[name]
  if (field === undefined) return false
  if (field.storage === 'single') return isSameJson(record[name] as Json, field.decode(value) as Json)
  // Of a field with several keys only this one is asked: a member itself, or an entry with its key.
  const entryKey = key.slice(name.length + 1)
  const own = (record[name] as readonly unknown[]).filter((entry) => entry === entryKey || (typeof entry === 'object' && entry !== null && 'key' in entry && entry.key === entryKey))
  return isSameJson(own as Json[], field.decode([[entryKey, value]]) as Json[])
}
