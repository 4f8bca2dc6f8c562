import { CIRCUMSTANCES, GUIDING_PHRASES, LIST_BREAKERS, LIST_INTRODUCERS, PAIR_INTRODUCERS } from './lexicon/enumerations.ts'
import type { Range } from './sentences.ts'
import { isGerundAct } from './verb-forms.ts'

const BREAKERS = new Set(LIST_BREAKERS)
const INTRODUCER = new RegExp(`(?:\\b(?:${LIST_INTRODUCERS.join('|')})|:)\\s+(?:the following\\s+|areas\\s+)?`, 'gi')
const PAIR_INTRODUCER = new RegExp(`\\b(?:${PAIR_INTRODUCERS.join('|')})\\s+`, 'gi')
const VERB_BEFORE_OBJECT = /\b(?:to\s+\p{L}+|\p{L}{3,}ing|of|for|from|to|into|at|over|against|between|among)\s+/giu
const GUIDING = new RegExp(`\\b(?:${GUIDING_PHRASES.join('|')})\\b`, 'gi')
const CIRCUMSTANCE = new RegExp(`\\b(?:${CIRCUMSTANCES.join('|')})\\s`, 'i')

/** The longest enumeration of three members or more in a masked sentence: the places of its members, or none. */
export function longestList(masked: string, from: number, to: number): Range[] {
  const segments = segmentsOf(masked, from, to)
  let best: Range[] = []
  let introduced: Range[] = []
  for (let index = 1; index < segments.length; index += 1) {
    const list = listEndingAt(masked, segments, index)
    if (list.length >= 3 && list.length >= introduced.length && isIntroduced(masked, list)) introduced = list
    // Of two as long, the one behind its own ", and".
    if (list.length > best.length || (list.length === best.length && list.length > 0 && CLOSING.test(masked.slice(segments[index]?.start ?? 0, segments[index]?.end ?? 0)))) best = list
  }
  return introduced.length > 0 ? introduced : best
}

// "in agriculture, fisheries and forestry, including a, b and c": the list that spells it out.
function isIntroduced(masked: string, list: readonly Range[]): boolean {
  return /\b(?:including|such as|namely)\s+$/i.test(masked.slice(0, list[0]?.start ?? 0))
}

function segmentsOf(masked: string, from: number, to: number): Range[] {
  const segments: Range[] = []
  let start = from
  const hasSemicolons = (masked.slice(from, to).match(/;/g)?.length ?? 0) >= 2
  for (let index = from; index < to; index += 1) {
    const isSeparator = masked[index] === ';' || !hasSemicolons && (masked[index] === ',' && !/\d/.test(masked[index + 1] ?? ''))
    if (!isSeparator) continue
    segments.push({ start, end: index })
    start = index + 1
  }
  segments.push({ start, end: to })
  return segments
}

// "…, within its framework, the level of coordination between A and B"
const REMARK = /^\s*(?:within|where|when|if|subject|pursuant|upon|as|in accordance|in line|in consultation)\b/i
const CLOSING = /^\s*(?:and|or|as well as|as well)\s+/i

function listEndingAt(masked: string, segments: readonly Range[], last: number): Range[] {
  const words = (index: number): string => masked.slice(segments[index]?.start ?? 0, segments[index]?.end ?? 0)
  const closes = CLOSING.test(words(last))
  const joint = closes ? -1 : innerJoint(words(last))
  if (!closes && joint < 0) return []
  let first = last - 1
  while (first >= 1 && isMember(words(first))) first -= 1
  if (!closes && !isMember(words(last))) return []
  const opening = segments[first]
  const closing = segments[last]
  if (!opening || !closing) return []
  if (first > 0 && REMARK.test(words(first))) return []
  const others = segments.slice(first + 1, last + 1).flatMap((segment) => {
    const member = masked.slice(segment.start, segment.end).replace(CLOSING, '').trim()
    return segment === closing && !closes ? member.split(/\s(?:and|or|as well as)\s/i) : [member]
  })
  const head = firstMemberStart(masked, opening, others)
  if (head < 0) return []
  const members: Range[] = [{ start: head, end: opening.end }, ...segments.slice(first + 1, last)]
  if (closes) return [...members, closing]
  return [...members, { start: closing.start, end: closing.start + joint }, { start: closing.start + joint, end: closing.end }]
}

