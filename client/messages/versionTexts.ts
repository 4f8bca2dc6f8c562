import { addTexts, type Messages } from './addTexts.ts'
import { detail } from './en/detail.ts'
import { versionRecords, versions } from './en/versions.ts'

/** Adds the texts of the page of versions, which names fields as the panel does: the first load goes without them. */
export function addVersionTexts(messages: Messages): void {
  addTexts(messages, { detail, versions, records: versionRecords })
}
