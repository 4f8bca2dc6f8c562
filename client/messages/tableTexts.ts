import { addTexts, type Messages } from './addTexts.ts'
import { tables } from './en/tables.ts'

/** Adds the texts of tables and exports, which no first page says. */
export function addTableTexts(messages: Messages): void {
  addTexts(messages, { tables })
}
