/**
 * A date as precise as its source: sources say "next year". The text form sorts
 * and merges as one value: `2021`, `2021-Q3`, `2021-03`, `2021-03-14`, or
 * `XXXX-12-05` where a text gives day and month but no year (ISO 8601-2's way
 * of writing an unspecified digit).
 */
declare const brand: unique symbol
export type PlanDate = string & { readonly [brand]: 'PlanDate' }

/** A calendar day, `2021-03-14`. */
export type Day = string & PlanDate & { readonly [brand]: 'PlanDate' }

export type Precision = 'day' | 'month' | 'quarter' | 'year' | 'day-without-year'

export interface DateParts {
  readonly precision: Precision
  readonly year: number | null
  readonly quarter: number | null
  readonly month: number | null
  readonly day: number | null
}

const FORMS = /^(?:(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?|XXXX-(\d{2})-(\d{2}))$/

/** Parts of a date, or null when the text is no date (a 30 February is none). */
export function parsePlanDate(text: string): DateParts | null {
  const match = FORMS.exec(text)
  if (!match) return null
  const [, yearText, quarterText, monthText, dayText, anyYearMonth, anyYearDay] = match
  if (anyYearMonth !== undefined && anyYearDay !== undefined) {
    const month = Number(anyYearMonth)
    const day = Number(anyYearDay)
    // A leap year, so that 29 February is possible while the year is unknown.
    return isDayOfMonth(2000, month, day) ? { precision: 'day-without-year', year: null, quarter: null, month, day } : null
  }
  const year = Number(yearText)
  if (quarterText !== undefined) return { precision: 'quarter', year, quarter: Number(quarterText), month: null, day: null }
  if (monthText === undefined) return { precision: 'year', year, quarter: null, month: null, day: null }
  const month = Number(monthText)
  if (month < 1 || month > 12) return null
  if (dayText === undefined) return { precision: 'month', year, quarter: null, month, day: null }
  const day = Number(dayText)
  return isDayOfMonth(year, month, day) ? { precision: 'day', year, quarter: null, month, day } : null
}

export function isPlanDate(value: unknown): value is PlanDate {
  return typeof value === 'string' && parsePlanDate(value) !== null
}

/** The first day that the date can mean, or null while its year is unknown. */
export function firstDay(date: PlanDate): Day | null {
  const parts = parsePlanDate(date)
  if (!parts || parts.year === null) return null
  const month = parts.month ?? (parts.quarter === null ? 1 : parts.quarter * 3 - 2)
  return toDay(parts.year, month, parts.day ?? 1)
}

/** The last day that the date can mean: nothing is late before that day has ended. */
export function lastDay(date: PlanDate): Day | null {
  const parts = parsePlanDate(date)
  if (!parts || parts.year === null) return null
  const month = parts.month ?? (parts.quarter === null ? 12 : parts.quarter * 3)
  return toDay(parts.year, month, parts.day ?? daysInMonth(parts.year, month))
}

/** The calendar day of an instant in a time zone (IANA name): "today" for a plan. */
export function dayIn(timeZone: string, instantMs: number): Day {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return parts.format(instantMs) as Day
}

/** The day `days` after (or, negative, before) a day. */
export function addDays(day: Day, days: number): Day {
  const instant = new Date(`${day}T00:00:00Z`)
  instant.setUTCDate(instant.getUTCDate() + days)
  return instant.toISOString().slice(0, 10) as Day
}

/** Whole days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

function isDayOfMonth(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function toDay(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as Day
}
