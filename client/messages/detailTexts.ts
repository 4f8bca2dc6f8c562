import { addTexts, type Messages } from './addTexts.ts'
import { detail } from './en/detail.ts'
import { scheduling } from './en/scheduling.ts'

/** Adds the texts of the detail panel: the first load of a plan goes without them. */
export function addDetailTexts(messages: Messages): void {
  addTexts(messages, { detail, scheduling })
}
