import { computed, onScopeDispose, ref } from 'vue'
import { useI18n } from 'vue-i18n'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Instants of a log, where the reader is. Milliseconds since 1970. */
export function useInstants() {
  const { locale, t } = useI18n()
  const nowMs = ref(Date.now())
  const timer = setInterval(() => { nowMs.value = Date.now() }, MINUTE_MS)
  onScopeDispose(() => clearInterval(timer))
  // UN English writes the day first.
  const intlLocale = computed(() => (locale.value === 'en' ? 'en-GB' : locale.value))
  const format = (options: Intl.DateTimeFormatOptions) => computed(() => new Intl.DateTimeFormat(intlLocale.value, options))
  const clockFormat = format({ timeStyle: 'short' })
  const exactFormat = format({ dateStyle: 'full', timeStyle: 'long' })
  const shortFormat = format({ dateStyle: 'medium', timeStyle: 'short' })
  const thisYearFormat = format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })
  const dayFormat = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const relative = computed(() => new Intl.RelativeTimeFormat(intlLocale.value, { numeric: 'auto' }))

  return {
    /** Hours and minutes. */
    clock: (atMs: number): string => clockFormat.value.format(atMs),
    /** To the second, with its zone. */
    exact: (atMs: number): string => exactFormat.value.format(atMs),
    short: (atMs: number): string => shortFormat.value.format(atMs),
    /** The same, without the year where that is this one. */
    brief: (atMs: number): string => (new Date(atMs).getFullYear() === new Date(nowMs.value).getFullYear() ? thisYearFormat : shortFormat).value.format(atMs),
    /** From one to the other; what they have in common is said once. */
    range: (fromMs: number, toMs: number): string => shortFormat.value.formatRange(fromMs, toMs),
    /** "Today", "Yesterday", else the day's date. */
    day(atMs: number): string {
      const days = Math.round((startOfDay(nowMs.value) - startOfDay(atMs)) / (24 * HOUR_MS))
      return days === 0 ? t('activity.today') : days === 1 ? t('activity.yesterday') : dayFormat.value.format(atMs)
    },
    /** "3 hours ago" within a day; empty for what is older, whose date says more. */
    ago(atMs: number): string {
      const passed = nowMs.value - atMs
      if (passed >= 24 * HOUR_MS) return ''
      // A server's clock may be ahead of the reader's.
      if (passed < MINUTE_MS) return relative.value.format(0, 'second')
      if (passed < HOUR_MS) return relative.value.format(-Math.floor(passed / MINUTE_MS), 'minute')
      return relative.value.format(-Math.floor(passed / HOUR_MS), 'hour')
    },
  }
}

export function startOfDay(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0)
}
