import type { createMessages } from './i18n.ts'
import { compileMessages } from './compileMessages.ts'
import { detail } from './en/detail.ts'

/** Adds the texts of the detail panel, which the first load of a plan goes without. Safe to call again. */
export function addDetailTexts({ mergeLocaleMessage }: Pick<ReturnType<typeof createMessages>['global'], 'mergeLocaleMessage'>): void {
  mergeLocaleMessage('en', compileMessages({ detail }))
}
