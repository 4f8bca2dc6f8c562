import { NAMES, PERSON, containsWord, namedEntities, sameName, type Named } from './party-names.ts'

/** A party of the instrument, with every name the text uses for it. */
export interface Party {
  readonly name: string
  readonly shortName: string | null
  /** Folded place of the full name. */
  readonly start: number
  readonly end: number
  readonly aliases: readonly string[]
}

const SIGNING = '(?:(?:today|jointly|have|has|also|formally|yesterday|recently)\\s+)*(?:signs?|signed|agree[ds]?|launch(?:ed|es)?|conclude[ds]?|renew(?:ed|s)?|announce[ds]?|commit(?:ted|s)?|pledge[ds]?|plan|will|shall|join(?:ed)?|adopt(?:ed)?|undertake|strengthen(?:ed|s)?|extend(?:ed|s)?|enter(?:ed|s)? into|reach(?:ed)?|partner(?:ed|s)?|team(?:ed|s)? up|kick(?:ed|s)? off|step(?:ped|s)? up|form(?:ed|s)?|deepen(?:ed|s)?|expand(?:ed|s)?|finali[sz]ed?|establish(?:ed|es)?|approved?|exchanged?|put their|are joining|intend|hereinafter|hereafter|desiring|wishing|recogni[sz]ing|considering|to (?:work|step|sign|co-?operate|strengthen|join|build|share|bring|finance|fight|end))\\b'
const SUBJECTS = new RegExp(`(${NAMES}(?:\\s*\\([^()]{1,40}\\))?(?:\\s*,\\s+${NAMES}){0,4})\\s*,?\\s+and\\s+(${NAMES})(?:\\s*\\([^()]{1,40}\\))?\\s*,?\\s+${SIGNING}`, 'gu')
const BETWEEN = new RegExp(`\\b[Bb]etween\\s+(${NAMES}(?:\\s*\\([^()]{1,40}\\))?(?:\\s*,\\s+${NAMES}){0,4})\\s*,?\\s+and\\s+(${NAMES})`, 'gu')
const OPENING = new RegExp(`(?<=[|\\n]\\s*)(${NAMES}(?:\\s*\\([^()]{1,60}\\))?(?:\\s*,\\s+${NAMES}){0,6})\\s*,?\\s+and\\s+(${NAMES})(?:\\s*\\([^()]{1,60}\\))?\\s*,\\s*(?=\\||$)`, 'gu')
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

function countMentions(text: string, name: string): number {
  let count = 0
  for (let place = text.indexOf(name); place >= 0 && count < 10; place = text.indexOf(name, place + name.length)) count += 1
  return count
}

function escapeRegExp(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
