import { addTexts, type Messages } from './addTexts.ts'
import { signIn } from './en/signIn.ts'

/** Adds the texts of the page of who is signed out: the first load of a plan goes without them. */
export function addSignInTexts(messages: Messages): void {
  addTexts(messages, { signIn })
}
