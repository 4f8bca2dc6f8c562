import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Day, PlanDate } from '../../shared/schema/planDate.ts'
import { formatDate, type DateWords } from './formatDate.ts'
import { parseDate } from './parseDate.ts'

/** Dates, numbers and lists in the reader's language, for components. */
export function useWords() {
  const { locale, t } = useI18n()
  // UN English writes the day first.
  const intlLocale = computed(() => (locale.value === 'en' ? 'en-GB' : locale.value))
  const dateWords: DateWords = {
    quarter: (quarter) => t('words.date.quarter', { quarter }),
    quarterOfYear: (quarter, year) => t('words.date.quarterOfYear', { quarter, year }),
    yearNotStated: (dayAndMonth) => t('words.date.yearNotStated', { dayAndMonth }),
  }
  return {
    date: (date: PlanDate, length: 'short' | 'long' = 'short') =>
      formatDate(date, { locale: intlLocale.value, currentYear: new Date().getFullYear(), length, words: dateWords }),
    readDate: (written: string) => parseDate(written, { today: localToday(), locale: intlLocale.value }),
    instant: (iso: string) => new Intl.DateTimeFormat(intlLocale.value, { dateStyle: 'medium', timeStyle: 'short' }).format(Date.parse(iso)),
    number: (value: number) => new Intl.NumberFormat(intlLocale.value).format(value),
    list: (items: readonly string[]) => (items.length > 1 ? listFormatFor(intlLocale.value).format(items) : (items[0] ?? '')),
  }
}

const listFormats = new Map<string, Intl.ListFormat>()

function listFormatFor(locale: string): Intl.ListFormat {
  const format = listFormats.get(locale) ?? new Intl.ListFormat(locale, { type: 'conjunction' })
  listFormats.set(locale, format)
  return format
}

/** Today where the reader is; what is overdue goes by the plan's time zone instead. */
export function localToday(now = new Date()): Day {
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}` as Day
}
