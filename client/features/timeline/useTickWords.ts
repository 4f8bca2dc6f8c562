import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Day } from '../../../shared/schema/planDate.ts'
import type { Tick, TickUnit } from './axis.ts'

/** How stretches of the axis are called, in the reader's language. */
export function useTickWords() {
  const { t, locale: language } = useI18n({ useScope: 'global' })
  const locale = computed(() => (language.value === 'en' ? 'en-GB' : language.value))

  function name(unit: TickUnit, { start }: Tick, length: 'short' | 'long'): string {
    switch (unit) {
      case 'year': return start.slice(0, 4)
      case 'quarter': return t('words.date.quarter', { quarter: Math.ceil(Number(start.slice(5, 7)) / 3) })
      case 'month': return written(start, length === 'long' ? { month: 'long', year: 'numeric' } : { month: 'short' })
      case 'week': return written(start, { day: 'numeric', month: 'short' })
      case 'day': return written(start, { weekday: 'short', day: 'numeric' })
    }
  }

  function written(day: Day, options: Intl.DateTimeFormatOptions): string {
    const key = `${locale.value} ${JSON.stringify(options)}`
    const format = formats.get(key) ?? new Intl.DateTimeFormat(locale.value, { ...options, timeZone: 'UTC' })
    formats.set(key, format)
    return format.format(Date.parse(`${day}T00:00:00Z`))
  }

  return { name, locale, todayWords: (day: Day) => written(day, { day: 'numeric', month: 'short' }) }
}

/** To make one costs a hundred times what it costs to use it. */
const formats = new Map<string, Intl.DateTimeFormat>()
