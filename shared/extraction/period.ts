import { datesIn } from './dates.ts'
import type { Range } from './sentences.ts'

/** The years or days that an instrument is for. */
export interface FoundPeriod extends Range {
  readonly from: string
  readonly to: string
}

const YEARS = /\b((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)?\d\d)\b(?!-\d)/
const FOR_YEARS = /\b(?:for|during|covering|in)\s+the\s+(?:years|period)\s+(?:from\s+)?((?:19|20)\d\d)\s*(?:[-–/]|to|until|and)\s*((?:19|20)\d\d)\b/i
const FROM_TO = /\bfrom\s+([^.;|]{6,24}?)\s+(?:to|until)\s+(?=\d|\p{Lu})/u
const UNTIL = /\b(?:remain|valid|in force|in effect|run|runs|last|lasts)\b[^.;|]{0,40}\buntil\s+(?:the\s+end\s+of\s+)?((?:19|20)\d\d\b)?/i

/** The period of an instrument: years beside its name, "for the years …", "from … to …", or "until …" since its signing. */
export function periodIn(text: string, name: Range | null, signedOn: string | null): FoundPeriod | null {
  return forYears(text) ?? (name ? besideName(text, name) : null) ?? fromTo(text) ?? untilDate(text, signedOn)
}

function forYears(text: string): FoundPeriod | null {
  const match = FOR_YEARS.exec(text)
  return match ? yearRange(match, 0) : null
}

function besideName(text: string, name: Range): FoundPeriod | null {
  const from = Math.max(0, name.start - 20)
  const match = YEARS.exec(text.slice(from, name.end + 200))
  return match ? yearRange(match, from) : null
}

function yearRange(match: RegExpExecArray, offset: number): FoundPeriod | null {
  const [words, from = '', to = ''] = match
  const end = to.length === 2 ? from.slice(0, 2) + to : to
  const place = words.search(/(?:19|20)\d\d/)
  return Number(end) >= Number(from) ? { start: offset + match.index + place, end: offset + match.index + words.length, from, to: end } : null
}

function fromTo(text: string): FoundPeriod | null {
  const match = FROM_TO.exec(text)
  if (!match || !/\b(?:valid|force|effect|effective|period|plan|programme|agreement)\b/i.test(text.slice(Math.max(0, match.index - 80), match.index))) return null
  const [first, second] = datesIn(text.slice(match.index, match.index + 80))
  return first && second ? { start: match.index + first.start, end: match.index + second.end, from: first.date, to: second.date } : null
}

function untilDate(text: string, signedOn: string | null): FoundPeriod | null {
  const match = UNTIL.exec(text)
  if (!match || signedOn === null || signedOn.startsWith('X')) return null
  const end = match.index + match[0].length
  if (match[1] !== undefined) return { start: end - match[1].length, end, from: signedOn, to: match[1] }
  const [date] = datesIn(text.slice(end, end + 30))
  return date && date.start < 4 ? { start: end + date.start, end: end + date.end, from: signedOn, to: date.date } : null
}
