import { isId, type Id } from '../ids.ts'
import { isPlanDate, type PlanDate } from './planDate.ts'

/**
 * Kinds of fields. A field says how its stored value is read; it never throws:
 * what is missing, unknown or malformed reads as the field's empty value, since
 * a device may bring work of any age and version.
 */
export type Field<Value> = SingleField<Value> | KeyedField<Value>

/** One key of the record's map. */
export interface SingleField<Value> {
  readonly storage: 'single'
  readonly decode: (stored: unknown) => Value
  /** UTF-16 code units that a command accepts; only texts have it. */
  readonly lengthMax?: number
}

/** Several keys `name/<key>`, so that two people who add different values never overwrite each other. */
export interface KeyedField<Value> {
  readonly storage: 'keyed'
  readonly decode: (entries: readonly (readonly [key: string, stored: unknown])[]) => Value
}

export interface Entry<Value> {
  readonly key: string
  readonly value: Value
}

export type FieldTable = Readonly<Record<string, Field<unknown>>>
export type FieldValues<Table extends FieldTable> = {
  readonly [Name in keyof Table]: Table[Name] extends Field<infer Value> ? Value : never
}

export const TITLE_LENGTH_MAX = 500
/** A long note; what is longer belongs into a source. */
export const DESCRIPTION_LENGTH_MAX = 50_000
/** A source is kept whole: 2 million code units are a thousand pages. */
export const SOURCE_LENGTH_MAX = 2_000_000

export function text(lengthMax = TITLE_LENGTH_MAX): SingleField<string> {
  // Commands write no longer texts; a foreign client's must not fill every page.
  return { storage: 'single', lengthMax, decode: (stored) => (typeof stored === 'string' ? stored.slice(0, lengthMax) : '') }
}

export function choice<Value extends string>(values: readonly Value[], fallback: Value): SingleField<Value> {
  return { storage: 'single', decode: (stored) => (isOneOf(values, stored) ? stored : fallback) }
}

export function optionalChoice<Value extends string>(values: readonly Value[]): SingleField<Value | null> {
  return { storage: 'single', decode: (stored) => (isOneOf(values, stored) ? stored : null) }
}

export function ref<Kind extends string>(): SingleField<Id<Kind> | null> {
  return { storage: 'single', decode: (stored) => (isId<Kind>(stored) ? stored : null) }
}

export function date(): SingleField<PlanDate | null> {
  return { storage: 'single', decode: (stored) => (isPlanDate(stored) ? stored : null) }
}

export function flag(): SingleField<boolean> {
  return { storage: 'single', decode: (stored) => stored === true }
}

export function wholeNumber(): SingleField<number> {
  return { storage: 'single', decode: (stored) => (Number.isSafeInteger(stored) ? (stored as number) : 0) }
}

/** A login's or another system's id, as it was given. */
export function opaque(): SingleField<string | null> {
  return { storage: 'single', lengthMax: TITLE_LENGTH_MAX, decode: (stored) => (typeof stored === 'string' ? stored : null) }
}

/** A set of values, each `name/<value>` = true; null or absent is out. Sorted, so that equal sets read equal. */
export function setOf<Value extends string>(isValue: (key: string) => key is Value): KeyedField<readonly Value[]> {
  return {
    storage: 'keyed',
    decode: (entries) => entries.filter(([, stored]) => stored === true).map(([key]) => key).filter(isValue).sort(),
  }
}

/** Texts under keys of their own: `items/<key>` = "…". Null is removed. */
export function texts(): KeyedField<readonly Entry<string>[]> {
  return keyed((stored) => (typeof stored === 'string' ? stored : null))
}

export function keyed<Value>(decodeOne: (stored: unknown) => Value | null): KeyedField<readonly Entry<Value>[]> {
  return {
    storage: 'keyed',
    decode: (entries) => {
      const decoded: Entry<Value>[] = []
      for (const [key, stored] of entries) {
        const value = decodeOne(stored)
        if (value !== null) decoded.push({ key, value })
      }
      return decoded.sort((a, b) => (a.key < b.key ? -1 : 1))
    },
  }
}

export function isOneOf<Value extends string>(values: readonly Value[], stored: unknown): stored is Value {
  return (values as readonly unknown[]).includes(stored)
}
