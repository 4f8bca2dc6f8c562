import { GENERAL_VERBS, STATE_PARTICIPLES } from './lexicon/present-acts.ts'
import type { Trigger } from './predicates.ts'
import type { PredicateRule } from './lexicon/predicates.ts'
import { ADVERB_IN_LY, baseOfPresent, isBaseVerb, isNounLike, isParticiple } from './verb-forms.ts'

/**
 * How much a text binds by the plain present: "binding" where it is an instrument itself ("The Parties
 * exchange data"), "news" where it tells of one and only the future binds ("The fund opens in May"); in a "series" of commitments the next
 * sentence about one who can bind himself is one more.
 */
export type PresentForce = 'binding' | 'series' | 'news' | 'none'

export const PRESENT_ACT: PredicateRule = { rule: 'plain-present', kind: 'undertaking', force: 'agreed', confidence: 0.62, phrases: [] }

const GENERAL = new Set(GENERAL_VERBS)
const STATES = new Set(STATE_PARTICIPLES)
const BOUNDARY = /;\s+(?:and\s+)?|,\s+(?:and|while|whereas|whilst|but)\s+|\s+(?:and|while|whereas|whilst)\s+(?=(?:the|a|an|each|both|all|its|their|no|other)\s|\p{Lu}|\p{Ll}+[^s\s]s\s)/gu
const SUBJECT_MAX_WORDS = 22
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu
const DETERMINER = /^(?:the|a|an|its|their|our|his|her|this|that|these|those|each|every|any|all|no|some|such|other|both|two|three|four|five|six|several|new|joint|of|for|in|on|at|by|with|to|from|between|under|into|as|or|not|per|\d+)$/i
const RELATIVE = /^(?:which|who|whom|whose|that|where|whereby|if|when|while|because|unless|until|what|how|why)$/i
const PLURAL_WORD = /^(?:we|they|both|all|two|sides|people|children|women|men|staff|police|each)$/i
const ADVERB = new RegExp(`^(?:also|then|now|jointly|both|each|not|further|together|normally|therefore|in turn|${ADVERB_IN_LY})$`, 'iu')
// "The herders, for their part, drop …"
const REMARK = /^([^,]{3,60}),\s(?:for|in|as|under|by|with|at|on|together|acting|upon)\b[^,]{2,80},/
const ADVERBIAL = /^\s*(?:,[^,;]{2,40},\s*)?/

/** Adds to a sentence's triggers the plain-present verbs of the clauses that have none. */
export function withPresentActs(sentence: string, triggers: readonly Trigger[], force: PresentForce): readonly Trigger[] {
  if (force === 'none' || /[?]\s*$/.test(sentence)) return triggers
  const added: Trigger[] = []
  for (const part of partsOf(sentence)) {
    if (triggers.some((trigger) => trigger.start < part.end && trigger.end > part.start)) continue
    const found = presentVerb(sentence.slice(part.start, part.end))
    if (!found) continue
    const isFirst = part.start === 0
    if (!isFirst && !triggers.length && !added.length) continue
    if (force !== 'binding' && !(force === 'series' && SEVERAL.test(sentence.slice(part.start, part.end))) && !pointsAhead(sentence.slice(part.start, part.end), isFirst && part.end === sentence.length ? sentence : '', sentence)) continue
    added.push({ rule: PRESENT_ACT, start: part.start + found.start, end: part.start + found.end })
  }
  return added.length === 0 ? triggers : [...triggers, ...added].sort((a, b) => a.start - b.start)
}

interface Place {
  readonly start: number
  readonly end: number
}

// A sentence's stretches between joints behind which a new subject may stand.
function partsOf(sentence: string): Place[] {
  const parts: Place[] = []
  let start = 0
  BOUNDARY.lastIndex = 0
  for (let match = BOUNDARY.exec(sentence); match; match = BOUNDARY.exec(sentence)) {
    const next = match.index + match[0].length
    if (!presentVerb(sentence.slice(start, match.index)) && !/\b(?:shall|will|to|is|are)\b/.test(sentence.slice(start, match.index))) continue
    if (!presentVerb(sentence.slice(next))) continue
    parts.push({ start, end: match.index })
    start = next
  }
  parts.push({ start, end: sentence.length })
  return parts
}

