import { PARTY_PRONOUNS } from './lexicon/subjects.ts'

/** A party of the instrument, with every name the text uses for it. */
export interface Party {
  readonly name: string
  readonly shortName: string | null
  /** Folded place of the full name. */
  readonly start: number
  readonly end: number
  readonly aliases: readonly string[]
}

// Bounded, since the patterns below try a name from each of its letters.
const NAME = "\\p{Lu}[\\p{L}\\p{N}'&-]{0,60}"
const NAMES = `(?:the\\s+)?${NAME}(?:\\s+(?:(?:of|for|the|and|on|in|under|de|du|la|des|für|del|van|von)\\s+){0,3}${NAME}){0,14}`
const DEFINED = new RegExp(`(${NAMES})\\s*\\(\\s*(?:hereinafter|hereafter)?\\s*(?:referred to as|called)?\\s*(?:the\\s+)?["']?(\\p{Lu}[\\p{L}\\p{N}.&-]{1,14}(?:\\s\\p{Lu}[\\p{L}\\p{N}]{1,8})?)["']?\\s*\\)`, 'gu')
const SIGNING = '(?:(?:today|jointly|have|has|also|formally|yesterday|recently)\\s+)*(?:signs?|signed|agree[ds]?|launch(?:ed|es)?|conclude[ds]?|renew(?:ed|s)?|announce[ds]?|commit(?:ted|s)?|pledge[ds]?|plan|will|shall|join(?:ed)?|adopt(?:ed)?|undertake|strengthen(?:ed|s)?|extend(?:ed|s)?|enter(?:ed|s)? into|reach(?:ed)?|partner(?:ed|s)?|team(?:ed|s)? up|kick(?:ed|s)? off|step(?:ped|s)? up|form(?:ed|s)?|deepen(?:ed|s)?|expand(?:ed|s)?|finali[sz]ed?|establish(?:ed|es)?|approved?|exchanged?|put their|are joining|intend|hereinafter|hereafter|desiring|wishing|recogni[sz]ing|considering|to (?:work|step|sign|co-?operate|strengthen|join|build|share|bring|finance|fight|end))\\b'
const SUBJECTS = new RegExp(`(${NAMES}(?:\\s*\\([^()]{1,40}\\))?(?:\\s*,\\s+${NAMES}){0,4})\\s*,?\\s+and\\s+(${NAMES})(?:\\s*\\([^()]{1,40}\\))?\\s*,?\\s+${SIGNING}`, 'gu')
const BETWEEN = new RegExp(`\\b[Bb]etween\\s+(${NAMES}(?:\\s*\\([^()]{1,40}\\))?(?:\\s*,\\s+${NAMES}){0,4})\\s*,?\\s+and\\s+(${NAMES})`, 'gu')
const OPENING = new RegExp(`(?<=[|\\n]\\s*)(${NAMES}(?:\\s*\\([^()]{1,60}\\))?(?:\\s*,\\s+${NAMES}){0,6})\\s*,?\\s+and\\s+(${NAMES})(?:\\s*\\([^()]{1,60}\\))?\\s*,\\s*(?=\\||$)`, 'gu')
const PERSON = /\b(?:Professor|Vice-Chancellors?|Prime|Mr|Mrs|Ms|Dr|Secretary|Director|Minister|President|Ambassador|Under-Secretary|Head|Chair|Prof|Chief|Executive|Commissioner|Mayor|Heads)\b/
const NOISE = /^(?:the\s+)?(?:in\s|at\s|on\s|of\s|and\s|Contracting|Sides|Participants|Partners|Party|States?\s+Part|Signator|Annex|Convention|Treaty|Protocol|Declaration|Compact|Charter|Programme|Project|No\s|Each|All|Its|Their|Our|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Memorandum|Agreement|Action|Biennial|Plan|Today|Vienna|In|On|At|Press|Under|During|Article|Summit|First|Joint|Strategic|Following|Member|Parties|Both|This|These|Permanent|He|She|They|We|It|For|Also)\b/

