import type { Block } from './blocks.ts'
import type { Draft } from './draft.ts'
import { flat, type Reading } from './passages.ts'
import { ADVERB_IN_LY, canBeBaseVerb } from './verb-forms.ts'

const VERB = /\b(?:signs?|signed|agree[sd]?|commit(?:s|ted)?|pledge[sd]?|launch(?:es|ed)?|to|will|plans?|announce[sd]?)\s+(?=\p{L})/iu
const PROMISE = /^(?:agree|commit|pledge|will|plan)/i
const INFINITIVE = new RegExp(`\\bto\\s+(?:(?:jointly|${ADVERB_IN_LY})\\s+)?(\\p{L}+)`, 'giu')

/**
 * A title that says in short what the body promises: of little confidence, and only where it names an act.
 * "Ports sign a pact to share pilots" does; "Ports sign a pact" only tells that there is one.
 */
export function headline(reading: Reading, block: Block): Draft[] {
  const words = flat(reading.text, block)
  const verb = VERB.exec(words)
  if (!verb || verb.index === 0) return []
  const isPromise = PROMISE.test(verb[0])
  const act = isPromise ? verb.index + verb[0].length : actBehind(words, verb.index)
  if (act < 0) return []
  const start = block.start + verb.index
  return [{ kind: 'headline', force: 'aim', confidence: 0.25, start: block.start, end: block.end, rule: 'headline', trigger: { start, end: start + verb[0].trimEnd().length }, complementStart: block.start + act, subject: words.slice(0, verb.index), items: [] }]
}

// Where the verb of the first infinitive stands, or -1.
function actBehind(words: string, from: number): number {
  for (const match of words.slice(from).matchAll(INFINITIVE)) {
    const verb = match[1] ?? ''
    if (canBeBaseVerb(verb)) return from + match.index + match[0].length - verb.length
  }
  return -1
}
