import { originalSpan, type Folded } from './folded.ts'
import { INSTRUMENT_TYPES, OTHER_INSTRUMENT_NAMES } from './lexicon/instruments.ts'
import type { Party } from './parties.ts'
import { periodIn } from './period.ts'
import type { ProposedInstrument, ProposedSpan } from './proposal.ts'
import { relationsIn } from './relations.ts'
import type { Range } from './sentences.ts'
import { signatoriesIn } from './signatories.ts'
import { signingDateIn, signingPlaceIn } from './signing.ts'

const HEAD_CHARACTERS = 6000
/** Treaties say at their end where and when they were done. */
const TAIL_CHARACTERS = 3000

/** Proposes the instrument's own fields from the head of a text. */
export function instrumentOf(folded: Folded, parties: readonly Party[], titleRange: Range | null): ProposedInstrument {
  const head = folded.text.slice(0, HEAD_CHARACTERS)
  const ends = endsOf(folded.text)
  const type = typeIn(head, titleRange)
  const span = (start: number, end: number): ProposedSpan => originalSpan(folded, start, end)
  const signed = signingDateIn(ends)
  const place = signingPlaceIn(ends, signed)
  const period = periodIn(ends, type, signed?.date ?? null)
  return {
    type: type?.id ?? null,
    title: titleOf(folded, head, type, parties, titleRange),
    signedOn: signed ? { words: span(signed.start, signed.end), date: signed.date, inferred: signed.isInferred } : null,
    place: place ? span(place.start, place.end) : null,
    period: period ? { words: span(period.start, period.end), start: period.from, end: period.to } : null,
    parties: parties.map((party) => ({ name: party.name, shortName: party.shortName, span: span(party.start, party.end) })),
    signatories: signatoriesIn(head).map((person) => ({ name: person.name, title: person.title, span: span(person.start, person.end) })),
    relations: relationsIn(head).map(({ kind, name, date, start, end }) => ({ kind, name, date, words: span(start, end) })),
  }
}

// The text with its middle blanked, at the same places: what signing and duration are told of.
function endsOf(text: string): string {
  const middle = text.length - HEAD_CHARACTERS - TAIL_CHARACTERS
  return middle <= 0 ? text : text.slice(0, HEAD_CHARACTERS) + '|'.repeat(middle) + text.slice(HEAD_CHARACTERS + middle)
}

interface FoundType {
  readonly id: string
  readonly start: number
  readonly end: number
}

// What was signed outranks what is merely mentioned; then the first and the longest name wins.
function typeIn(head: string, title: Range | null): FoundType | null {
  return bestOf(head, title, INSTRUMENT_TYPES) ?? bestOf(head, title, [{ id: 'other', words: OTHER_INSTRUMENT_NAMES }])
}

function bestOf(head: string, title: Range | null, types: readonly { readonly id: string; readonly words: readonly string[] }[]): FoundType | null {
  let best: (FoundType & { score: number }) | null = null
  for (const type of types) {
    for (const words of type.words) {
      const match = new RegExp(`\\b${words.replace(/ /g, '\\s+')}\\b`, 'i').exec(head)
      if (!match) continue
      const around = `${head.slice(Math.max(0, match.index - 60), match.index)}|${head.slice(match.index, match.index + 120)}`
      const inTitle = title !== null && match.index >= title.start && match.index < title.end
      const score = (inTitle ? 500 : 0) + (/\b(?:sign|conclud|adopt)\w*\b[^.]*\|/i.test(around) || /\|[^.]{0,100}\b(?:was|were)\s+signed/.test(around) ? 1000 : 0) - match.index / 20 + words.length
      if (isOther(head, match.index)) continue
      if (!best || score > best.score) best = { id: type.id, start: match.index, end: match.index + match[0].length, score }
    }
  }
  return best
}

// "pursuant to the Convention", "recalling the Declaration": another instrument.
function isOther(head: string, place: number): boolean {
  return /\b(?:recalling|pursuant to|implementation of|implement|in line with|in accordance with|following|builds? on|having regard to|under that|under the)\b[^.;:|\n]{0,60}$/i.test(head.slice(Math.max(0, place - 90), place))
}

function titleOf(folded: Folded, head: string, type: FoundType | null, parties: readonly Party[], title: Range | null): string | null {
  if (!type) return null
  const words = title ? folded.text.slice(title.start, title.end).replace(/\s+/g, ' ') : ''
  if (words !== '' && words.length < 200 && !/\b(?:sign|agree|launch|to)\w*\b/i.test(words) && new RegExp(head.slice(type.start, type.end).replace(/\s+/g, '\\s+'), 'i').test(words)) return words
  const name = head.slice(type.start, type.end).replace(/\s+/g, ' ').replace(/^./, (letter) => letter.toUpperCase())
  const extension = /^(?:\s+Agreement)?(?:\s+(?:for|on)\s+(?:\p{Lu}|\d)[\p{L}\p{N}–-]*(?:\s+(?:of|and|for|the)?\s*\p{Lu}[\p{L}-]+){0,6})?/u.exec(head.slice(type.end))?.[0] ?? ''
  const names = parties.map((party) => party.shortName ?? party.name)
  const between = names.length >= 2 && names.length <= 3 ? ` between ${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : ''
  return `${name}${extension.replace(/\s+/g, ' ')}${between}`
}
