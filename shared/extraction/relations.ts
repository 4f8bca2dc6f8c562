import { datesIn, monthNumber } from './dates.ts'
import { RELATED_NOUNS, RELATION_WORDS, type RelationKind } from './lexicon/relations.ts'
import type { Range } from './sentences.ts'

/** Another instrument, and how this one stands to it; places are those of the words that say so. */
export interface FoundRelation extends Range {
  readonly kind: RelationKind
  readonly name: string
  /** As far as the words give it: `2018-10`, `2003`, `1988-04-12`. */
  readonly date: string | null
}

const NAME_WORD = '(?:\\p{Lu}[\\p{L}\\p{N}-]*|of|on|for|the|and|to)'
const NOUN = `(?:${RELATED_NOUNS.join('|')})`
const ANY_NOUN = `(?:${NOUN}|${RELATED_NOUNS.join('|').toLowerCase()}|${RELATED_NOUNS.join('|').toUpperCase()}|one)`
// At most seven words before the noun and eight behind it: bounded, and longer names do not matter.
const NAME = `(?:(?:the|THE|a|an|its|their)\\s+)?(?:(?:first|previous|earlier|existing|\\d{4}|bilateral|relevant|original)\\s+){0,2}((?:${NAME_WORD}\\s+){0,7}?${ANY_NOUN}(?!\\p{L})(?:\\s+(?:of|on|for|between|to)(?:\\s+${NAME_WORD}){1,8})?)`
const MENTION = new RegExp(`\\b(${RELATION_WORDS.flatMap(({ words }) => words).sort((a, b) => b.length - a.length).map(inAnyCase).join('|')})\\s+${NAME}`, 'gu')
const WHEN = /^[^.;|]{0,90}?\b(?:(?:signed|adopted|concluded|agreed|reached)\b[^.;|]{0,60}?\b(?:in|on|of)\s+|of\s+|\()(?:(January|February|March|April|May|June|July|August|September|October|November|December)\s+)?((?:19|20)\d\d)\b/i
const SIGNED_WHEN = /^[^.;|]{0,90}?\b(?:in|on|of)\s+(?:(January|February|March|April|May|June|July|August|September|October|November|December)\s+)?((?:19|20)\d\d)\b/i
const RELATIONS_MAX = 12

/** The other instruments that a text names, each once, with what ties this one to it. */
export function relationsIn(text: string): FoundRelation[] {
  const found: FoundRelation[] = []
  for (const match of text.matchAll(MENTION)) {
    const name = tidied(match[2] ?? '')
    const kind = kindOf(match[1] ?? '')
    if (!kind || !isInstrumentName(name) || found.some((other) => other.name === name)) continue
    const end = match.index + match[0].length
    const when = whenBehind(text.slice(end, end + 120), match[0])
    found.push({ kind, name, date: when?.date ?? null, start: match.index, end: end + (when?.length ?? 0) })
    if (found.length === RELATIONS_MAX) break
  }
  return found
}

// "following", "Following", "FOLLOWING"
function inAnyCase(words: string): string {
  return `[${words.charAt(0)}${words.charAt(0).toUpperCase()}]${words.slice(1)}|${words.toUpperCase()}`
}

function kindOf(words: string): RelationKind | null {
  const lower = words.toLowerCase().replace(/\s+/g, ' ')
  return RELATION_WORDS.find((relation) => relation.words.includes(lower))?.kind ?? null
}

function tidied(name: string): string {
  return name.replace(/\s+/g, ' ').replace(/(?:\s+(?:of|on|for|the|and|to|between))+$/i, '').trim()
}

// "one" stands for an instrument of the same kind; a plain lower-case "agreement" must be dated to be a particular one.
function isInstrumentName(name: string): boolean {
  return /\p{Lu}/u.test(name) || name === 'one'
}

function whenBehind(after: string, words: string): { date: string; length: number } | null {
  const day = datesIn(after.slice(0, 90)).find((date) => !date.date.startsWith('X') && /\b(?:signed|adopted|concluded|of|on)\b/i.test(after.slice(0, date.start)) && !/[.;|]/.test(after.slice(0, date.start)))
  if (day) return { date: day.date, length: day.end }
  const year = /^\s*\(?((?:19|20)\d\d)\b\)?/.exec(after)
  if (year) return { date: year[1] ?? '', length: year[0].length }
  const match = WHEN.exec(after) ?? (/\b(?:signing|signature|adoption)\b/i.test(words) ? SIGNED_WHEN.exec(after) : null)
  if (match) return { date: dated(match[2] ?? '', match[1]), length: match[0].length }
  const inside = /\b((?:19|20)\d\d)\b/.exec(words)
  return inside ? { date: inside[1] ?? '', length: 0 } : null
}

function dated(year: string, month: string | undefined): string {
  return month === undefined ? year : `${year}-${String(monthNumber(month)).padStart(2, '0')}`
}
