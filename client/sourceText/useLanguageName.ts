import { useI18n } from 'vue-i18n'

/** The name of a text's language in the reader's language; the code itself when the browser does not know it. */
export function useLanguageName(): (code: string) => string {
  const { locale, t } = useI18n()
  return (code) => {
    if (code === '' || code === 'und') return t('sources.languageUnknown')
    try {
      return new Intl.DisplayNames(locale.value, { type: 'language' }).of(code) ?? code
    } catch {
      // The code came from a file or a peer and need not be one.
      return code
    }
  }
}
