import type { createMessages } from './i18n.ts'
import { compileMessages } from './compileMessages.ts'
import { home } from './en/home.ts'

/** Adds the texts of Home, which no other page says: the first load of a plan goes without them. */
export function addHomeTexts({ mergeLocaleMessage }: Pick<ReturnType<typeof createMessages>['global'], 'mergeLocaleMessage'>): void {
  mergeLocaleMessage('en', compileMessages({ home }))
}
