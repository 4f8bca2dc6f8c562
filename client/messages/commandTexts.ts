import { addTexts, type Messages } from './addTexts.ts'
import { commands } from './en/commands.ts'

/** Adds what commands are called: needed only once one is spoken of. */
export function addCommandTexts(messages: Messages): void {
  addTexts(messages, { commands })
}
