import { useI18n } from 'vue-i18n'
import type { TableWords } from '../../shared/tables/tableIndex.ts'

/** The words of tables in the reader's language. Whoever asks has added the texts of tables. */
export function useTableWords(): TableWords {
  const { t } = useI18n({ useScope: 'global' })
  return tableWordsFrom(t)
}

export function tableWordsFrom(t: (key: string) => string): TableWords {
  return {
    header: (column) => t(`tables.column.${column}`),
    kind: (kind) => t(`tables.kind.${kind}`),
    word: (list, value) => t(`words.${list}.${value}`),
    yes: t('tables.yes'),
  }
}
