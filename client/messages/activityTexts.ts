import { addTexts, type Messages } from './addTexts.ts'
import { activity } from './en/activity.ts'

/** Adds the texts of activity: the first load of a plan goes without them. */
export function addActivityTexts(messages: Messages): void {
  addTexts(messages, { activity })
}
