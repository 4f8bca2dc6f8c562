import { addTexts, type Messages } from './addTexts.ts'
import { scheduling } from './en/scheduling.ts'

/** Adds the texts of dates and of what waits for what. */
export function addSchedulingTexts(messages: Messages): void {
  addTexts(messages, { scheduling })
}
