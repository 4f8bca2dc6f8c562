import { addTexts, type Messages } from './addTexts.ts'
import { templates } from './en/templates.ts'

/** Adds the texts of applying a template: the dialogs that do it bring them along. */
export function addTemplateTexts(messages: Messages): void {
  addTexts(messages, { templates })
}
