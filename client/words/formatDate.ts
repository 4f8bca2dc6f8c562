import { parsePlanDate, type PlanDate } from '../../shared/schema/planDate.ts'

/** The words that a date needs beside what Intl knows. */
export interface DateWords {
  readonly quarter: (quarter: number) => string
  readonly quarterOfYear: (quarter: number, year: number) => string
  readonly yearNotStated: (dayAndMonth: string) => string
}

export interface DateFormat {
  /** BCP 47; English is written day first, so callers pass en-GB for it. */
  readonly locale: string
  /** A date of this year is written without it. */
  readonly currentYear: number
  /** "14 March 2026" instead of "14 Mar 2026", and always with the year. */
  readonly length?: 'short' | 'long'
  readonly words: DateWords
}

/** A date as precise as it is: `2021-Q3` → "Q3 2021", `XXXX-12-05` → "5 December, year not stated". */
export function formatDate(date: PlanDate, format: DateFormat): string {
  const parts = parsePlanDate(date)
  if (!parts) return date
  const { year, quarter, month, day } = parts
  const isLong = format.length === 'long'
  if (year === null) return format.words.yearNotStated(byIntl(format.locale, 2000, month, day, { day: 'numeric', month: 'long' }))
  const withYear = isLong || year !== format.currentYear
  if (quarter !== null) return withYear ? format.words.quarterOfYear(quarter, year) : format.words.quarter(quarter)
  if (month === null) return String(year)
  const yearPart = withYear ? { year: 'numeric' as const } : {}
  if (day === null) return byIntl(format.locale, year, month, 1, { month: 'long', ...yearPart })
  return byIntl(format.locale, year, month, day, { day: 'numeric', month: isLong ? 'long' : 'short', ...yearPart })
}

function byIntl(locale: string, year: number, month: number | null, day: number | null, options: Intl.DateTimeFormatOptions): string {
  const instant = Date.UTC(year, (month ?? 1) - 1, day ?? 1)
  return formatFor(locale, options).format(instant)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** To make a format costs a hundred times what it costs to use it, and a page has few kinds but many dates. */
function formatFor(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = [locale, options.day, options.month, options.year].join()
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  formats.set(key, format)
  return format
}
