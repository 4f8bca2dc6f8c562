import { addTexts, type Messages } from './addTexts.ts'
import { removal } from './en/removal.ts'

/** Adds the texts of removing a plan, which few people ever see. */
export function addRemovalTexts(messages: Messages): void {
  addTexts(messages, { removal })
}