function isMember(words: string): boolean {
  const first = /^\s*(?:and\s+|or\s+|as well as\s+)?(\p{L}+)/u.exec(words)?.[1]?.toLowerCase() ?? ''
  // "consultations, alternately in Lusa and Karda"
  if (/^\s*\p{Ll}+ly\s+(?:in|on|at|by|for|with|to)\s/u.test(words)) return false
  return first !== '' && !BREAKERS.has(first)
}

// "a, b and c": the joint of the last two members; the first "and" whose right side has words of its own.
function innerJoint(words: string): number {
  const joint = /\s(?:and|or|as well as)\s+/i.exec(words)
  if (!joint) return -1
  const gerundJoint = /\s(?:and|or|as well as)\s+(?=\p{L}+ing\b)/iu.exec(words)
  if (gerundJoint && isGerundAct(/^\s*(\S+)/.exec(words)?.[1] ?? '', 'x x')) return gerundJoint.index
  return joint.index
}

// The first member begins behind an introducing word or a verb: of these places, the one that makes
// it most like the other members. -1 when the list only names whom or what the act follows.
function firstMemberStart(masked: string, opening: Range, others: readonly string[]): number {
  const words = masked.slice(opening.start, opening.end)
  const guided = lastMatch(GUIDING, words)
  if (CIRCUMSTANCE.test(words)) return -1
  const second = others[0] ?? ''
  const secondHead = /^(\p{L}[\p{L}-]*)/u.exec(second)?.[1] ?? ''
  const strong = lastMatch(PAIR_INTRODUCER, words)
  const colon = words.lastIndexOf(':')
  if (colon >= 0 && words.slice(colon + 1).trim() !== '') return opening.start + colon + 1
  if (isGerundAct(secondHead, second.slice(secondHead.length))) {
    const gerund = firstGerund(words, Math.max(0, strong))
    if (gerund >= 0) return opening.start + gerund
  }
  const usual = others.reduce((sum, member) => sum + wordCount(member), 0) / Math.max(1, others.length)
  const areThings = others.every((member) => !ACT_NOUN.test(member))
  let best = 0
  let bestScore = Infinity
  for (const place of memberPlaces(words)) {
    const length = wordCount(words.slice(place))
    if (length === 0) continue
    const score = Math.abs(length - usual) - (place === strong ? 2 : 0) - (areThings && THING_OF.test(words.slice(0, place)) ? 3 : 0)
    if (score <= bestScore) {
      best = place
      bestScore = score
    }
  }
  return guided > 0 && guided + 1 >= best && strong < guided ? -1 : opening.start + best
}

// "the exchange of experience, best practices and information": behind "of", unless the others are acts too.
const THING_OF = /\b(?:exchanges?|sharing|supply|provision|transfer|collection|use|production|protection|promotion|development|improvement|availability|quality|management|monitoring) of\s+$/i
const ACT_NOUN = /^(?:the|a|an|joint)\s|^(?!information|education|legislation|administration|nutrition|migration|sanitation|communication|equipment|government|environment)\p{L}+(?:tion|ment|ing|sion|change|sharing)\b|\bof\b/iu

function memberPlaces(words: string): number[] {
  const places = [0]
  for (const pattern of [INTRODUCER, VERB_BEFORE_OBJECT]) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(words); match; match = pattern.exec(words)) places.push(match.index + match[0].length)
  }
  return places.sort((a, b) => a - b)
}

function wordCount(words: string): number {
  const trimmed = words.trim()
  return trimmed === '' ? 0 : trimmed.split(/\s+/).length
}

function lastMatch(pattern: RegExp, words: string): number {
  pattern.lastIndex = 0
  let end = -1
  for (let match = pattern.exec(words); match; match = pattern.exec(words)) end = match.index + match[0].length
  return end
}

function firstGerund(words: string, from: number): number {
  for (const match of words.slice(from).matchAll(/\b(\p{L}[\p{L}-]*ing)\b/giu)) {
    const place = from + match.index
    if (isGerundAct(match[1] ?? '', words.slice(place + match[0].length))) return place
  }
  return -1
}
