import type { Database } from 'better-sqlite3'
import type { Json } from '../../shared/commands/transact.ts'
import type { WrittenValue } from '../../shared/review/writtenValues.ts'
import { parseLinkKey } from '../../shared/schema/links.ts'
import type { StoredRow } from '../storage/UpdateLog.ts'

/** Longer texts are cut: a source's words, a long description at each of its edits. They stand in full in the log. */
export const TEXT_LENGTH_MAX = 1_000
/** Of all values of a new record as JSON; whoever writes more than commands do gets no copy of it. */
const JSON_LENGTH_MAX = 64_000

/** Records what the rows of the log wrote. */
export interface ActivityTable {
  add(document: string, row: StoredRow, written: readonly WrittenValue[]): void
}

export function createActivityTable(derived: Database): ActivityTable {
  const insert = derived.prepare(`
    INSERT INTO activity (
      document, seq, position, at, user_id, connection_id, client_id, made_before_sync, what, kind, record_id, key, before, after, is_cut
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  `)
  const insertRecord = derived.prepare('INSERT OR IGNORE INTO activity_records (document, record_id, seq, position) VALUES (?, ?, ?, ?)')
  return {
    add(document, { seq, at, userId, connectionId, madeBeforeSync }, written) {
      written.forEach((value, index) => {
        const { kind, recordId, key, before, after } = columnsOf(value)
        const [cutBefore, cutAfter] = [cut(before), cut(after)]
        insert.run(
          document, seq, index + 1, at, userId, connectionId, value.clientId, madeBeforeSync ? 1 : 0,
          value.on, kind, recordId, key, cutBefore.json, cutAfter.json, cutBefore.isCut || cutAfter.isCut ? 1 : 0,
        )
        for (const id of recordsOf(value)) insertRecord.run(document, id, seq, index + 1)
      })
    },
  }
}

interface Columns {
  readonly kind: string | null
  readonly recordId: string | null
  readonly key: string | null
  readonly before: Json
  readonly after: Json
}

function columnsOf(value: WrittenValue): Columns {
  switch (value.on) {
    case 'record': return { kind: value.kind, recordId: value.id, key: value.key, before: value.before, after: value.after }
    case 'created': return { kind: value.kind, recordId: value.id, key: null, before: null, after: value.after }
    case 'removed': return { kind: value.kind, recordId: value.id, key: null, before: null, after: null }
    case 'link': return { kind: value.kind, recordId: null, key: value.key, before: value.before, after: value.after }
    case 'meta': return { kind: null, recordId: null, key: value.key, before: value.before, after: value.after }
  }
}

/** In whose history the value stands: a link in that of both its ends. */
function recordsOf(value: WrittenValue): readonly string[] {
  switch (value.on) {
    case 'record':
    case 'created':
    case 'removed': return [value.id]
    case 'link': {
      const ends = parseLinkKey(value.key)
      return ends === null ? [] : [ends.from, ends.to]
    }
    case 'meta': return []
  }
}

function cut(value: Json): { readonly json: string; readonly isCut: boolean } {
  let isCut = false
  const json = JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'string' || part.length <= TEXT_LENGTH_MAX) return part
    isCut = true
    return part.slice(0, TEXT_LENGTH_MAX)
  })
  return json.length <= JSON_LENGTH_MAX ? { json, isCut } : { json: 'null', isCut: true }
}