/** Finds the parties: those who sign, agree or stand after "between", named by their defined terms. */
export function partiesOf(text: string, sample: string): Party[] {
  const named = namedEntities(sample)
  const scores = new Map<string, number>()
  for (const pattern of [BETWEEN, SUBJECTS, OPENING]) {
    for (const match of sample.matchAll(pattern)) {
      for (const half of [match[1] ?? '', match[2] ?? '']) {
        const before = sample.slice(Math.max(0, match.index - 70), match.index)
        const isAdverbial = pattern !== BETWEEN && half === match[1] && /\b(?:to|of|in|at|during|for|with|after|before|following)\s+(?:the\s+)?$/i.test(before)
        if (pattern === SUBJECTS && /\bbetween\s+(?:the\s+)?$/i.test(before)) continue
        const weight = pattern !== BETWEEN ? 3 : /\b(?:sign|memorandum|agreement|signed|plan|declaration)\w*\b[^.|]*$/i.test(before) ? 2 : 0.5
        const parts = half.split(/\s*,\s+(?:and\s+)?/)
        for (const part of isAdverbial ? parts.slice(1) : parts) addScore(sample, scores, named, part, weight)
      }
    }
  }
  for (const entity of named) if (entity.isDefined && !NOISE.test(entity.name)) scores.set(entity.key, (scores.get(entity.key) ?? 0) + 3)
  for (const entity of named) {
    const mentions = countMentions(text, entity.shortName ?? entity.name)
    if (scores.has(entity.key)) scores.set(entity.key, (scores.get(entity.key) ?? 0) + Math.min(mentions, 4) / 4)
  }
  return choose(sample, named, scores)
}

/** True when the words name a party or stand for the parties. */
export function namesParty(words: string, parties: readonly Party[]): boolean {
  const lower = words.toLowerCase()
  if (PARTY_PRONOUNS.includes(lower)) return true
  return parties.some((party) => party.aliases.some((alias) => containsWord(words, alias)))
}

/** Short names of the parties in a subject; all parties when it stands for them together. */
export function actorsIn(subject: string, parties: readonly Party[]): string[] {
  const named = parties.filter((party) => party.aliases.some((alias) => containsWord(subject, alias))).map(shortNameOf)
  if (named.length > 0) return named
  const isTogether = /^(?:and\s+)?(?:they|both|we|it|the (?:two|parties|sides|partners|organi[sz]ations|signatories|memorandum|agreement|assistance|document|plan|action plan|programme|program|partnership)|each|parties|an agreement|agreement|either)\b/i.test(subject.trim())
  return isTogether || subject.trim() === '' ? parties.map(shortNameOf) : []
}

export function shortNameOf(party: Party): string {
  return party.shortName ?? party.name
}

interface Named {
  readonly key: string
  readonly name: string
  readonly shortName: string | null
  readonly start: number
  readonly end: number
  /** Named so for the rest of the text ("hereinafter"): only parties are. */
  readonly isDefined?: boolean
}

