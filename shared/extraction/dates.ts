/** Dates as words, at their precision: `2020`, `2020-Q3`, `2020-03`, `2020-03-14`, `XXXX-12-05` without a year. */
export interface FoundDate {
  readonly start: number
  readonly end: number
  readonly date: string
}

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const MONTH = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
const YEAR = '((?:19|20)\\d\\d)'
const PATTERNS: readonly { readonly pattern: RegExp; readonly read: (match: RegExpMatchArray) => string | null }[] = [
  { pattern: new RegExp(`\\b${DAY}(?:\\s+of)?\\s+${MONTH},?\\s+${YEAR}\\b`, 'gi'), read: (m) => ymd(m[3], m[2], m[1]) },
  { pattern: new RegExp(`\\b${MONTH}\\s+${DAY},?\\s+${YEAR}\\b`, 'gi'), read: (m) => ymd(m[3], m[1], m[2]) },
  { pattern: /\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b/g, read: (m) => numbers(m[1], m[2], m[3]) },
  { pattern: /\b(\d{1,2})\/(\d{1,2})\/((?:19|20)\d\d)\b/g, read: (m) => slashed(m) },
  { pattern: /\b(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)\b/g, read: (m) => numbers(m[3], m[2], m[1]) },
  { pattern: new RegExp(`\\b${MONTH}\\s+${DAY}(?:\\s+this year)?\\b(?!\\s*,?\\s*(?:19|20)\\d\\d)`, 'gi'), read: (m) => ymd('XXXX', m[1], m[2]) },
  { pattern: new RegExp(`\\b${DAY}\\s+${MONTH}(?:\\s+this year)?\\b(?!,?\\s+(?:19|20)\\d\\d)`, 'gi'), read: (m) => ymd('XXXX', m[2], m[1]) },
]

/** All dates with a day in a text, in order. */
export function datesIn(text: string): FoundDate[] {
  const found: FoundDate[] = []
  for (const { pattern, read } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const date = read(match)
      const end = match.index + match[0].length
      if (date && !found.some((other) => match.index < other.end && end > other.start)) found.push({ start: match.index, end, date })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The number of a month by its English name or abbreviation, 1 to 12; 0 when unknown. */
export function monthNumber(word: string): number {
  const head = word.toLowerCase().slice(0, 3)
  return MONTHS.findIndex((month) => month.startsWith(head)) + 1
}

function ymd(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  return numbers(year, String(monthNumber(month ?? '')), day)
}

function numbers(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const m = Number(month)
  const d = Number(day)
  if (!year || m < 1 || m > 12 || d < 1 || d > daysIn(year, m)) return null
  return `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

function daysIn(year: string, month: number): number {
  return new Date(Date.UTC(year === 'XXXX' ? 2000 : Number(year), month, 0)).getUTCDate()
}

// 09/23/2019 can only be month first; 23/09/2019 only day first; 03/04/2019 stays unread.
function slashed(match: RegExpMatchArray): string | null {
  const first = Number(match[1])
  const second = Number(match[2])
  if (first > 12) return numbers(match[3], match[2], match[1])
  return second > 12 ? numbers(match[3], match[1], match[2]) : null
}
