import { commitments } from './en/commitments.ts'
import { detail } from './en/detail.ts'
import { home } from './en/home.ts'
import { records } from './en/records.ts'
import { share } from './en/share.ts'
import { shell } from './en/shell.ts'
import { signIn } from './en/signIn.ts'
import { sources } from './en/sources.ts'
import { ui } from './en/ui.ts'
import { words } from './en/words.ts'

/** English texts by feature: `t('share.add')`, without those of the import (importTexts.ts). Other languages have the same keys. */
export const en = { commitments, detail, home, records, share, shell, signIn, sources, ui, words }
