import { activity } from './en/activity.ts'
import { addTexts, type Messages } from './addTexts.ts'
import { away } from './en/away.ts'

/** Adds the texts of what met while people worked apart; it is told in the words of activity. */
export function addAwayTexts(messages: Messages): void {
  addTexts(messages, { activity, away })
}