/** The main verb of a clause in the plain present, active or passive, or null. */
export function presentVerb(sentence: string): Place | null {
  const clause = sentence.replace(REMARK, (whole, subject: string) => subject.padEnd(whole.length))
  const words = [...clause.matchAll(WORD)].slice(0, SUBJECT_MAX_WORDS + 2)
  let skips = 0
  for (const [index, match] of words.entries()) {
    const word = match[0]
    if (RELATIVE.test(word) && index > 0) skips += 1
    if (index === 0 || /^(?:has|have|had|was|were|can|could|should|must|may|might|would|will|shall|did|does|do)$/i.test(word)) {
      if (index > 0 && skips === 0) return null
      if (index > 0) skips -= 1
      continue
    }
    const end = match.index + word.length
    const rest = clause.slice(end)
    // "explained the rules": a verb of the past is the main one.
    if (skips === 0 && /^\p{Ll}+ed$/u.test(word) && /^\s+(?:the|an?|its|their|that|how|why|on its|his|her)\s/.test(rest)) return null
    const subject = words.slice(0, index).map((one) => one[0])
    const before = subjectTail(subject)
    if (/^(?:is|are)$/i.test(word)) {
      if (skips > 0) {
        skips -= 1
        continue
      }
      return passive(rest) ? { start: match.index, end } : null
    }
    if (before === null || !isPresentForm(word, before, headOf(subject), rest)) continue
    if (skips > 0) {
      skips -= 1
      continue
    }
    const base = baseOfPresent(word) ?? word.toLowerCase()
    // "recognise each other's diplomas": what is done to each other is an act, whatever the verb.
    return GENERAL.has(base) && !/^\s+each other(?:'s)?\b/.test(rest) ? null : { start: match.index, end }
  }
  return null
}

// The last word of a subject, adverbs left out; null when no subject can end there.
function subjectTail(words: readonly string[]): string | null {
  let last = words.length - 1
  while (last > 0 && ADVERB.test(words[last] ?? '')) last -= 1
  const word = words[last] ?? ''
  return DETERMINER.test(word) && !PLURAL_WORD.test(word) ? null : word
}

// "A workshop for young writers", "crews crossing the border": what the verb agrees with stands before the preposition or participle; null without one.
function headOf(subject: readonly string[]): string | null {
  const preposition = subject.findIndex((word, index) => index > 0 && /^(?:of|for|from|with|between|by|in|on|at)$|\p{Ll}{3,}ing$/iu.test(word))
  return preposition > 0 ? (subject[preposition - 1] ?? null) : null
}

function isPluralWord(word: string): boolean {
  return PLURAL_WORD.test(word) || /[^s]s$/.test(word)
}

const FINITE_AHEAD = /\b(?:is|are|was|were|will|shall|has|have)\b/

function isPresentForm(word: string, before: string, head: string | null, rest: string): boolean {
  if (word !== word.toLowerCase()) return false
  const isPlural = isPluralWord(head ?? before)
  const base = baseOfPresent(word)
  if (base !== null && word.endsWith('s')) {
    if (isPlural && !/^\p{Lu}/u.test(head ?? before)) return false
    return !isNounLike(base) || takesObject(rest) || /^\s+(?:to|on|in|at|with|from|into|for)\b/.test(rest) && !FINITE_AHEAD.test(rest)
  }
  if (!isPlural) return false
  if (isBaseVerb(word, rest) || (baseOfPresent(`${word}s`) !== null && takesObject(rest))) return true
  return head === null && baseOfPresent(`${word}s`) !== null && /^\s+(?:to|for|at|with|into)\s/.test(rest) && !FINITE_AHEAD.test(rest)
}

// Behind a verb, not behind a noun of the same form.
function takesObject(rest: string): boolean {
  const words = rest.replace(ADVERBIAL, ' ')
  return /^\s+(?:the|a|an|its|their|our|his|her|each|all|any|every|this|these|no|both|one|two|three|four|five|ten|\d|up|out|joint|new|information|data|at least|together|jointly|once|twice|free|as|\p{L}+ly\b|\p{L}+s\b)/u.test(words)
}

function passive(rest: string): boolean {
  const match = /^\s+(?:(?:also|then|now|jointly|both|each|not|further|\p{L}+ly)\s+)*(\p{L}+)/u.exec(rest)
  const word = match?.[1]?.toLowerCase() ?? ''
  return isParticiple(word) && !/^\s+(?:\p{L}+ly\s+)?made\s+(?:of|up|from|for)\b/u.test(rest) && (!STATES.has(word) || /^\s+(?:\p{L}+ly\s+)?set\s+up\b/u.test(rest))
}

// "The schools take …", "Both exchange …", "Once a year, all meet": those who agreed, not one body that describes itself.
const SEVERAL = /^\s*(?:(?:once|twice|every|each|in|from|at|on)\b[^,]{2,40},\s+)?(?:each|both|all|they|neither|the (?:\p{Ll}+ ){0,2}\p{Ll}+[^s]s|the (?:city|museum|port|company|government|ministry|agency|university|hospital|bank|union|council|school)|\p{Lu}\p{Ll}+[^s]s)\s(?!of\s+(?:the\s+)?(?:world|region|country)\b)/iu
const AHEAD = /\b(?:from|as of|on|by|until|in|starting|before|at the (?:start|beginning|end) of|the (?:start|end) of)\s+(?:(?:early|late|mid|the|next|this|coming|spring|summer|autumn|winter|end|start|of|\d{1,2})[\s-]+)*(?:january|february|march|april|may|june|july|august|september|october|november|december|20[2-9]\d|next (?:year|month|week|spring|summer|autumn|winter)|the (?:spring|summer|autumn|winter)|easter|christmas)\b|\bnext (?:year|month|week|spring|summer|autumn|winter)\b/i
/** Words that tell what an agreement gives each side. */
export const BY_AGREEMENT = /\b(?:under|as part of|in line with|according to|by) (?:the|this|their|its)(?: new)? (?:agreement|deal|accord|protocol|charter|pact|memorandum|mou|compact|plan|arrangement|partnership|terms)\b|\b(?:in (?:return|exchange|turn)|for (?:its|their) part)\b|\bfree of charge\b/i

// "The builders accept less; in return the city speeds up permits": both do.
const IN_RETURN = /[;,]\s+(?:and\s+)?in (?:return|exchange|turn)\b/i

// "opens in May", "under the deal, the port lowers its fees": a promise, though told in the present.
function pointsAhead(part: string, whole: string, sentence: string): boolean {
  const words = whole === '' ? part : whole
  if (IN_RETURN.test(sentence)) return true
  return AHEAD.test(words) || BY_AGREEMENT.test(words)
}
