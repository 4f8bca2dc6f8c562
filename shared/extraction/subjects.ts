import { BODY_NOUNS, INSTRUMENT_NOUNS, PROGRAMME_NOUNS } from './lexicon/instruments.ts'
import { ENTITY_NOUNS, EVENT_NOUNS, OUTSIDER_WORDS, PARTY_PRONOUNS } from './lexicon/subjects.ts'

/** Who the subject of a predicate is, as far as its words tell. */
export type SubjectClass = 'party' | 'entity' | 'instrument' | 'event' | 'outsider' | 'it' | 'there' | 'unknown' | 'none'

const PRONOUNS = new Set(PARTY_PRONOUNS)
const ENTITIES = new Set([...ENTITY_NOUNS, ...ENTITY_NOUNS.map((noun) => `${noun}s`)])
const OUTSIDERS = new Set(OUTSIDER_WORDS)
const EVENTS = new Set(EVENT_NOUNS)
const INSTRUMENTS = new Set(INSTRUMENT_NOUNS)
const BODIES = new Set(BODY_NOUNS)
const PROGRAMMES = new Set(PROGRAMME_NOUNS)
const TRAILING = /(?:\s+|^)(?:have|has|had|also|further|jointly|today|therefore|both|now|currently|hereby|mutually|then|thus|yesterday|recently|\p{L}+ly|be|been|is|are|was|were|do|does|did|not|each|all|either|on \p{L}+day|to|and|or|this (?:week|month|year|morning|afternoon)|,)\s*$/iu

/** The subject without auxiliaries and adverbs at its end. */
export function trimSubject(words: string): string {
  let subject = words
  for (let rounds = 0; rounds < 6; rounds += 1) {
    const shorter = subject.replace(TRAILING, '')
    if (shorter === subject || shorter.trim() === '') break
    subject = shorter
  }
  return subject.trim()
}

/** Classifies a subject; `isParty` says whether words name a known party. */
export function classifySubject(words: string, isParty: (words: string) => boolean): SubjectClass {
  const subject = trimSubject(words).replace(/^(?:and|but|while|whereas|,|\s)+/i, '').trim()
  if (/^(?:the|a|an|its|their|our|this)?$/i.test(subject)) return 'none'
  const lower = subject.toLowerCase()
  if (lower === 'it') return 'it'
  if (/^there\b|\sthere$/.test(lower)) return 'there'
  if (/^(?:you|he|she|i|everyone|everybody|no one|people)$/.test(lower)) return 'outsider'
  if (PRONOUNS.has(lower) || PRONOUNS.has(lower.split(' ')[0] ?? '')) return 'party'
  const head = headNoun(lower)
  if (OUTSIDERS.has(lower.replace(/^the /, ''))) return 'outsider'
  if (BODIES.has(head) && isBodyName(subject, head)) return 'entity'
  if (INSTRUMENTS.has(head) && !ENTITIES.has(head)) return 'instrument'
  if (EVENTS.has(head)) return 'event'
  if (isParty(subject)) return 'party'
  if (ENTITIES.has(head) || lower.split(/[^\p{L}-]+/u).some((word) => ENTITIES.has(word))) return 'entity'
  if (/^(?:the|all|both|these|our)\s+(?:two|three|four|five|six|seven|eight|nine|ten|\d+|both)?\s*(?:\p{L}+\s+){0,2}\p{L}+s$/u.test(lower) && /\b(?:two|three|four|five|six|seven|eight|nine|ten|both|\d+)\b/.test(lower)) return 'entity'
  const names = subject.match(/(?<!^)\b\p{Lu}\p{L}+/gu)?.length ?? 0
  const isName = /^\p{Lu}\p{Ll}+$/u.test(subject) && !/(?:s|ing|ers)$/.test(subject) && subject !== 'Together'
  return names >= 1 || isName || /^\p{Lu}{2,}/u.test(subject) ? 'entity' : 'unknown'
}

/** True when the subject is planned work ("the project"), which may promise what it will do. */
export function isProgramme(subject: string): boolean {
  return PROGRAMMES.has(headNoun(trimSubject(subject).toLowerCase()))
}

// "the Nordic Fund", "the Network": a capital makes a name of the noun, unless "this" points to the thing agreed upon.
function isBodyName(subject: string, head: string): boolean {
  const capital = head.charAt(0).toUpperCase() + head.slice(1)
  return new RegExp(`(?:^|\\s)${capital}\\b`).test(subject) && !new RegExp(`^(?:this|these|${capital})\\b`, 'i').test(subject) && !/^(?:project|program|programme|initiative|campaign|platform|system)$/.test(head)
}

// "the agreement with IPA CIS" → "agreement": the last word before the first preposition or comma.
function headNoun(lower: string): string {
  const phrase = lower.split(/\s+(?:of|for|with|between|on|in|to|at|from|by|under|against|about|signed|that|which|among|as|was|were|is|are|has|have|had|will|shall)\b|,|\(/)[0] ?? lower
  const words = phrase.trim().split(/\s+/)
  return (words.at(-1) ?? '').replace(/[^\p{L}-]/gu, '')
}
