import type { createMessages } from './i18n.ts'
import { compileMessages } from './compileMessages.ts'
import { share } from './en/share.ts'

/** Adds the texts of sharing a plan, which the first load goes without. Safe to call again. */
export function addShareTexts({ mergeLocaleMessage }: Pick<ReturnType<typeof createMessages>['global'], 'mergeLocaleMessage'>): void {
  mergeLocaleMessage('en', compileMessages({ share }))
}
