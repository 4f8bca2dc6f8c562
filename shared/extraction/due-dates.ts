import { monthNumber } from './dates.ts'
import type { Range } from './sentences.ts'

/** When something is due, in the words of a clause; `date` is null without a known year. */
export interface FoundDue extends Range {
  readonly date: string | null
}

const MONTH = '(january|february|march|april|may|june|july|august|september|october|november|december)'
const YEAR = '((?:19|20)\\d\\d)'
const LEAD = '(?:by|before|until|not later than|no later than|in|during|on|from|as of|at|within)\\s+(?:the\\s+)?'
const PARTS = '(?:early|late|mid|mid-|the end of|end of|the beginning of|the course of|end)?[\\s-]*'

interface DuePattern {
  readonly pattern: RegExp
  readonly read: (match: RegExpExecArray, year: number | null) => string | null
}

const ORDINALS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, last: 4 }
const PATTERNS: readonly DuePattern[] = [
  { pattern: new RegExp(`\\b${LEAD}(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?\\s+${MONTH},?\\s+${YEAR}\\b`, 'i'), read: (m) => `${m[3]}-${two(monthNumber(m[2] ?? ''))}-${two(Number(m[1]))}` },
  { pattern: new RegExp(`\\b${LEAD}${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+${YEAR}\\b`, 'i'), read: (m) => `${m[3]}-${two(monthNumber(m[1] ?? ''))}-${two(Number(m[2]))}` },
  { pattern: new RegExp(`\\b(?:${LEAD})?(first|second|third|fourth|last)\\s+quarter\\s+of\\s+${YEAR}\\b`, 'i'), read: (m) => `${m[2]}-Q${ORDINALS[(m[1] ?? '').toLowerCase()] ?? 4}` },
  { pattern: new RegExp(`\\b(?:${LEAD})?Q([1-4])\\s*[,/]?\\s*${YEAR}\\b`, 'i'), read: (m) => `${m[2]}-Q${m[1]}` },
  { pattern: new RegExp(`\\b${LEAD}${PARTS}${MONTH},?\\s+${YEAR}\\b`, 'i'), read: (m) => `${m[2]}-${two(monthNumber(m[1] ?? ''))}` },
  { pattern: new RegExp(`\\b${LEAD}${PARTS}${YEAR}\\b(?!\\s*[-–]\\s*\\d)`, 'i'), read: (m) => m[1] ?? null },
  { pattern: new RegExp(`\\b(?:${LEAD})?(?:end of\\s+)?(?:the\\s+)?next year\\b`, 'i'), read: (_, year) => (year === null ? null : String(year + 1)) },
  { pattern: new RegExp(`\\b(?:by|before|until|in|later)\\s+(?:the\\s+end\\s+of\\s+)?this year\\b|\\b(?:by|before|until)\\s+(?:the\\s+)?end of the year\\b`, 'i'), read: (_, year) => (year === null ? null : String(year)) },
  { pattern: new RegExp(`\\b(?:by|before|until|no later than|not later than|in|next)\\s+(?:next\\s+)?${MONTH}\\b(?!\\s+\\d)`, 'i'), read: () => null },
  { pattern: /\b(?:within|in|over|for)\s+(?:the\s+)?(?:next\s+|coming\s+|first\s+)?(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|sixty|thirty|ninety)\s+(?:calendar\s+|working\s+)?(?:days|weeks|months|years|month|year|week|day)\b/i, read: () => null },
  { pattern: /\b(?:by|in|before)\s+(?:the\s+)?(?:next|coming|this)\s+(?:spring|summer|autumn|fall|winter|month|week|school year|season)\b|\bnext (?:month|week|spring|summer|autumn|winter|season)\b/i, read: () => null },
]

/** Finds when a clause is due; `signingYear` resolves "next year". Places are relative to the words. */
export function dueIn(words: string, signingYear: number | null): FoundDue | null {
  for (const { pattern, read } of PATTERNS) {
    const match = pattern.exec(words)
    if (!match) continue
    const lead = /^(?:in|on|at|during|from|as of|by)\s+(?:the\s+)?(?=next year)/i.exec(match[0])?.[0].length ?? 0
    return { start: match.index + lead, end: match.index + match[0].length, date: read(match, signingYear) }
  }
  return null
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
