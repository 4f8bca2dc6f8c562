import { addTexts, type Messages } from './addTexts.ts'
import { archive } from './en/archive.ts'

/** Adds the texts of the plan's archive. */
export function addArchiveTexts(messages: Messages): void {
  addTexts(messages, { archive })
}
