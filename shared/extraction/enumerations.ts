import { actsOf } from './acts.ts'
import { longestList } from './list-members.ts'
import { pairOf } from './pairs.ts'
import type { Range } from './sentences.ts'
import { isUnsplittable } from './unsplittable.ts'

const TIME = /\s+(?:every|each)\s+(?:year|month|quarter|week|day|two years|three years|spring|summer|autumn|winter)\s*$|,?\s+(?:by|before|until|no later than|not later than)\s+(?:the\s+)?(?:end\s+of\s+)?(?:\d{1,2}\s+)?(?:\p{Lu}\p{Ll}+\s+)?(?:20\d\d|next year)\s*$|\s+annually\s*$/iu

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
