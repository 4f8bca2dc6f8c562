import { COOPERATION_NOUNS, COOPERATION_VERBS, EMPTY_ACTS, JOINED_PROMISES as JOINED, OPEN_ACTS } from './lexicon/verbs.ts'
import type { Range } from './sentences.ts'
import { ADVERB_IN_LY as LY, canBeBaseVerb, isBaseVerb, isGerundAct, isParticiple } from './verb-forms.ts'

/** The acts that a complement joins ("train guides and lend them boats"). `isOpen`: what is done is said only behind the first act. */
export interface Acts {
  readonly ranges: readonly Range[]
  /** Where the object of the first act begins: lists are looked for behind it. */
  readonly objectStart: number
  readonly isOpen: boolean
  readonly isGerund: boolean
}

const ADVERBS = `(?:(?:also|further|not|jointly|better|both|then|together|closely|actively|effectively|to|in order to|${LY}|shall|will|either|therefore|continue to|in particular|where appropriate,?)\\s+)*`
const FIRST = new RegExp(`^[\\s:"–]*(?:,[^,;.]{0,100},\\s+)?${ADVERBS}(\\p{L}[\\p{L}-]*)`, 'iu')
const ASIDE = ',\\s+(?:to (?:this|that) end|where (?:appropriate|necessary|possible)|if (?:necessary|possible|needed)|in turn|in particular|for (?:this|that) purpose),\\s+'
const JOIN = new RegExp(`(?:;\\s*(?:and\\s+)?|,\\s*(?:(?:and|or|as well as|while|whilst|then)\\s+)?|\\s+(?:and|or|as well as|while|whilst)\\s+(?:${ASIDE})?)(${ADVERBS})(\\p{L}[\\p{L}-]*)`, 'giu')
const LEAD = `^(?:(?:further|closely|also|to|jointly|actively|continue to|${LY})\\s+)*`
const COOPERATION = `(?:${COOPERATION_VERBS.join('|')})\\s+(?:[\\p{L}-]+\\s+){0,4}?(?:${COOPERATION_NOUNS.join('|')})(?!\\p{L})`
const MEASURES = 'take\\s+(?:(?:all|any|the|such|its|their|appropriate|necessary|effective|practicable|further|other|legislative|administrative|reasonable|urgent|immediate|concrete|and|or|possible|adequate|suitable|joint)\\s+)*(?:measures|steps|action)'
const EMPTY = new RegExp(`${LEAD}(?:(?:${EMPTY_ACTS.join('|')}|${MEASURES})(?!\\p{L})|${COOPERATION})`, 'iu')
const JOINED_PROMISES = new Set(JOINED)
const OPEN = new RegExp(`${LEAD}(?:${[...EMPTY_ACTS, ...OPEN_ACTS, MEASURES].join('|')})(?!\\p{L})|${LEAD}${COOPERATION}`, 'iu')

/** Splits a complement (already masked) into acts; `ranges` is empty when there are not at least two. */
export function actsOf(masked: string, from: number, to: number): Acts {
  // Behind "to" or "shall" every word is a verb, known or not.
  const isInfinitive = /\b(?:to|shall|will|would)\s*$/i.test(masked.slice(0, from))
  const text = masked.slice(from, to)
  const first = FIRST.exec(text)
  const head = first?.[1] ?? ''
  const headEnd = first ? first[0].length : 0
  const headStart = headEnd - head.length
  const isGerund = (!isInfinitive || /ing$/.test(head) && !canBeBaseVerb(head)) && isGerundAct(head, text.slice(headEnd))
  if (!first || (!isInfinitive && !canBeBaseVerb(head) && !isGerund)) return { ranges: [], objectStart: from, isOpen: false, isGerund: false }
  const starts = [{ start: headStart, boundary: 0 }, ...joinedActs(text, headEnd, isGerund)]
  const ranges = starts.map(({ start }, index): Range => ({ start: from + start, end: from + (starts[index + 1]?.boundary ?? text.length) }))
  const specific = ranges.flatMap((range) => aimOf(masked, range) ?? [])
  const isOpen = OPEN.test(text.slice(headStart))
  return { ranges: specific.length >= 2 ? specific : [], objectStart: from + headEnd, isOpen, isGerund }
}

// An act that says no more than working together gives way to its aim, if it has one.
function aimOf(masked: string, range: Range): Range | null {
  const words = masked.slice(range.start, range.end)
  const empty = EMPTY.exec(words)
  if (!empty) return range
  const aim = /^(?:\s+with(?:\s+[^\s,;]+){1,6}?)?\s+(?:in order\s+)?to\s+(?=\p{L}{3,}\s)/u.exec(words.slice(empty[0].length))
  return aim ? { start: range.start + empty[0].length + aim[0].length, end: range.end } : null
}

