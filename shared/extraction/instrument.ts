import { datesIn } from './dates.ts'
import { originalSpan, type Folded } from './folded.ts'
import { INSTRUMENT_TYPES } from './lexicon/instruments.ts'
import type { Party } from './parties.ts'
import type { ProposedInstrument, ProposedSpan } from './proposal.ts'
import { signatoriesIn } from './signatories.ts'

const HEAD_CHARACTERS = 6000
const SIGNED = /\b(?:sign(?:ed|s|ing)?|agreed|adopted|concluded)\b/gi
const PLACE_NAME = "(?:(?:New|San|Los|The|Saint|St\\.?|Port|Cape|Den|El|La|Le|Rio|Kuala|Addis|Abu|Buenos|Hong|Sri)\\s+)?\\p{Lu}[\\p{L}'-]+(?:\\s+City)?"

const ANY_PLACE = new RegExp(`\\s(?:in|at)\\s+(${PLACE_NAME})(?=[\\s,.;])`, 'u')

/** Proposes the instrument's own fields from the head of a text. */
export function instrumentOf(folded: Folded, parties: readonly Party[], titleRange: { start: number; end: number } | null): ProposedInstrument {
  const head = folded.text.slice(0, HEAD_CHARACTERS)
  const type = typeIn(head)
  const span = (start: number, end: number): ProposedSpan => originalSpan(folded, start, end)
  const signed = signingDate(head)
  const place = placeIn(head, signed)
  const period = periodIn(head, type)
  return {
    type: type?.id ?? null,
    title: titleOf(folded, head, type, parties, titleRange),
    signedOn: signed ? { words: span(signed.start, signed.end), date: signed.date } : null,
    place: place ? span(place.start, place.end) : null,
    period: period ? { words: span(period.start, period.end), start: period.from, end: period.to } : null,
    parties: parties.map((party) => ({ name: party.name, shortName: party.shortName, span: span(party.start, party.end) })),
    signatories: signatoriesIn(head).map((person) => ({ name: person.name, title: person.title, span: span(person.start, person.end) })),
  }
}

interface FoundType {
  readonly id: string
  readonly start: number
  readonly end: number
}

// What was signed outranks what is merely mentioned; then the first and the longest name wins.
function typeIn(head: string): FoundType | null {
  let best: (FoundType & { score: number }) | null = null
  for (const type of INSTRUMENT_TYPES) {
    for (const words of type.words) {
      const match = new RegExp(`\\b${words.replace(/ /g, '\\s+')}\\b`, 'i').exec(head)
      if (!match) continue
      const around = `${head.slice(Math.max(0, match.index - 60), match.index)}|${head.slice(match.index, match.index + 120)}`
      const score = (/\b(?:sign|conclud|adopt)\w*\b[^.]*\|/i.test(around) || /\|[^.]{0,100}\b(?:was|were)\s+signed/.test(around) ? 1000 : 0) - match.index / 20 + words.length
      if (!best || score > best.score) best = { id: type.id, start: match.index, end: match.index + match[0].length, score }
    }
  }
  return best
}

function titleOf(folded: Folded, head: string, type: FoundType | null, parties: readonly Party[], title: { start: number; end: number } | null): string | null {
  if (!type) return null
  const words = title ? folded.text.slice(title.start, title.end).replace(/\s+/g, ' ') : ''
  if (words !== '' && words.length < 200 && !/\b(?:sign|agree|launch|to)\w*\b/i.test(words) && new RegExp(head.slice(type.start, type.end).replace(/\s+/g, '\\s+'), 'i').test(words)) return words
  const name = head.slice(type.start, type.end).replace(/\s+/g, ' ').replace(/^./, (letter) => letter.toUpperCase())
  const extension = /^(?:\s+Agreement)?(?:\s+(?:for|on)\s+(?:\p{Lu}|\d)[\p{L}\p{N}–-]*(?:\s+(?:of|and|for|the)?\s*\p{Lu}[\p{L}-]+){0,6})?/u.exec(head.slice(type.end))?.[0] ?? ''
  const names = parties.map((party) => party.shortName ?? party.name)
  const between = names.length >= 2 && names.length <= 3 ? ` between ${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : ''
  return `${name}${extension.replace(/\s+/g, ' ')}${between}`
}

interface FoundSigning {
  readonly start: number
  readonly end: number
  readonly date: string
}

function signingDate(head: string): FoundSigning | null {
  const dates = datesIn(head)
  const close = dates.find((date) => {
    const before = head.slice(Math.max(0, date.start - 160), date.start)
    const after = head.slice(date.end, date.end + 160)
    SIGNED.lastIndex = 0
    return /\bsign(?:ed|ing)?\b[^.;]*\b(?:on|at)\s+(?:the\s+)?$/i.test(before) || (/^(?:[^.;]*)\b(?:was|were)\s+signed\b/i.test(after) && /\b[Oo]n\s+(?:the\s+)?$/.test(before))
  })
  const dateline = dates.find((date) => /^\s*[–-]\s|^\s*[:.]?\s*\n|^\s*\)?\s*[–-]/.test(head.slice(date.end, date.end + 4)) || /^[^.]{0,40}$/.test(head.slice(0, date.start)))
  return close ?? dateline ?? dates[0] ?? null
}

function placeIn(head: string, signed: FoundSigning | null): { start: number; end: number } | null {
  const patterns = [
    new RegExp(`\\b(?:signed|concluded|adopted)\\b[^.;]{0,140}?\\s(?:in|at)\\s+(${PLACE_NAME})(?=[\\s,.;])`, 'u'),
    new RegExp(`\\b(?:Headquarters|headquarters|palace|ceremony|Centre)\\s+in\\s+(${PLACE_NAME})`, 'u'),
    new RegExp(`(?:^|\\n)\\s*(${PLACE_NAME})(?:,\\s*\\p{Lu}[\\p{L} ]+)?\\s*[,(]\\s*\\(?(?:\\d{1,2}(?:st|nd|rd|th)?\\s+\\p{Lu}|\\p{Lu}\\p{L}+\\s+\\d)`, 'u'),
  ]
  const [bySigning, byHall, byDateline] = patterns.map((pattern) => placed(pattern, head, 0))
  const byMention = placed(ANY_PLACE, head, signed?.start ?? 0)
  const signedNear = bySigning && (!signed || !byDateline || bySigning.start - signed.start < 400) ? bySigning : null
  return byDateline ?? signedNear ?? byHall ?? byMention ?? null
}

function placed(pattern: RegExp, head: string, from: number): { start: number; end: number } | null {
  const match = pattern.exec(head.slice(from))
  const name = match?.[1]
  if (!match || name === undefined || /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Today|The)$/.test(name)) return null
  const start = from + match.index + match[0].indexOf(name, Math.max(0, match[0].search(/\s(?:in|at)\s+\p{Lu}[^]*$/u)))
  return { start, end: start + name.length }
}

function periodIn(head: string, type: FoundType | null): { start: number; end: number; from: string; to: string } | null {
  if (!type) return null
  const match = /\b((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)?\d\d)\b(?!-\d)/.exec(head.slice(Math.max(0, type.start - 20), type.end + 200)) ?? null
  const window = Math.max(0, type.start - 20)
  const [, from = '', to = ''] = match ?? []
  if (!match || from === '') return null
  const end = to.length === 2 ? from.slice(0, 2) + to : to
  return Number(end) >= Number(from) ? { start: window + match.index, end: window + match.index + match[0].length, from, to: end } : null
}
