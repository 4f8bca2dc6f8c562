import type { TableWords } from '../../shared/tables/tableIndex.ts'

/** The words of tables in the reader's language; whoever asks has added the texts of tables. */
export function tableWords(t: (key: string) => string): TableWords {
  return {
    header: (column) => t(`tables.column.${column}`),
    kind: (kind) => t(`tables.kind.${kind}`),
    word: (list, value) => t(`words.${list}.${value}`),
    yes: t('tables.yes'),
  }
}