function joinedActs(text: string, headEnd: number, isGerund: boolean): { start: number; boundary: number }[] {
  const acts: { start: number; boundary: number }[] = []
  let segmentStart = headEnd
  JOIN.lastIndex = headEnd
  for (let match = JOIN.exec(text); match; match = JOIN.exec(text)) {
    const word = match[2] ?? ''
    const end = match.index + match[0].length
    JOIN.lastIndex = match.index + Math.max(1, match[0].length - word.length - (match[1]?.length ?? 0))
    const segment = text.slice(segmentStart, match.index)
    if (!startsAct(text, match, word, end, isGerund, segment)) continue
    // "and not be passed to others": an item without its "not" would say the contrary.
    const not = /\b(?:not|never)\s+(?:\p{L}+\s+)?$/u.exec(match[1] ?? '')?.[0].length ?? 0
    acts.push({ start: end - word.length - not, boundary: match.index })
    segmentStart = end
  }
  return acts
}

function startsAct(text: string, match: RegExpExecArray, word: string, end: number, isGerund: boolean, segment: string): boolean {
  const rest = text.slice(end)
  const joiner = match[0].toLowerCase()
  const explicit = /(?:^|\s)(?:to|shall|will)\s+$/.test(match[1] ?? '')
  // "set up a board, to guide the work": an aim, unless "and to" follows.
  if (/^to\s/.test(match[1] ?? '') && word.toLowerCase() === 'be' && isParticipleAhead(rest)) return false
  if (/\b(?:so as|in order) to\b/.test(segment) && !explicit) return false
  if (!explicit && /:|\b(?:including|such as|namely)\b/.test(segment)) return false
  if (explicit && /^,\s*$/.test(match[0].slice(0, match[0].length - word.length - (match[1]?.length ?? 0))) && /^to\s/.test(match[1] ?? '') && !/\b(?:and|or)\s+(?:also\s+)?to\s/.test(rest)) return false
  if (/^\s*(?:up|out|down|on|off|over)?\s*$/.test(segment) || !joiner.startsWith(';') && /^\s*\p{L}+ly\s*$/u.test(segment)) return false
  if (isGerund) return isGerundAct(word, rest) && !endsInBareVerb(segment, true)
  if (/^(?:,\s*)?(?:\s*)(?:as well as|while|whilst)\b/.test(joiner.trim()) && isGerundAct(word, rest)) return true
  if (JOINED_PROMISES.has(word.toLowerCase()) && /^\s*(?:,\s*)?(?:and|;)/.test(joiner) && /^\s+(?:to|that|the|its|their|an?|on)\s/.test(rest)) return true
  const isVerb = explicit ? canBeBaseVerb(word) || isUnknownVerb(match[1] ?? '', rest) : isBaseVerb(word, rest) && word === word.toLowerCase()
  if (!isVerb || endsInBareVerb(segment, false)) return false
  if (explicit) return true
  const isPlainAnd = /^\s+(?:and|or)\s/.test(joiner)
  if (isPlainAnd && /\b(?:unless|if|when|whenever|where|because)\b/.test(segment) && !/,/.test(segment)) return false
  // "take measures to rebuild stocks and protect rivers": the aims are the acts.
  return !(isPlainAnd && hasInfinitive(segment) && !EMPTY.test(text.trimStart()))
}

// ", to be hosted by the institute," tells of the thing before it.
function isParticipleAhead(rest: string): boolean {
  return isParticiple(/^\s+(\p{L}+)/u.exec(rest)?.[1] ?? '')
}

// "to plant and harvest crops": the verb before "and" has no object yet, so both share one.
function endsInBareVerb(segment: string, isGerund: boolean): boolean {
  const tail = /(?:^|\s)(to\s+)?(\p{L}[\p{L}-]*)\s*$/u.exec(segment)
  const word = tail?.[2] ?? ''
  // "set up, operate and test a system"
  if (!isGerund && /,\s*\p{L}[\p{L}-]*\s*$/u.test(segment) && canBeBaseVerb(word)) return true
  return isGerund ? /^(?:\s*)$/.test(segment.replace(word, '')) && /ing$/.test(word) : tail?.[1] !== undefined && canBeBaseVerb(word)
}

// Behind "shall", or behind "to" with an object, any word is a verb.
function isUnknownVerb(marker: string, rest: string): boolean {
  return /(?:shall|will)\s+$/.test(marker) || /to\s+$/.test(marker) && /^\s+(?:it|them|the|a|an|its|their|all|each)\s/.test(rest)
}

function hasInfinitive(segment: string): boolean {
  const infinitive = /\s(?:to|can|that|which|who)\s+(\p{L}[\p{L}-]*)/u.exec(segment)
  return infinitive !== null && canBeBaseVerb(infinitive[1] ?? '')
}
