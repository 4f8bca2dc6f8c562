import type { Entry } from '../../../shared/schema/fields.ts'
import type { FieldDifference } from '../../../shared/queries/comparePlans.ts'
import type { RecordKind } from '../../../shared/schema/records.ts'
import type { Signatory } from '../../../shared/schema/records.ts'
import { fieldKind, type FieldKind } from './fieldKinds.ts'

/** A difference as it is shown. */
export type FieldChange =
  /** Read word by word. */
  | { readonly as: 'words'; readonly before: string; readonly after: string }
  /** One value in place of another; null is not set. */
  | { readonly as: 'values'; readonly before: string | null; readonly after: string | null }
  /** Members of a set, or texts of a list. */
  | { readonly as: 'members'; readonly removed: readonly string[]; readonly added: readonly string[]; readonly reworded: readonly { readonly before: string; readonly after: string }[] }
  /** Its place among its neighbours. */
  | { readonly as: 'position' }

/** Names for values. */
export interface ValueWords {
  readonly date: (value: string) => string
  readonly flag: (value: boolean) => string
  readonly choice: (list: string, value: string) => string
  readonly record: (kind: RecordKind, id: string) => string
  readonly listed: (list: 'themes' | 'regions', key: string) => string
}

export function fieldChange(record: RecordKind | 'meta', { field, before, after }: FieldDifference, words: ValueWords): FieldChange {
  const kind = fieldKind(record, field)
  switch (kind.as) {
    case 'position': return { as: 'position' }
    case 'flag': return { as: 'values', before: words.flag(before === true), after: words.flag(after === true) }
    case 'date': return valuesOf(before, after, words.date)
    case 'code': return valuesOf(before, after, (value) => value)
    case 'choice': return valuesOf(before, after, (value) => words.choice(kind.list, value))
    case 'record': return valuesOf(before, after, (value) => words.record(kind.kind, value))
    case 'choices': return membersOf(before, after, (value) => words.choice(kind.list, value))
    case 'records': return membersOf(before, after, (value) => words.record(kind.kind, value))
    case 'listed': return membersOf(before, after, (value) => words.listed(kind.list, value))
    case 'entries': return kind.are === 'places' ? { as: 'position' } : entriesOf(before, after, entryWord(kind, words))
    case 'text': return wordsOf(textOf(before), textOf(after))
  }
}

/** A text that was written or cleared as a whole is one value: nothing is left to read it against. */
function wordsOf(before: string, after: string): FieldChange {
  if (before === '' || after === '') return { as: 'values', before: before || null, after: after || null }
  return { as: 'words', before, after }
}

function valuesOf(before: unknown, after: unknown, word: (value: string) => string): FieldChange {
  const say = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? word(value) : null)
  return { as: 'values', before: say(before), after: say(after) }
}

function membersOf(before: unknown, after: unknown, word: (value: string) => string): FieldChange {
  const [older, newer] = [before as readonly string[], after as readonly string[]]
  return {
    as: 'members',
    removed: older.filter((value) => !newer.includes(value)).map(word),
    added: newer.filter((value) => !older.includes(value)).map(word),
    reworded: [],
  }
}

/** What an entry says: its text, or its value in words. */
function entryWord({ list, are }: Extract<FieldKind, { as: 'entries' }>, words: ValueWords): (entry: Entry<unknown>) => string {
  if (are === 'dates') return ({ key, value }) => `${words.choice('requestStage', key)}: ${words.date(String(value))}`
  return list === undefined ? ({ value }) => textOf(value) : ({ value }) => words.choice(list, String(value))
}

function entriesOf(before: unknown, after: unknown, word: (entry: Entry<unknown>) => string): FieldChange {
  const [older, newer] = [texts(before, word), texts(after, word)]
  return {
    as: 'members',
    removed: [...older].filter(([key]) => !newer.has(key)).map(([, text]) => text),
    added: [...newer].filter(([key]) => !older.has(key)).map(([, text]) => text),
    reworded: [...newer].flatMap(([key, text]) => {
      const was = older.get(key)
      return was === undefined || was === text ? [] : [{ before: was, after: text }]
    }),
  }
}

function texts(entries: unknown, word: (entry: Entry<unknown>) => string): ReadonlyMap<string, string> {
  return new Map((entries as readonly Entry<unknown>[]).map((entry) => [entry.key, word(entry)]))
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return value === null || value === undefined ? '' : String(value)
  const { name, title } = value as Partial<Signatory>
  return [name, title].filter(Boolean).join(', ')
}
