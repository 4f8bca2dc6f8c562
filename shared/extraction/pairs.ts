import { GUIDING_PHRASES, PAIR_INTRODUCERS } from './lexicon/enumerations.ts'
import type { Range } from './sentences.ts'
import { isGerundAct } from './verb-forms.ts'

const PAIR_INTRODUCER = new RegExp(`\\b(?:${PAIR_INTRODUCERS.join('|')})\\s+`, 'gi')
const GUIDING = new RegExp(`\\b(?:${GUIDING_PHRASES.join('|')})\\b`, 'i')

/** Two areas or means behind an introducing word ("by loans to farmers and advice to their wives"), or none. */
export function pairOf(masked: string, from: number, to: number, isOpen: boolean): Range[] {
  const text = masked.slice(from, to)
  if (isOpen) {
    const gerunds = /\b(?:in|on|by|through|at)\s+(?=\p{L}+ing\b)/iu.exec(text)
    if (gerunds) {
      const pair = splitPair(masked, from + gerunds.index + gerunds[0].length, to, true)
      if (pair.length === 2) return pair
    }
  }
  const colon = text.lastIndexOf(': ')
  if (colon >= 0) {
    const pair = splitPair(masked, from + colon + 2, to, false, true)
    if (pair.length === 2) return pair
  }
  PAIR_INTRODUCER.lastIndex = 0
  for (let match = PAIR_INTRODUCER.exec(text); match; match = PAIR_INTRODUCER.exec(text)) {
    if (/\bby\s+$/i.test(match[0]) && AGENT.test(text.slice(0, match.index))) continue
    const pair = splitPair(masked, from + match.index + match[0].length, to, false)
    if (pair.length === 2) return pair
  }
  return []
}

// "guided by the first principle and the second": who or what acts is no means.
const AGENT = /\b(?:guided|governed|inspired|bound|represented|chaired|signed|hosted|organi[sz]ed|funded|financed|overseen|led|accompanied|managed|run|adopted|approved|agreed|appointed|nominated|provided|supervised|issued|drafted|prepared|carried out|conducted)\s+$/i

// Two members only when each has words of its own: "border security and management" stays whole.
function splitPair(masked: string, start: number, to: number, gerundsOnly: boolean, isListed = false): Range[] {
  const comma = /[,;]/.exec(masked.slice(start, to))
  const end = comma && !/^[,;]\s*(?:and|as well as)\b/.test(masked.slice(start + comma.index)) ? start + comma.index : to
  const words = masked.slice(start, end)
  if (GUIDING.test(words.slice(0, 60))) return []
  for (const joint of words.matchAll(/,?\s(?:and|or|as well as)\s+/gi)) {
    const left = words.slice(0, joint.index)
    const right = words.slice(joint.index + joint[0].length)
    if (!standsAlone(left, right, gerundsOnly) && !(isListed && wordCount(left) >= 2 && wordCount(right) >= 2)) continue
    return [{ start, end: start + joint.index }, { start: start + joint.index + joint[0].length, end }]
  }
  return []
}

function standsAlone(left: string, right: string, gerundsOnly: boolean): boolean {
  const leftHead = /^\s*(\p{L}[\p{L}-]*)/u.exec(left)?.[1] ?? ''
  const rightHead = /^\s*(\p{L}[\p{L}-]*)/u.exec(right)?.[1] ?? ''
  const leftGerund = isGerundAct(leftHead, left.slice(leftHead.length))
  const rightGerund = isGerundAct(rightHead, right.slice(rightHead.length))
  if (leftGerund || rightGerund || gerundsOnly) return leftGerund && rightGerund && left.trim().split(/\s+/).length >= 2
  const leftWords = wordCount(left)
  const rightWords = wordCount(right)
  return leftWords >= 2 && rightWords >= 2 && /^(?:the|a|an|joint|new|regular|increased|enhanced|improved|better|\p{L}+(?:ed|al|ive|ing|ment|tion|sion|ance|ence))\b/iu.test(right)
}

function wordCount(words: string): number {
  const trimmed = words.trim()
  return trimmed === '' ? 0 : trimmed.split(/\s+/).length
}
