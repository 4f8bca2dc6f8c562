import { PILLARS } from './lexicon/pillars.ts'
import { REGIONS } from './lexicon/regions.ts'
import { THEMES } from './lexicon/themes.ts'
import type { PillarId, Shape } from './proposal.ts'
import type { Range } from './sentences.ts'

const CONDITION =
  /\b(?:(?:up)?on (?:the )?(?:request|invitation|demand)(?: of [^,.;]{2,60}| by [^,.;]{2,60}| from [^,.;]{2,60})?|at (?:the|its|their) request(?: of [^,.;]{2,60})?|when (?:so )?requested(?: by [^,.;]{2,60})?|if (?:so )?requested(?: by [^,.;]{2,60})?|requesting (?:Member |participating )?States?|subject to [^,.;]{2,90}|provided that [^.;]{2,120}|(?:where|as|when|if) (?:appropriate|necessary|needed|available|required|feasible|possible)|if [^,.;]{4,90}(?=,)|should [^,.;]{4,90}(?=,)|in the event (?:of|that) [^,.;]{2,90}|once [^,.;]{4,90}(?=[,.]))/i
const PLACE = /\b(?:held|hold|host|meet|meeting|convene|open|establish|take place|organi[sz]e|conference|workshop|session)\b[^.;]{0,120}?\s(?:in|at)\s+((?:the\s+)?\p{Lu}[\p{L}'-]+(?:[ -](?:(?:de|of|the|la)\s+)?\p{Lu}[\p{L}'-]+){0,3})/u
const NOT_PLACES = /^(?:the\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December|Article|Annex|Q\d|Monday|Tuesday|Wednesday|Thursday|Friday)/

const SHAPES: readonly { readonly shape: Shape; readonly pattern: RegExp }[] = [
  { shape: 'legislative', pattern: /\b(?:legislat\p{L}*|model laws?|draft laws?|parliament\p{L}* engagement)\b/iu },
  { shape: 'meeting-or-body', pattern: /\b(?:hold|convene|meet|host|establish|create|set up|organi[sz]e)\b[^.;]{0,90}\b(?:meetings?|council|committee|commission|conference|working group|task force|workshops?|forum|board|seminars?|body|secretariat|sessions?)\b|\b(?:first|annual|regular)\s+meeting/i },
  { shape: 'technical-assistance', pattern: /\b(?:technical assistance|assist\p{L}*\b|capacity[- ]building|support to requesting|training (?:for|of))/iu },
  { shape: 'joint-project', pattern: /\bjoint (?:projects?|activities|programmes?|programs?|initiatives|research|studies|exercises)\b/i },
  { shape: 'information-exchange', pattern: /\b(?:exchange of|exchang\p{L}+|information[- ]sharing|shar\p{L}+ (?:of )?(?:information|data|experience|knowledge|best practices|good practices|expertise)|information exchange)\b/iu },
  { shape: 'coordination', pattern: /\b(?:co-?ordinat\p{L}*|synerg\p{L}+|coherence|co-?operat\p{L}+|collaborat\p{L}+)\b/iu },
]

/** The exact words of a condition ("upon the request of a state"). */
export function conditionIn(words: string): Range | null {
  const match = CONDITION.exec(words)
  return match ? { start: match.index, end: match.index + match[0].length } : null
}

/** The place where something is to happen; null when the clause names none. */
export function placeIn(words: string): Range | null {
  const match = PLACE.exec(words)
  const place = match?.[1]
  if (!match || place === undefined || NOT_PLACES.test(place)) return null
  const end = match.index + match[0].length
  return { start: end - place.length, end }
}

const REGION_PATTERNS = REGIONS.map((region) => ({ name: region.name, pattern: new RegExp(`(?<![\\p{L}-])(?:${region.words.join('|')})(?![\\p{L}-])`, 'u') }))

/** Regions of the lexicon that the words name, in the lexicon's order. */
export function regionsIn(words: string): string[] {
  return REGION_PATTERNS.filter((region) => region.pattern.test(words)).map((region) => region.name)
}

const THEME_PATTERNS = THEMES.map((theme) => ({
  id: theme.id,
  pattern: wordsPattern(theme.words),
}))

/** Ids of the themes that the words point to. */
export function themesIn(words: string): string[] {
  return THEME_PATTERNS.filter((theme) => theme.pattern.test(words)).map((theme) => theme.id)
}

const PILLAR_PATTERNS = PILLARS.map((pillar) => ({ id: pillar.id, pattern: wordsPattern(pillar.words) }))

/** The pillars that the words point to; for texts about terrorism only. */
export function pillarsIn(words: string): PillarId[] {
  return PILLAR_PATTERNS.filter((pillar) => pillar.pattern.test(words)).map((pillar) => pillar.id)
}

/** A value of a field, and the first words that it was read from. */
export interface FoundEvidence extends Range {
  readonly field: 'theme' | 'region' | 'pillar' | 'shape'
  readonly value: string
}

/** Which words of a clause its themes, regions, pillars and shape rest on. */
export function evidenceIn(words: string, act: Range, hasPillars: boolean): FoundEvidence[] {
  const themes = THEME_PATTERNS.map(({ id, pattern }) => ({ field: 'theme' as const, value: id, pattern }))
  const regions = REGION_PATTERNS.map(({ name, pattern }) => ({ field: 'region' as const, value: name, pattern }))
  const pillars = hasPillars ? PILLAR_PATTERNS.map(({ id, pattern }) => ({ field: 'pillar' as const, value: id, pattern })) : []
  const found = [...themes, ...regions, ...pillars].flatMap(({ field, value, pattern }) => {
    const match = pattern.exec(words)
    return match ? [{ field, value, start: match.index, end: match.index + match[0].length }] : []
  })
  const shape = SHAPES.find(({ pattern }) => pattern.test(words.slice(act.start, act.end)))
  const match = shape?.pattern.exec(words.slice(act.start, act.end))
  return shape && match ? [...found, { field: 'shape', value: shape.shape, start: act.start + match.index, end: act.start + match.index + match[0].length }] : found
}

/** The shape of a commitment, from its words. */
export function shapeOf(words: string): Shape {
  return SHAPES.find(({ pattern }) => pattern.test(words))?.shape ?? 'other'
}

function wordsPattern(words: readonly string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${words.map((word) => (word.endsWith('*') ? `${word.slice(0, -1)}\\p{L}*` : `${word.replace(/\* /g, '\\p{L}* ')}(?!\\p{L})`)).join('|')})`, 'iu')
}
