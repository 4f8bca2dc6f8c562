import type { createMessages } from './i18n.ts'
import { compileMessages } from './compileMessages.ts'
import { detail } from './en/detail.ts'
import { versionRecords, versions } from './en/versions.ts'

/** Adds the texts of the page of versions, which names fields as the panel does: the first load goes without them. */
export function addVersionTexts({ mergeLocaleMessage }: Pick<ReturnType<typeof createMessages>['global'], 'mergeLocaleMessage'>): void {
  mergeLocaleMessage('en', compileMessages({ detail, versions, records: versionRecords }))
}
