import { addTexts, type Messages } from './addTexts.ts'
import { matrix } from './en/matrix.ts'

/** Adds the texts of the matrix: the first load of a plan goes without them. */
export function addMatrixTexts(messages: Messages): void {
  addTexts(messages, { matrix })
}
