import { addTexts, type Messages } from './addTexts.ts'
import { home } from './en/home.ts'

/** Adds the texts of Home: the first load of a plan goes without them. */
export function addHomeTexts(messages: Messages): void {
  addTexts(messages, { home })
}
