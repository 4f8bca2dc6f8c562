import type { Database } from 'better-sqlite3'
import type { RecordKind, RecordOf } from '../../shared/schema/records.ts'
import type { HydratedPlan } from './hydratedPlan.ts'
import { searchedText, type SearchedText } from './searchedTexts.ts'

/** Keeps the searched words of records as they stand now. */
export interface TextsTable {
  replace(document: string, kind: RecordKind, id: string, plan: HydratedPlan): void
}

export function createTextsTable(derived: Database): TextsTable {
  const save = derived.prepare<[string, string, string, string, string]>(`
    INSERT INTO texts (document, kind, record_id, title, body) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (document, kind, record_id) DO UPDATE SET title = excluded.title, body = excluded.body
    WHERE title <> excluded.title OR body <> excluded.body
  `)
  const remove = derived.prepare<[string, string, string]>('DELETE FROM texts WHERE document = ? AND kind = ? AND record_id = ?')
  return {
    replace(document, kind, id, plan) {
      const text = textOf(plan, kind, id)
      if (text === null) remove.run(document, kind, id)
      else save.run(document, kind, id, text.title, text.body)
    },
  }
}

function textOf<Kind extends RecordKind>({ records }: HydratedPlan, kind: Kind, id: string): SearchedText | null {
  const record = (records[kind] as ReadonlyMap<string, RecordOf<Kind>>).get(id)
  return record === undefined ? null : searchedText(kind, record)
}
