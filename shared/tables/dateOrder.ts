/** 3/14/2026, as people in the United States write it. */
const NUMBERS = /^\s*(\d{1,2})([./-])(\d{1,2})\2(\d{2}|\d{4})\s*$/
/** Mar-26, as Excel shows a month. */
const MONTH_AND_YEAR = /^\s*([a-z]{3})-(\d{2})\s*$/i

/** True when a column of dates can only be read with the month before the day. */
export function isMonthFirst(dates: readonly string[]): boolean {
  let monthFirst = 0
  for (const date of dates) {
    const match = NUMBERS.exec(date)
    if (!match) continue
    if (Number(match[1]) > 12) return false
    if (Number(match[3]) > 12) monthFirst += 1
  }
  return monthFirst > 0
}

/** Writes a cell's date the way that people type it here: day first, years whole. */
export function asTyped(date: string, monthFirst: boolean): string {
  const month = MONTH_AND_YEAR.exec(date)
  if (month) return `${month[1]} 20${month[2]}`
  const match = NUMBERS.exec(date)
  if (!match) return date
  const [, first, , second, year = ''] = match
  const whole = year.length === 2 ? `20${year}` : year
  return monthFirst ? `${second}.${first}.${whole}` : `${first}.${second}.${whole}`
}
