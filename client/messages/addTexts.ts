import { compileMessages, type Texts } from './compileMessages.ts'
import type { createMessages } from './i18n.ts'

export type Messages = Pick<ReturnType<typeof createMessages>['global'], 'mergeLocaleMessage'>

/** Adds English texts to those that are there: pages that are loaded later bring their own. */
export function addTexts(messages: Messages, texts: Texts): void {
  messages.mergeLocaleMessage('en', compileMessages(texts))
}
