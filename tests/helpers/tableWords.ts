import { words } from '../../client/messages/en/words.ts'
import { tables } from '../../client/messages/en/tables.ts'
import type { TableWords } from '../../shared/tables/tableIndex.ts'

/** The English words of tables, as the pages give them. */
export const tableWords: TableWords = {
  header: (column) => tables.column[column],
  kind: (kind) => tables.kind[kind],
  word: (list, value) => (words[list] as Readonly<Record<string, string>>)[value] ?? value,
  yes: tables.yes,
}
