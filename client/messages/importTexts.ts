import { addTexts, type Messages } from './addTexts.ts'
import { importing } from './en/import.ts'

/** Adds the texts of the import, which no other page says: the first load goes without them. */
export function addImportTexts(messages: Messages): void {
  addTexts(messages, { import: importing })
}
