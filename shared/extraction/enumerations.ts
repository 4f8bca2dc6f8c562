import { actsOf } from './acts.ts'
import { CIRCUMSTANCES, DOCUMENT_NOUNS, GUIDING_PHRASES, LIST_BREAKERS, LIST_INTRODUCERS, NOT_ADJECTIVES, PAIR_INTRODUCERS, SHORT_ADJECTIVES } from './lexicon/enumerations.ts'
import { ENTITY_NOUNS, PERSON_NOUNS } from './lexicon/subjects.ts'
import type { Range } from './sentences.ts'
import { canBeBaseVerb, isGerundAct, isNounLike } from './verb-forms.ts'

const PERSONS = new Set(PERSON_NOUNS)
const NOUNS = new Set(NOT_ADJECTIVES)
const SHORT = new Set(SHORT_ADJECTIVES)
const BREAKERS = new Set(LIST_BREAKERS)
const ENTITIES = new Set(ENTITY_NOUNS)
const INTRODUCER = new RegExp(`(?:\\b(?:${LIST_INTRODUCERS.join('|')})|:)\\s+(?:the following\\s+|areas\\s+)?`, 'gi')
const PAIR_INTRODUCER = new RegExp(`\\b(?:${PAIR_INTRODUCERS.join('|')})\\s+`, 'gi')
const VERB_BEFORE_OBJECT = /\b(?:to\s+\p{L}+|\p{L}{3,}ing|of|for|from|to|into|at|over|against|between|among)\s+/giu
const TIME = /\s+(?:every|each)\s+(?:year|month|quarter|week|day|two years|three years|spring|summer|autumn|winter)\s*$|,?\s+(?:by|before|until|no later than|not later than)\s+(?:the\s+)?(?:end\s+of\s+)?(?:\d{1,2}\s+)?(?:\p{Lu}\p{Ll}+\s+)?(?:20\d\d|next year)\s*$|\s+annually\s*$/iu
const GUIDING = new RegExp(`\\b(?:${GUIDING_PHRASES.join('|')})\\b`, 'gi')
const CIRCUMSTANCE = new RegExp(`\\b(?:${CIRCUMSTANCES.join('|')})\\s`, 'i')
const DOCUMENTS = new RegExp(`\\b(?:${DOCUMENT_NOUNS.join('|')})s?\\b`, 'i')

/**
 * The members of the enumeration in a clause: its acts when it joins several, else the areas, means
 * or instruments that it lists. `from` is the end of the governing predicate.
 */
export function itemsOf(sentence: string, from: number, to: number): Range[] {
  const masked = mask(sentence)
  const acts = actsOf(masked, from, to)
  // A row of gerunds and nouns is a list of areas, whatever verbs it holds.
  const list = longestList(masked, acts.isGerund ? from : acts.objectStart, to)
  if (acts.ranges.length >= 2 && !(acts.isGerund && list.length >= 3)) return acts.ranges.map((range) => trimItem(sentence, range))
  const members = list.length >= 3 ? list : pairOf(masked, acts.objectStart, to, acts.isOpen)
  const items = members.map((range) => trimItem(sentence, range)).filter((range) => range.end > range.start)
  return items.length >= 2 && !isUnsplittable(items.map((range) => sentence.slice(range.start, range.end))) ? withoutTime(sentence, items) : []
}

// "enrolment, attendance and completion every year": when is said of all three.
function withoutTime(sentence: string, items: readonly Range[]): Range[] {
  const last = items.at(-1)
  if (!last) return []
  const time = TIME.exec(sentence.slice(last.start, last.end))
  return time && time.index > 0 ? [...items.slice(0, -1), { start: last.start, end: last.start + time.index }] : [...items]
}

