import { addDays, isPlanDate, type Day, type PlanDate } from '../../shared/schema/planDate.ts'

export interface DateReading {
  /** A date without a year is read in the year of this day, as it is written without it. */
  readonly today: Day
  /** BCP 47: whose names of months are understood, besides the English ones. */
  readonly locale: string
}

/**
 * What a person wrote, as a date with the precision they wrote it in: "14 Mar 2026",
 * "March 2026", "Q3", "2026", "14.3.2026", "tomorrow", "5 December, year not stated".
 * Null when it is no date. Numbers are read day first.
 */
export function parseDate(written: string, reading: DateReading): PlanDate | null {
  const text = written.trim().toLocaleLowerCase(reading.locale).replace(/[,\s]+/g, ' ')
  if (isPlanDate(text.toUpperCase())) return text.toUpperCase() as PlanDate
  const year = Number(reading.today.slice(0, 4))
  return relativeDay(text, reading.today) ?? relativeYear(text, year) ?? quarter(text, year) ?? numbers(text) ?? named(text, reading, year)
}

function relativeDay(text: string, today: Day): PlanDate | null {
  if (text === 'today') return today
  if (text === 'tomorrow') return addDays(today, 1)
  if (text === 'next week') return addDays(today, 7)
  return null
}

function relativeYear(text: string, year: number): PlanDate | null {
  if (text === 'this year') return checked(String(year))
  if (text === 'next year') return checked(String(year + 1))
  return null
}

function quarter(text: string, thisYear: number): PlanDate | null {
  const match = /^(?:(\d{4})[ -]?)?(?:q([1-4])|([1-4])(?:st|nd|rd|th)? quarter)(?:[ -]?(?:of )?(\d{4}))?$/.exec(text)
  if (!match) return null
  const [, before, short, long, after] = match
  return checked(`${before ?? after ?? thisYear}-Q${short ?? long}`)
}

function numbers(text: string): PlanDate | null {
  const day = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text)
  if (day) return checked(`${day[3]}-${two(day[2])}-${two(day[1])}`)
  const month = /^(\d{1,2})[./](\d{4})$/.exec(text)
  return month ? checked(`${month[2]}-${two(month[1])}`) : null
}

/** Days and months by name, in either order, with or without a year. */
function named(text: string, reading: DateReading, thisYear: number): PlanDate | null {
  const yearNotStated = / (?:year not stated|no year|\?+|xxxx)$/.exec(text)
  const words = (yearNotStated ? text.slice(0, yearNotStated.index) : text).replaceAll('.', '').split(' ')
  const month = words.map((word) => monthOf(word, reading.locale)).find((number) => number !== null)
  const rest = words.filter((word) => monthOf(word, reading.locale) === null && word !== 'of')
  if (month === undefined || rest.length !== words.filter((word) => word !== 'of').length - 1) return null
  const years = rest.filter((word) => /^\d{4}$/.test(word))
  const days = rest.filter((word) => /^\d{1,2}(?:st|nd|rd|th)?$/.test(word)).map((word) => word.replace(/\D/g, ''))
  if (years.length > 1 || days.length > 1 || years.length + days.length !== rest.length) return null
  const dayPart = days[0] === undefined ? '' : `-${two(days[0])}`
  if (yearNotStated) return checked(`XXXX-${two(month)}${dayPart}`)
  return checked(`${years[0] ?? thisYear}-${two(month)}${dayPart}`)
}

/** The month that a word names or begins to name with at least three letters. */
function monthOf(word: string, locale: string): number | null {
  if (word.length < 3 || /\d/.test(word)) return null
  for (const names of [monthNames(locale), monthNames('en')]) {
    const index = names.findIndex((name) => name.startsWith(word))
    if (index >= 0) return index + 1
  }
  return null
}

const namesByLocale = new Map<string, readonly string[]>()

function monthNames(locale: string): readonly string[] {
  const known = namesByLocale.get(locale)
  if (known) return known
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  const names = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month, 1)).toLocaleLowerCase(locale))
  namesByLocale.set(locale, names)
  return names
}

function two(number: string | number | undefined): string {
  return String(number ?? '').padStart(2, '0')
}

function checked(text: string): PlanDate | null {
  return isPlanDate(text) ? text : null
}
