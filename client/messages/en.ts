import { commitments } from './en/commitments.ts'
import { records } from './en/records.ts'
import { shell } from './en/shell.ts'
import { sources } from './en/sources.ts'
import { ui } from './en/ui.ts'
import { words } from './en/words.ts'

/** English texts that a plan's first page says: `t('shell.home')`. What is loaded later brings its own (importTexts.ts and the like). Other languages have the same keys. */
export const en = { commitments, records, shell, sources, ui, words }
