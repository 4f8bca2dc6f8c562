import { commitments } from './en/commitments.ts'
import { records } from './en/records.ts'
import { shell } from './en/shell.ts'
import { signIn } from './en/signIn.ts'
import { sources } from './en/sources.ts'
import { ui } from './en/ui.ts'
import { words } from './en/words.ts'

/** English texts by feature: `t('records.archived')`, without those that pages bring along (importTexts.ts and its like). Other languages have the same keys. */
export const en = { commitments, records, shell, signIn, sources, ui, words }
