import { useI18n } from 'vue-i18n'
import type { NamedVersion, Version } from '../../api/versions.ts'
import { useWords } from '../../words/useWords.ts'

/** Versions in words: their names, or when they stood. */
export function useVersionWords() {
  const { t, locale } = useI18n()
  const { instant } = useWords()
  const intlLocale = () => (locale.value === 'en' ? 'en-GB' : locale.value)

  const at = (version: Version): string => instant(new Date(version.at).toISOString())

  /** The day's name for headings; the year only where it is another one. */
  function day(time: number, now = new Date()): string {
    const date = new Date(time)
    const daysAgo = Math.round((startOfDay(now) - startOfDay(date)) / 86_400_000)
    if (daysAgo === 0) return t('versions.today')
    if (daysAgo === 1) return t('versions.yesterday')
    const year = date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const }
    return new Intl.DateTimeFormat(intlLocale(), { weekday: 'short', day: 'numeric', month: 'short', ...year }).format(date)
  }

  return {
    at, day,
    time: (version: Version): string => new Intl.DateTimeFormat(intlLocale(), { timeStyle: 'short' }).format(version.at),
    label: (version: Version | NamedVersion): string => ('name' in version ? version.name : at(version)),
  }
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}
