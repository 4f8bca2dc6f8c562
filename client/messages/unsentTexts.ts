import { addTexts, type Messages } from './addTexts.ts'
import { unsent } from './en/unsent.ts'

/** Adds the texts of the panel behind the sync chip. */
export function addUnsentTexts(messages: Messages): void {
  addTexts(messages, { unsent })
}
