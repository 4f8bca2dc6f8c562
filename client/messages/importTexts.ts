import type { createMessages } from './i18n.ts'
import { compileMessages } from './compileMessages.ts'
import { importing } from './en/import.ts'

/** Adds the texts of the import, which no other page says: the first load goes without them. */
export function addImportTexts({ mergeLocaleMessage }: Pick<ReturnType<typeof createMessages>['global'], 'mergeLocaleMessage'>): void {
  mergeLocaleMessage('en', compileMessages({ import: importing }))
}
