import { datesIn, monthNumber, type FoundDate } from './dates.ts'
import { NOT_PLACES } from './lexicon/places.ts'
import type { Range } from './sentences.ts'

/** When the instrument was signed. `isInferred`: the text gives the date, but does not say that it was signed then. */
export interface FoundSigning extends FoundDate {
  readonly isInferred: boolean
}

const PLACE_NAME = "(?:(?:New|San|Los|The|Saint|St\\.?|Port|Cape|Den|El|La|Le|Rio|Kuala|Addis|Abu|Buenos|Hong|Sri|Dar|Tel|Phnom|Santo|Sao|São|Las|Fort|Mount|North|South|East|West|Upper|Lower)\\s+)?\\p{Lu}[\\p{L}'-]+(?:\\s+(?:City|Town))?"
const DONE = /\b(?:done|signed|concluded|adopted|executed)\s+(?:at|in)\s+[^.;]{2,60}?\s*,?\s+(?:on|this)\s+(?:the\s+)?$/i
const SIGNED_BEFORE = /\bsign(?:ed|ing)?\b[^.;]*\b(?:on|at)\s+(?:the\s+|\p{L}+day,?\s+)?$/iu
const MONTH_WORDS = '(January|February|March|April|May|June|July|August|September|October|November|December)'
const SIGNED_IN = new RegExp(`\\b(?:was|were|been)\\s+(?:signed|concluded|adopted)\\b[^.;]{0,80}?\\bin\\s+((?:${MONTH_WORDS}\\s+)?((?:19|20)\\d\\d))\\b`, 'g')
const OPENING_CHARACTERS = 500

/** The date of signing: where the text says it, else its dateline. Dates of other things are left alone. */
export function signingDateIn(text: string): FoundSigning | null {
  const dates = datesIn(text)
  const done = dates.filter((date) => DONE.test(text.slice(Math.max(0, date.start - 120), date.start))).at(-1)
  const told = done ?? dates.find((date) => isToldOfSigning(text, date))
  if (told && !isOther(text, told)) return { ...told, isInferred: false }
  const dateline = dates.find((date) => date.start < OPENING_CHARACTERS && isDateline(text, date) && !isOther(text, date))
  if (dateline) return { ...dateline, isInferred: true }
  return monthOfSigning(text)
}

function isToldOfSigning(text: string, date: FoundDate): boolean {
  const before = text.slice(Math.max(0, date.start - 160), date.start)
  const after = text.slice(date.end, date.end + 160)
  return SIGNED_BEFORE.test(before) || (/^(?:[^.;]*)\b(?:was|were)\s+signed\b/i.test(after) && /\b[Oo]n\s+(?:the\s+)?$/.test(before))
}

// "by 31 December", "until", and the dates of instruments that the text only refers to.
function isOther(text: string, date: FoundDate): boolean {
  const before = text.slice(Math.max(0, date.start - 140), date.start)
  if (/\b(?:force|effect|expires?|deadline|begins?|starts?|opens?|held|born)\b[^.;|]{0,30}$/i.test(before)) return true
  return /\b(?:by|until|before|from|since|after|than|between|of)\s+(?:the\s+)?$/i.test(before) || /\b(?:in implementation of|pursuant to|recalling|replaces?|following|supersedes?|in accordance with)\b[^.;|]*$/i.test(before)
}

function isDateline(text: string, date: FoundDate): boolean {
  const lineStart = text.lastIndexOf('\n', date.start - 1) + 1
  const before = text.slice(lineStart, date.start)
  const after = text.slice(date.end, date.end + 4)
  return before.trim().length <= 40 || /^\s*[–-]\s|^\s*\)?\s*[–-]/.test(after) || /\b(?:meeting|met|assembled|gathered)\b[^.;]*\b(?:on|in)\s+$/i.test(before)
}

