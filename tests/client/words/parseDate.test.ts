import { describe, expect, it } from 'vitest'
import { parseDate } from '../../../client/words/parseDate.ts'
import { formatDate, type DateWords } from '../../../client/words/formatDate.ts'
import type { Day, PlanDate } from '../../../shared/schema/planDate.ts'

const today = '2026-11-22' as Day
const read = (text: string) => parseDate(text, { today, locale: 'en-GB' })

const words: DateWords = {
  quarter: (quarter) => `Q${quarter}`,
  quarterOfYear: (quarter, year) => `Q${quarter} ${year}`,
  yearNotStated: (dayAndMonth) => `${dayAndMonth}, year not stated`,
}

describe('a written date is read with the precision it was written in', () => {
  it.each([
    ['14 Mar 2026', '2026-03-14'], ['14 March 2026', '2026-03-14'], ['March 14, 2026', '2026-03-14'], ['14th of March 2026', '2026-03-14'],
    ['14.3.2026', '2026-03-14'], ['14/03/2026', '2026-03-14'], ['2026-03-14', '2026-03-14'], ['23 Sept 2019', '2019-09-23'],
    ['March 2026', '2026-03'], ['3/2026', '2026-03'], ['2026-03', '2026-03'],
    ['Q3 2026', '2026-Q3'], ['2026-q3', '2026-Q3'], ['2026 Q3', '2026-Q3'], ['3rd quarter 2026', '2026-Q3'],
    ['2026', '2026'], ['5 December, year not stated', 'XXXX-12-05'], ['5 December ?', 'XXXX-12-05'],
  ])('%s is %s', (text, date) => expect(read(text)).toBe(date))

  it.each([['14 Mar', '2026-03-14'], ['March', '2026-03'], ['Q3', '2026-Q3']])('%s without a year is in the current year', (text, date) => {
    expect(read(text)).toBe(date)
  })

  it.each([['today', '2026-11-22'], ['tomorrow', '2026-11-23'], ['next week', '2026-11-29'], ['next year', '2027']])('%s counts from today', (text, date) => {
    expect(read(text)).toBe(date)
  })

  it.each(['', 'soon', '30 February 2026', '32 Mar 2026', 'Q5', '13/2026', 'March April 2026', '14 15 March', 'XXXX-13-01', '99'])('%j is no date', (text) => {
    expect(read(text)).toBeNull()
  })

  it('understands the names of months of the reader’s language', () => {
    expect(parseDate('14 mars 2026', { today, locale: 'fr' })).toBe('2026-03-14')
    expect(parseDate('14 décembre 2026', { today, locale: 'fr' })).toBe('2026-12-14')
  })

  it.each(['2026-03-14', '2021-03-14', '2026-Q3', '2021-Q3', '2026-03', '2021-03', '2021', 'XXXX-12-05', '2025-09-30'])('%s is read back as it is shown', (date) => {
    expect(read(formatDate(date as PlanDate, { locale: 'en-GB', currentYear: 2026, words }))).toBe(date)
  })
})

describe('a date is shown with its precision', () => {
  const show = (date: string, length?: 'long') => formatDate(date as PlanDate, { locale: 'en-GB', currentYear: 2026, length, words })

  it.each([
    ['2021-03-14', '14 Mar 2021'], ['2026-03-14', '14 Mar'], ['2021-03', 'March 2021'], ['2026-03', 'March'],
    ['2021-Q3', 'Q3 2021'], ['2026-Q3', 'Q3'], ['2026', '2026'], ['XXXX-12-05', '5 December, year not stated'],
  ])('%s is %s', (date, shown) => expect(show(date)).toBe(shown))

  it('the long form always states the year', () => {
    expect(show('2026-03-14', 'long')).toBe('14 March 2026')
  })
})
