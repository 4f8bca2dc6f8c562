import { COMPOUND_NOUNS, IRREGULAR_VERBS, NOUN_LIKE_VERBS, RARELY_VERBS, VERBS } from './lexicon/verbs.ts'

/** A pattern for adverbs such as "jointly", which leaves out verbs such as "supply". */
export const ADVERB_IN_LY = '(?!(?:supply|apply|reply|comply|rely|multiply|imply|fly|ally|tally|reapply)(?!\\p{L}))\\p{L}+ly'

export type VerbForm = 'base' | 'gerund' | 'participle'

const NOUN_LIKE = new Set(NOUN_LIKE_VERBS)
const RARELY = new Set(RARELY_VERBS)
const COMPOUND = new RegExp(`^\\s+(?:${COMPOUND_NOUNS.join('|')})\\b`, 'i')
const GERUNDS = new Map<string, string>()
const PARTICIPLES = new Map<string, string>()
const BASES = new Set([...VERBS, 'be', 'have', 'do', 'go', 'get', 'let'])

for (const base of BASES) {
  const stem = base.endsWith('e') && !base.endsWith('ee') ? base.slice(0, -1) : base
  if (!GERUNDS.has(`${stem}ing`)) GERUNDS.set(`${stem}ing`, base)
  const past = base.endsWith('e') ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`
  PARTICIPLES.set(past, base)
}
for (const [base, gerund, participle] of IRREGULAR_VERBS) {
  BASES.add(base)
  GERUNDS.set(gerund, base)
  PARTICIPLES.set(participle, base)
}

const OBJECT_STARTERS = /^(?:\s+(?:the|a|an|its|their|our|his|her|each|all|any|every|this|that|these|those|joint|new|more|at|regular|additional|up|out|one|two|three|four|five|six|ten|\d+|such|other|both|non-|no|national|local|free|better)\b|\s+\p{L}+s\b(?!\s*,))/u
const DETERMINERS = /^\s+(?:the|a|an|its|their|our|his|her|each|all|any|every|this|that|these|those|such|other|both|\d+)\b/
const NOUN_FOLLOWERS = /^\s*(?:$|[,.;:)]|(?:of|for|in|to|between|on|with|and|or|among|from|at|as|is|are|will|shall)\b)/

/** The word is a verb in its base form, judged by what follows it. */
export function isBaseVerb(word: string, rest: string): boolean {
  const lower = word.toLowerCase()
  if (!BASES.has(lower)) return false
  if (!NOUN_LIKE.has(lower) && !RARELY.has(lower)) return true
  if (RARELY.has(lower)) return DETERMINERS.test(rest)
  if (COMPOUND.test(rest)) return false
  return OBJECT_STARTERS.test(rest) || !NOUN_FOLLOWERS.test(rest)
}

/** The word is a verb's base form in any reading: after "to" or "shall" there is no doubt. */
export function canBeBaseVerb(word: string): boolean {
  return BASES.has(word.toLowerCase())
}

/** The word is as often a noun. */
export function isNounLike(word: string): boolean {
  return NOUN_LIKE.has(word.toLowerCase())
}

/** The word is an act ("restoring the bridge"), not a noun ("training of guides", "funding"). */
export function isGerundAct(word: string, rest: string): boolean {
  // "Match-fixing threatens sport": the subject of a verb.
  if (/-/.test(word) && /^\s+\p{Ll}+s\s+(?:the|an?|its|their|our)\s/u.test(rest)) return false
  if (!/^[\p{L}-]{2,}ing$/u.test(word) || /^(?:during|including|according|regarding|concerning|following|pending|being|meeting|building|training|funding|housing|fishing|farming|nothing|something|anything|spring|morning|evening|shipping|engineering|banking|mining|marketing|learning|capacity-building|peace-building|decision-making|policy-making|setting|planning|monitoring|financing)$/i.test(word)) {
    return /^(?:building|training|setting|planning|monitoring|financing|meeting|funding)$/i.test(word) && OBJECT_STARTERS.test(rest) && !/^\s+(?:at|and|of|sessions?|courses?|programmes?|programs?|materials?|systems?|workshops?|events?|rules|visits)\b/.test(rest)
  }
  return !/^\s*(?:$|[,.;:)]|(?:of|and|or|for|in|is|are)\b)/.test(rest) || GERUNDS.has(word.toLowerCase()) && !/^\s*(?:$|[,.;:)]|(?:of|and|or)\b)/.test(rest)
}

/** "promoting" → "promote", "held" → "hold"; null when the form is unknown. */
export function baseOf(word: string): string | null {
  const lower = word.toLowerCase()
  const known = GERUNDS.get(lower) ?? PARTICIPLES.get(lower)
  if (known) return known
  return BASES.has(lower) ? lower : null
}

/** "publishes" → "publish", "carries" → "carry"; null when the word is no known verb's present form. */
export function baseOfPresent(word: string): string | null {
  const lower = word.toLowerCase()
  if (!lower.endsWith('s') || lower.endsWith('ss')) return null
  const candidates = [lower.slice(0, -1), ...(lower.endsWith('ies') ? [`${lower.slice(0, -3)}y`] : []), ...(lower.endsWith('es') ? [lower.slice(0, -2)] : [])]
  return candidates.find((base) => BASES.has(base)) ?? null
}

/** The word is a past participle of a known verb. */
export function isParticiple(word: string): boolean {
  return PARTICIPLES.has(word.toLowerCase())
}