function namedEntities(sample: string): Named[] {
  const found: Named[] = []
  for (const match of sample.matchAll(DEFINED)) {
    const shortName = match[2] ?? ''
    const name = nameBefore(match[1] ?? '', shortName)
    if (!/\p{Lu}.*\p{Lu}/u.test(shortName) || PERSON.test(name) && !/Office|Institute|Organi/.test(name)) continue
    const start = match.index + (match[1] ?? '').lastIndexOf(name)
    if (!found.some((other) => other.shortName === shortName)) found.push({ key: shortName, name, shortName, start, end: start + name.length, isDefined: /\(\s*(?:hereinafter|hereafter)/i.test(match[0]) })
  }
  return found
}

// "Director of the Institute for Regional Studies (IRS)" → the words that the letters stand for.
function nameBefore(words: string, shortName: string): string {
  const letters = shortName.replace(/[^\p{Lu}]/gu, '')
  const starts = [...words.matchAll(/(?<![\p{L}-])\p{Lu}/gu)].map((match) => match.index)
  const initial = letters[0] ?? ''
  const candidates = starts.filter((start) => words[start] === initial && initialsFit(words.slice(start), letters))
  const best = candidates.at(-1) ?? starts.filter((start) => words[start] === initial && holdsInOrder(words.slice(start).toUpperCase(), letters)).at(-1)
  return (best === undefined ? words : words.slice(best)).replace(/^the\s+/, '')
}

// Letters may stand in another order than the words ("Counter-Terrorism Office" is OCT).
function initialsFit(words: string, letters: string): boolean {
  const initials = [...words.matchAll(/(?<![\p{L}])\p{L}/gu)].map((match) => match[0].toUpperCase())
  for (const letter of letters) {
    const found = initials.indexOf(letter)
    if (found < 0) return false
    initials.splice(found, 1)
  }
  return true
}

function holdsInOrder(words: string, letters: string): boolean {
  let place = 0
  for (const letter of letters) {
    const found = words.indexOf(letter, place)
    if (found < 0) return false
    place = found + 1
  }
  return true
}

function addScore(sample: string, scores: Map<string, number>, named: Named[], words: string, score: number): void {
  const clean = words.replace(/\([^()]*\)/g, ' ').replace(/^(?:(?:Between|On|In|At|Today)\s+|(?:The\s+)?(?:Heads?|Leaders|Directors|Representatives|Ministers|Universities|Cities|Ports|Towns|Governments)\s+of\s+)/, '').replace(/^\s*(?:the|The)\s+/, '').trim()
  if (clean.length < 2 || NOISE.test(clean)) return
  const known = named.find((entity) => entity.shortName === clean || sameName(entity.name, clean) || new RegExp(`\\(${escapeRegExp(entity.shortName ?? '\u0000')}\\)`).test(words))
  const contained = known ?? named.find((entity) => entity.shortName !== null && containsWord(clean, entity.shortName)) ?? named.find((entity) => containsWord(clean, entity.name))
  if (PERSON.test(clean) && !contained) return
  if (contained) {
    scores.set(contained.key, (scores.get(contained.key) ?? 0) + (known ? score : score / 2))
    return
  }
  const full = fullNameOf(sample, clean)
  if (full && !named.some((entity) => entity.name === full)) {
    named.push({ key: clean, name: full, shortName: clean, start: -1, end: -1 })
    scores.set(clean, score)
    return
  }
  named.push({ key: clean, name: clean, shortName: /^[\p{Lu}][\p{Lu}\s-]{1,11}$/u.test(clean) ? clean : null, start: -1, end: -1 })
  scores.set(clean, score)
}

// "Brightwave" is the "Brightwave Foundation" that the text names in full.
function fullNameOf(sample: string, word: string): string | null {
  if (/\s/.test(word) || word.length < 4 || /^\p{Lu}+$/u.test(word)) return null
  for (const match of sample.matchAll(new RegExp(NAMES, 'gu'))) {
    const name = match[0].replace(/^[Tt]he\s+/, '')
    const words = name.split(/\s+/).length
    if (words >= 2 && words <= 8 && containsWord(name, word) && !PERSON.test(name) && !NOISE.test(name) && !/\band\b/.test(name)) return name
  }
  return null
}

function sameName(a: string, b: string): boolean {
  const words = (name: string): string => name.toLowerCase().replace(/\bun\b/g, 'united nations').split(/[^\p{L}]+/u).filter((word) => word.length > 0 && !/^(?:of|for|the|on|and|in)$/.test(word)).sort().join(' ')
  return words(a) === words(b)
}

const PARTIES_MAX = 12

/** So often is an organisation named that a text about it defines with initials. */
const MENTIONS_OF_PARTY_MIN = 3

function choose(sample: string, named: readonly Named[], scores: ReadonlyMap<string, number>): Party[] {
  const ranked = named.filter((entity) => (scores.get(entity.key) ?? 0) >= 2).sort((a, b) => (scores.get(b.key) ?? 0) - (scores.get(a.key) ?? 0))
  const chosen = withoutDoubles(ranked)
  if (chosen.length < 2) {
    const often = named.filter((entity) => entity.shortName !== null && entity.start >= 0 && countMentions(sample, entity.shortName) >= MENTIONS_OF_PARTY_MIN)
    chosen.splice(0, chosen.length, ...withoutDoubles([...chosen, ...often]))
  }
  return chosen.slice(0, PARTIES_MAX).map((entity): Party => {
    const start = entity.start >= 0 ? entity.start : sample.indexOf(entity.name)
    const aliases = [...new Set([entity.name, entity.shortName ?? entity.name, ...otherNames(named, entity)])]
    return { name: entity.name.replace(/\s+/g, ' '), shortName: entity.shortName, start, end: start + entity.name.length, aliases }
  })
}

function withoutDoubles(entities: readonly Named[]): Named[] {
  const kept: Named[] = []
  for (const entity of entities) if (!kept.some((other) => overlaps(other, entity))) kept.push(entity)
  return kept
}

function overlaps(a: Named, b: Named): boolean {
  const names = (entity: Named): string[] => [entity.name, entity.shortName ?? entity.name]
  return names(a).some((x) => names(b).some((y) => containsWord(x, y) || containsWord(y, x) || sameName(x, y)))
}

function otherNames(named: readonly Named[], entity: Named): string[] {
  return named.filter((other) => other !== entity && sameName(other.name, entity.name)).map((other) => other.name)
}

function containsWord(words: string, part: string): boolean {
  if (part.length < 2) return false
  for (let place = words.indexOf(part); place >= 0; place = words.indexOf(part, place + 1)) {
    if (!/[\p{L}\p{N}]/u.test(words[place - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(words[place + part.length] ?? ' ')) return true
  }
  return false
}

function countMentions(text: string, name: string): number {
  let count = 0
  for (let place = text.indexOf(name); place >= 0 && count < 10; place = text.indexOf(name, place + name.length)) count += 1
  return count
}

function escapeRegExp(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
