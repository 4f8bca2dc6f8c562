import { createI18n } from 'vue-i18n'
import { compileMessages } from './compileMessages.ts'
import { en } from './en.ts'

/** Texts for people. English first; a language is one more object with the same keys. */
export function createMessages() {
  return createI18n({ legacy: false, locale: 'en', fallbackLocale: 'en', messages: { en: compileMessages(en) } })
}