/** Cuts joining words and marks from both ends of an item. */
export function trimItem(text: string, range: Range): Range {
  let { start, end } = range
  start += /^[\s,;:.–"]*(?:(?:and|or|as well as|as well|while|also)\s+)*(?:\((?:[ivx]{1,4}|[a-k]|\d{1,2})\)\s*)?(?:to\s+)?/i.exec(text.slice(start, end))?.[0].length ?? 0
  const tail = /[\s,;.:]*(?:\s(?:and|or))?[\s,;.:]*$/i.exec(text.slice(start, end))
  end -= tail?.[0].length ?? 0
  return { start, end }
}

// Same length as the sentence; commas and "and" inside brackets and quotations no longer separate.
function mask(sentence: string): string {
  const plain = sentence.replace(/(?<=^|[\s:;,])\((?:[ivx]{1,4}|[a-k]|\d{1,2})\)(?=\s)/g, (mark) => ' '.repeat(mark.length))
  return plain.replace(/\([^()]{0,300}\)|"[^"]{0,300}"/g, (inner) => inner.replace(/[,;]/g, '_').replace(/\b(?:and|or)\b/g, (word) => '_'.repeat(word.length)))
}

function longestList(masked: string, from: number, to: number): Range[] {
  const segments = segmentsOf(masked, from, to)
  let best: Range[] = []
  for (let index = 1; index < segments.length; index += 1) {
    const list = listEndingAt(masked, segments, index)
    // Of two as long, the one behind its own ", and".
    if (list.length > best.length || (list.length === best.length && list.length > 0 && CLOSING.test(masked.slice(segments[index]?.start ?? 0, segments[index]?.end ?? 0)))) best = list
  }
  return best
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

function pairOf(masked: string, from: number, to: number, isOpen: boolean): Range[] {
  const text = masked.slice(from, to)
  if (isOpen) {
    const gerunds = /\b(?:in|on|by|through|at)\s+(?=\p{L}+ing\b)/iu.exec(text)
    if (gerunds) {
      const pair = splitPair(masked, from + gerunds.index + gerunds[0].length, to, true)
      if (pair.length === 2) return pair
    }
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
function splitPair(masked: string, start: number, to: number, gerundsOnly: boolean): Range[] {
  const comma = /[,;]/.exec(masked.slice(start, to))
  const end = comma && !/^[,;]\s*(?:and|as well as)\b/.test(masked.slice(start + comma.index)) ? start + comma.index : to
  const words = masked.slice(start, end)
  const guided = GUIDING.test(words.slice(0, 60))
  GUIDING.lastIndex = 0
  if (guided) return []
  for (const joint of words.matchAll(/,?\s(?:and|or|as well as)\s+/gi)) {
    const left = words.slice(0, joint.index)
    const right = words.slice(joint.index + joint[0].length)
    if (!standsAlone(left, right, gerundsOnly)) continue
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

function isBareVerb(member: string): boolean {
  if (/^(?:up|out|on|down|off)$/.test(member)) return true
  const words = /^(?:\p{L}+ly\s+)?(\p{Ll}+)(?:\s+(?:up|out|on|down|off))?$/u.exec(member)
  return words !== null && canBeBaseVerb(words[1] ?? '')
}

// Names of parties, persons and places, and adjectives before one noun, are no items.
function isUnsplittable(members: readonly string[]): boolean {
  // "prevent, investigate and repress offences": verbs with one object.
  const firsts = members.slice(0, -1)
  if (firsts.every((member) => /^\p{Ll}+ing$/u.test(member)) && /^\p{Ll}+ing\s+(?:the|a|an|its|their)\s/u.test(members.at(-1) ?? '')) return true
  if (firsts.every((member) => isBareVerb(member)) && firsts.some((member) => !isNounLike(member)) && canBeBaseVerb(/^\p{Ll}+/u.exec(members.at(-1) ?? '')?.[0] ?? '')) return true
  if (members.some((member) => member.length > 500)) return true
  const isNames = members.every((member) => /^(?:the\s+)?(?:[A-Z]\S*)(?:\s+(?:[A-Z]\S*|of|and|the|for|de|al|von|van))*$/.test(member) && !DOCUMENTS.test(member))
  if (isNames) return true
  const heads = members.map((member) => (member.split(/\s+(?:of|for|in|from|to|and|at|on|with|who|that)\s/)[0] ?? '').split(/\s+/).at(-1)?.toLowerCase() ?? '')
  if (heads.every((head) => ENTITIES.has(head) || PERSONS.has(head) || PERSONS.has(head.replace(/s$/, '')) || ENTITIES.has(head.replace(/s$/, '')) || /(?:ers|ors|ists|ians|men|women|people|children|youth|citizens|experts)$/.test(head))) return true
  const [last] = members.slice(-1)
  const others = members.slice(0, -1)
  const areAdjectives = others.map((member, index) => (index === 0 ? (member.split(/\s+/).at(-1) ?? '') : member)).every((member) => SHORT.has(member.toLowerCase()) || !NOUNS.has(member.toLowerCase()) && !/ment$/.test(member) && /^(?:\p{L}+-)?\p{L}+(?:al|ive|ent|ant|ful|able|ible|ic|ous|ary|ory|ed|ern|ese|ish|ile|ate|cient)$/u.test(member))
  return areAdjectives && (last ?? '').split(/\s+/).length >= 2
}
