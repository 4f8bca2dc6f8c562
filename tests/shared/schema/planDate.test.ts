import { expect, test } from 'vitest'
import { addDays, dayIn, daysBetween, firstDay, isPlanDate, lastDay, parsePlanDate, type Day, type PlanDate } from '../../../shared/schema/planDate.ts'

test.each([
  ['2021', 'year', '2021-01-01', '2021-12-31'],
  ['2021-Q3', 'quarter', '2021-07-01', '2021-09-30'],
  ['2020-02', 'month', '2020-02-01', '2020-02-29'],
  ['2019-09-23', 'day', '2019-09-23', '2019-09-23'],
  ['XXXX-12-05', 'day-without-year', null, null],
])('[D10] %s is precise to the %s', (text, precision, first, last) => {
  expect(parsePlanDate(text)?.precision).toBe(precision)
  expect(firstDay(text as PlanDate)).toBe(first)
  expect(lastDay(text as PlanDate)).toBe(last)
})

test.each(['', '21', '2021-Q5', '2021-13', '2021-02-30', '2021-3-1', 'XXXX-02-30', 'XXXX', 'next year', '2021-03-14T00:00'])('%j is no date', (text) => {
  expect(isPlanDate(text)).toBe(false)
})

test('today is the day of the plan, not of the reader', () => {
  const instant = Date.parse('2026-01-31T23:30:00Z')
  expect(dayIn('UTC', instant)).toBe('2026-01-31')
  expect(dayIn('Asia/Tashkent', instant)).toBe('2026-02-01')
})

test('days are counted across the change of clocks', () => {
  expect(addDays('2026-03-28' as Day, 2)).toBe('2026-03-30')
  expect(daysBetween('2026-03-28' as Day, '2026-03-30' as Day)).toBe(2)
})
