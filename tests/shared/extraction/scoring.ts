/** Scores proposals against annotated commitments, by the rules of the annotation guide. */
export interface GoldCommitment {
  readonly quote: string
  readonly start: number
  readonly end: number
  readonly optional: boolean
  readonly items: readonly string[]
}

export interface Predicted {
  readonly start: number
  readonly end: number
  readonly items: readonly string[]
}

export interface Tally {
  found: number
  wrong: number
  missed: number
}

export interface Score {
  readonly commitments: Tally
  readonly items: Tally
  readonly missed: string[]
  readonly wrong: Predicted[]
}

/** Spans match at an overlap of half their union, one to one; items at a shared bag of words of 0.6. */
export function score(gold: readonly GoldCommitment[], predicted: readonly Predicted[]): Score {
  const result: Score = { commitments: { found: 0, wrong: 0, missed: 0 }, items: { found: 0, wrong: 0, missed: 0 }, missed: [], wrong: [] }
  // Of two as close, the required one is matched first.
  const matches = matchOneToOne(predicted, [...gold].sort((one, other) => Number(one.optional) - Number(other.optional)), spanOverlap)
  for (const one of predicted) {
    const match = matches.get(one)
    if (match?.optional) continue
    if (match) scoreItems(result, match, one)
    else if (!liesInOptional(one, gold)) {
      result.commitments.wrong += 1
      result.items.wrong += one.items.length
      result.wrong.push(one)
    }
  }
  const taken = new Set(matches.values())
  for (const commitment of gold) {
    if (commitment.optional || taken.has(commitment)) continue
    result.commitments.missed += 1
    result.items.missed += commitment.items.length
    result.missed.push(commitment.quote)
  }
  return result
}

/** The harmonic mean of precision and recall; 1 when there was nothing to find and nothing was found. */
export function f1(tally: Tally): number {
  const all = 2 * tally.found + tally.wrong + tally.missed
  return all === 0 ? 1 : (2 * tally.found) / all
}

export function add(total: Tally, tally: Tally): void {
  total.found += tally.found
  total.wrong += tally.wrong
  total.missed += tally.missed
}

function scoreItems(result: Score, gold: GoldCommitment, one: Predicted): void {
  result.commitments.found += 1
  const members = one.items.map((text) => ({ text }))
  const expected = gold.items.map((text) => ({ text }))
  const pairs = matchOneToOne(members, expected, (a, b) => {
    const shared = sharedWords(a.text, b.text)
    return shared >= 0.6 ? shared : 0
  }).size
  result.items.found += pairs
  result.items.wrong += members.length - pairs
  result.items.missed += expected.length - pairs
}

function matchOneToOne<A, B>(left: readonly A[], right: readonly B[], strength: (a: A, b: B) => number): Map<A, B> {
  const pairs = left.flatMap((a) => right.map((b) => ({ a, b, strength: strength(a, b) })))
  const matches = new Map<A, B>()
  const taken = new Set<B>()
  for (const pair of pairs.filter((one) => one.strength > 0).sort((x, y) => y.strength - x.strength)) {
    if (matches.has(pair.a) || taken.has(pair.b)) continue
    matches.set(pair.a, pair.b)
    taken.add(pair.b)
  }
  return matches
}

interface Span {
  readonly start: number
  readonly end: number
}

function spanOverlap(one: Span, gold: Span): number {
  const shared = overlap(one, gold)
  const union = one.end - one.start + gold.end - gold.start - shared
  const isInside = one.start >= gold.start && one.end <= gold.end && one.end - one.start >= (gold.end - gold.start) / 2
  return shared / union >= 0.5 || isInside ? shared / union : 0
}

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
}

function liesInOptional(one: Predicted, gold: readonly GoldCommitment[]): boolean {
  const covered = gold.filter((commitment) => commitment.optional).reduce((sum, commitment) => sum + overlap(one, commitment), 0)
  return covered * 2 >= one.end - one.start
}

function sharedWords(a: string, b: string): number {
  const first = wordsOf(a)
  const second = wordsOf(b)
  const rest = [...second]
  let shared = 0
  for (const word of first) {
    const place = rest.indexOf(word)
    if (place < 0) continue
    rest.splice(place, 1)
    shared += 1
  }
  return (2 * shared) / Math.max(1, first.length + second.length)
}

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().normalize('NFKD').match(/[\p{L}\p{N}]+/gu) ?? []
  return words.filter((word, index) => index > 0 || !['and', 'or', 'the', 'a', 'an', 'to'].includes(word))
}
