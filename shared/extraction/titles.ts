import { triggersOf } from './predicates.ts'
import { baseOf, canBeBaseVerb } from './verb-forms.ts'

const TITLE_CHARACTERS_MAX = 90
const WEAK_TAIL = /,?\s+(?:with the participation of|upon the request|as and when|in line with|in accordance with|pursuant to|under the auspices of|next year|this year|with a view to|for the benefit of)\b.*$/i
const LEADING_ADVERBS = /^(?:(?:also|further|jointly|to|that|at|on|in|not to|both|ultimately|better|the following|:)\s+|[,:"'\s–-]+)+/i

/** A short imperative title from the words of a clause or an item: "preventing …" → "Preventing …". */
export function titleFromWords(quote: string): string {
  const words = plain(quote)
  const trigger = triggersOf(words)[0]
  if (isNegative(words, trigger?.end ?? 0)) return clip(words)
  return trigger ? titleOfComplement(words.slice(trigger.end)) || clip(words) : clip(words)
}

/** True when an act is promised not to be done. Its title is the whole clause: an imperative made of it could lose the "not". */
export function isNegative(words: string, predicateEnd: number): boolean {
  return /^\s*(?:no|neither|none|nothing|nobody)\b/i.test(words) || /\b(?:not|never)\b/i.test(words.slice(0, predicateEnd + 12))
}

/** A title of the words as they stand. */
export function titleOfWords(words: string): string {
  return clip(plain(words))
}

/** The title of what follows a governing predicate: "aims at promoting …" → "Promote …". */
export function titleOfComplement(complement: string): string {
  const parenthetical = /^\s*,[^,]{1,90},\s*/.exec(complement)
  const words = plain(parenthetical ? complement.slice(parenthetical[0].length) : complement).replace(LEADING_ADVERBS, '')
  const direct = words.replace(/^(\p{L}+),[^,]{1,70},\s+/u, '$1 ')
  const shortened = direct.replace(WEAK_TAIL, (tail, place: number) => (place > 12 ? '' : tail))
  return clip(imperative(shortened))
}

/** The title of a passive: subject "A joint team" with "will be set up in May" → "Set up a joint team in May". */
export function titleOfPassive(subject: string, complement: string): string | null {
  const match = /^\s*(?:(?:also|jointly|then)\s+)?be\s+(?:(?:also|jointly)\s+)?(\p{L}+)((?:\s+(?:up|out))?)(.*)$/su.exec(complement)
  const base = match ? baseOf(match[1] ?? '') : null
  if (!match || !base) return null
  return clip(plain(`${base}${match[2] ?? ''} ${lowerFirst(subject)}${match[3] ?? ''}`))
}

function imperative(words: string): string {
  const first = /^\p{L}[\p{L}-]*/u.exec(words)?.[0] ?? ''
  if (first === '' || canBeBaseVerb(first) || !/ing$/i.test(first)) return words
  const base = baseOf(first)
  return base ? base + words.slice(first.length) : words
}

function plain(words: string): string {
  return words.replace(/\s+/g, ' ').replace(/[\s,;:.]+$/, '').trim()
}

function clip(words: string): string {
  const capital = words.charAt(0).toUpperCase() + words.slice(1)
  if (capital.length <= TITLE_CHARACTERS_MAX) return capital
  const head = capital.slice(0, TITLE_CHARACTERS_MAX)
  const comma = head.search(/[,;:](?=[^,;:]*$)/)
  const cut = comma > TITLE_CHARACTERS_MAX / 2 ? comma : Math.max(head.lastIndexOf(' '), 1)
  return `${head.slice(0, cut).replace(/[\s,;:]+$|\s+(?:and|or|of|the|in|to|for|as|by|with|on|a|an)$/gi, '')}…`
}

function lowerFirst(words: string): string {
  return /^(?:The|A|An|This|That|These|Its|Their|Both|Each|All|Joint|New|Regular)\b/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words
}
