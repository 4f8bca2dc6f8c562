import type { createMessages } from './i18n.ts'
import { compileMessages } from './compileMessages.ts'
import { versionRecords, versions } from './en/versions.ts'

/** Adds the texts of the page of versions: the first load goes without them. */
export function addVersionTexts({ mergeLocaleMessage }: Pick<ReturnType<typeof createMessages>['global'], 'mergeLocaleMessage'>): void {
  mergeLocaleMessage('en', compileMessages({ versions, records: versionRecords }))
}
