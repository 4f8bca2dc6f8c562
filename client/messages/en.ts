import { commitments } from './en/commitments.ts'
import { detail } from './en/detail.ts'
import { records } from './en/records.ts'
import { share } from './en/share.ts'
import { shell } from './en/shell.ts'
import { signIn } from './en/signIn.ts'
import { sources } from './en/sources.ts'
import { ui } from './en/ui.ts'
import { words } from './en/words.ts'

/** English texts by feature: `t('share.add')`, without those that pages bring along (importTexts.ts, homeTexts.ts, activityTexts.ts). Other languages have the same keys. */
export const en = { commitments, detail, records, share, shell, signIn, sources, ui, words }
