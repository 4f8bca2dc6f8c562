import { trimItem } from './enumerations.ts'
import { JOINED_PROMISES } from './lexicon/verbs.ts'
import type { Range } from './sentences.ts'

const PROMISES = JOINED_PROMISES.join('|')
const FIRST = new RegExp(`^\\s*(?:(?:also|further|jointly|\\p{L}+ly)\\s+)*(?:${PROMISES})\\b`, 'iu')
const JOINT = new RegExp(`,?\\s+and\\s+(?=(?:${PROMISES})\\s+(?:to|that|the|its|their|an?|on)\\s)`, 'iu')

/** "approved the plan and mandated the secretariat to …": two acts of one decision, from the first verb on; else none. */
export function joinedDecisions(words: string, start: number, end: number): Range[] {
  const decision = words.slice(start, end)
  const joint = FIRST.test(decision) ? JOINT.exec(decision) : null
  if (!joint) return []
  return [
    trimItem(words, { start, end: start + joint.index }),
    trimItem(words, { start: start + joint.index + joint[0].length, end }),
  ]
}