function monthOfSigning(text: string): FoundSigning | null {
  SIGNED_IN.lastIndex = 0
  const match = SIGNED_IN.exec(text)
  const words = match?.[1]
  if (!match || words === undefined) return null
  const start = match.index + match[0].length - words.length
  const month = match[2] === undefined ? '' : `-${String(monthNumber(match[2])).padStart(2, '0')}`
  return { start, end: start + words.length, date: `${match[3] ?? ''}${month}`, isInferred: false }
}

const BY_DONE = new RegExp(`\\b(?:[Dd]one|DONE|[Ss]igned|[Cc]oncluded|[Aa]dopted)\\s+(?:at|in)\\s+(?:the\\s+)?(${PLACE_NAME})(?=\\s*,|\\s+(?:on|this|in)\\b)`, 'u')
const BY_SIGNING = new RegExp(`\\b(?:signed|concluded|adopted)\\b[^.;|]{0,140}?\\s(?:in|at)\\s+(${PLACE_NAME})(?=[\\s,.;]|$)`, 'u')
const BY_HALL = new RegExp(`\\b(?:Headquarters|headquarters|palace|ceremony|Centre)\\s+in\\s+(${PLACE_NAME})`, 'u')
const BY_DATELINE = new RegExp(`(?:^|\\n|\\|)\\s*(?:[^\\n|]{0,60},\\s+)?(${PLACE_NAME}|\\p{Lu}{3,}(?:\\s\\p{Lu}{3,})?)(?:,\\s*\\p{Lu}[\\p{L}. ]+?)?\\s*(?:[,(]\\s*\\(?(?:\\d{1,2}(?:st|nd|rd|th)?(?:\\s*[–-]\\s*\\d{1,2})?\\s+\\p{Lu}|\\d{4}-\\d\\d|\\p{Lu}\\p{L}+\\s+\\d)|(?:\\([^()\\n]{2,40}\\)\\s*)?\\s[–-]\\s)`, 'u')
const BY_MEETING = new RegExp(`\\b(?:meeting|met|assembled|gathered|adopted|launched|announced|agreed)\\b[^.;|]{0,60}?\\s(?:in|at)\\s+(${PLACE_NAME})(?=[\\s,.;]|$)`, 'u')

/** Where it was signed; `signed` keeps a later, unrelated mention from winning. */
export function signingPlaceIn(text: string, signed: Range | null): Range | null {
  const done = placed(BY_DONE, text)
  if (done && /\bon\b|\bthis\b/.test(text.slice(done.end, done.end + 8))) return done
  const bySigning = placed(BY_SIGNING, text)
  const byDateline = opening(placed(BY_DATELINE, text))
  const signedNear = bySigning && (!signed || !byDateline || bySigning.start - signed.start < 400) ? bySigning : null
  return byDateline ?? done ?? signedNear ?? placed(BY_HALL, text) ?? opening(placed(BY_MEETING, text)) ?? besideDate(text, signed)
}

const ANY_PLACE = new RegExp(`\\s(?:in|at)\\s+(${PLACE_NAME})(?=[\\s,.;])`, 'u')
const BESIDE_CHARACTERS = 400

// A place named soon after the date.
function besideDate(text: string, signed: Range | null): Range | null {
  if (!signed) return null
  const found = placed(ANY_PLACE, text.slice(signed.start, signed.start + BESIDE_CHARACTERS))
  return found ? { start: signed.start + found.start, end: signed.start + found.end } : null
}

function opening(place: Range | null): Range | null {
  return place && place.start < OPENING_CHARACTERS * 2 ? place : null
}

function placed(pattern: RegExp, text: string): Range | null {
  const match = pattern.exec(text)
  const name = match?.[1]
  if (!match || name === undefined || NOT_PLACES.has(name)) return null
  const start = match.index + match[0].lastIndexOf(name)
  // Initials of an organisation, unless a bar sets them off as a dateline does.
  if (/^\p{Lu}{2,5}$/u.test(name) && !/\|\s*$/.test(text.slice(0, start)) && !/^\s*,/.test(text.slice(start + name.length))) return null
  return { start, end: start + name.length }
}
