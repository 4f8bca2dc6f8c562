import type { createMessages } from './i18n.ts'
import { compileMessages } from './compileMessages.ts'
import { activity } from './en/activity.ts'

/** Adds the texts of activity, which the first load of a plan goes without. Safe to call again. */
export function addActivityTexts({ mergeLocaleMessage }: Pick<ReturnType<typeof createMessages>['global'], 'mergeLocaleMessage'>): void {
  mergeLocaleMessage('en', compileMessages({ activity }))
}
