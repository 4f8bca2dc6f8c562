import { addTexts, type Messages } from './addTexts.ts'
import { board } from './en/board.ts'

/** Adds the texts of the board: the first load of a plan goes without them. */
export function addBoardTexts(messages: Messages): void {
  addTexts(messages, { board })
}
