import { ok, refused, type Result } from '../result.ts'
import { DESCRIPTION_LENGTH_MAX, TITLE_LENGTH_MAX, isOneOf, type SingleField } from '../schema/fields.ts'
import type { PlanDate } from '../schema/planDate.ts'
import { recordTables, type Commitment, type Task } from '../schema/records.ts'
import { forces, lifecycles, pillars, shapes, taskStates } from '../schema/words.ts'
import { SHORTENED } from './cellText.ts'
import type { ColumnReading, RowKind, TableColumn, WordList } from './columns.ts'
import { fold, type Names } from './names.ts'
import type { RowProblemKind } from './rowProblem.ts'
import type { TableWords } from './tableIndex.ts'
import type { CellWrite, Made } from './tableImport.ts'

export interface CellReader {
  readonly words: TableWords
  readonly names: Names
  readonly readDate: (written: string) => PlanDate | null
}

/** The values of each list that a table may set; "not triggered" is computed. */
const settable: Readonly<Record<WordList, readonly string[]>> = { lifecycle: lifecycles, taskState: taskStates, force: forces, shape: shapes, pillar: pillars, assessment: [] }

/** What a cell writes into a record (null: a new one). Nothing, when it says what stands there already. */
export function readCell(
  reader: CellReader, kind: RowKind, column: TableColumn, reading: ColumnReading, text: string, record: Commitment | Task | null, lead: string | Made | null,
): Result<readonly CellWrite[], RowProblemKind> {
  const current = record && 'field' in reading ? (record as unknown as Readonly<Record<string, unknown>>)[reading.field] : undefined
  const trimmed = text.trim()
  switch (reading.as) {
    case 'given':
    case 'under': return ok([])
    case 'text': return readText(kind, reading.field, text, (current as string | undefined) ?? '')
    case 'date': {
      const date = trimmed === '' ? null : reader.readDate(trimmed)
      if (trimmed !== '' && date === null) return refused('not-a-date')
      return ok(single(reading.field, date, current ?? null))
    }
    case 'flag': return readFlag(reader.words, reading.field, trimmed, current === true)
    case 'choice': {
      if (trimmed === '') return record && column === 'status' && kind === 'task' ? refused('unknown-word') : ok(single(reading.field, null, record ? current : null))
      const value = valueOf(reader.words, reading.list, trimmed)
      return value === null ? refused('unknown-word') : ok(single(reading.field, value, current))
    }
    case 'choices': return readSeveral(trimmed, reading.field, current, (name) => {
      const value = valueOf(reader.words, reading.list, name) ?? (isOneOf(settable[reading.list], name) ? name : null)
      return value === null ? refused('unknown-word') : ok(value)
    })
    case 'record': {
      if (trimmed === '') return ok(single(reading.field, null, current ?? null))
      const found = reader.names.find(reading.kind, trimmed, null)
      return found.ok ? ok(single(reading.field, found.value, current ?? null)) : found
    }
    case 'records': return readSeveral(trimmed, reading.field, current, (name) => reader.names.find(reading.kind, name, lead))
    case 'listed': return readSeveral(trimmed, reading.field, current, (name) => reader.names.entry(reading.field, name))
  }
}

function readText(kind: RowKind, field: string, text: string, current: string): Result<readonly CellWrite[], RowProblemKind> {
  const table = recordTables[kind] as unknown as Readonly<Record<string, SingleField<string>>>
  const value = field === 'title' ? text.trim().replace(/\s*\n\s*/g, ' ') : text.trim()
  if (field === 'title' && value === '') return refused('no-title')
  if (value.endsWith(SHORTENED.trim()) && current.length > value.length) return refused('was-shortened')
  if (value.length > (table[field]?.lengthMax ?? (field === 'description' ? DESCRIPTION_LENGTH_MAX : TITLE_LENGTH_MAX))) return refused('too-long')
  return ok(single(field, value === '' ? null : value, current === '' ? null : current))
}

function readFlag(words: TableWords, field: string, text: string, current: boolean): Result<readonly CellWrite[], RowProblemKind> {
  const said = fold(text)
  const isYes = [fold(words.yes), 'yes', 'true', 'x', '1', '✓'].includes(said)
  if (!isYes && !['', 'no', 'false', '0', '-'].includes(said)) return refused('unknown-word')
  return ok(isYes === current ? [] : [{ field, value: isYes ? true : null }])
}

/** A list is the same in any order; names may themselves hold the mark that parts them. */
function readSeveral(
  text: string, field: string, current: unknown, find: (name: string) => Result<string | Made, RowProblemKind>,
): Result<readonly CellWrite[], RowProblemKind> {
  const members: (string | Made)[] = []
  for (const name of text.split(/[;\n]/).map((part) => part.trim()).filter((part) => part !== '')) {
    const found = find(name)
    if (!found.ok) return found
    members.push(found.value)
  }
  const before = (current as readonly string[] | undefined) ?? []
  return ok([
    ...before.filter((member) => !members.includes(member)).map((member) => ({ field, member, value: null })),
    ...members.filter((member) => typeof member !== 'string' || !before.includes(member)).map((member) => ({ field, member, value: true })),
  ])
}

function single(field: string, value: string | Made | null, current: unknown): readonly CellWrite[] {
  return value === (current ?? null) ? [] : [{ field, value }]
}

/** The value that a word means, in the reader's language or as it is stored. */
function valueOf(words: TableWords, list: WordList, written: string): string | null {
  const said = fold(written)
  return settable[list].find((value) => fold(words.word(list, value)) === said || value === said) ?? null
}
