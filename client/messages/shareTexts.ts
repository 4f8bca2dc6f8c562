import { addTexts, type Messages } from './addTexts.ts'
import { share } from './en/share.ts'

/** Adds the texts of sharing a plan: the first load of a plan goes without them. */
export function addShareTexts(messages: Messages): void {
  addTexts(messages, { share })
}
