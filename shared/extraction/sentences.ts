import { ABBREVIATIONS } from './lexicon/abbreviations.ts'

export interface Range {
  readonly start: number
  readonly end: number
}

/** Longer sentences are cut at a space: nothing that a person wrote is longer, and patterns stay fast. */
export const SENTENCE_CHARACTERS_MAX = 4000

const SHORTENED = new Set(ABBREVIATIONS.map((word) => word.toLowerCase()))
const STOP = /[.!?][)"'\]]{0,3}(?=\s)/g
const STARTS_AFTER_LETTERS = /^(?:The|They|It|In|On|At|This|That|These|Both|We|He|She|And|But|For|As|A|An|Under|Each|Its)\b/

/** Sentences of a block, as folded ranges; knows abbreviations, initials and "U.S.". */
export function sentencesOf(text: string, start: number, end: number): Range[] {
  const block = text.slice(start, end)
  const ranges: Range[] = []
  let from = 0
  STOP.lastIndex = 0
  for (let stop = STOP.exec(block); stop; stop = STOP.exec(block)) {
    const to = stop.index + stop[0].length
    if (!endsSentence(block, stop.index, to)) continue
    pushBounded(ranges, block, from, to, start)
    from = to
  }
  pushBounded(ranges, block, from, block.length, start)
  return ranges
}

function endsSentence(block: string, dot: number, to: number): boolean {
  const next = block.slice(to, to + 40).trimStart()
  if (!/^["'([]*(?:[\p{Lu}\p{N}]|\p{Extended_Pictographic})/u.test(next)) return /^[^\p{Ll}]/u.test(next) && block[dot] !== '.' && next !== ''
  if (block[dot] !== '.') return !/^["'\s]*(?:said|says|added)\b/.test(next)
  const word = /[\p{L}\p{N}.]+$/u.exec(block.slice(Math.max(0, dot - 20), dot))?.[0] ?? ''
  if (SHORTENED.has(word.toLowerCase())) return word.length > 2 && /^(?:no|co|ed)$/i.test(word) === false ? false : !/^[\d(]/.test(next) && !/^[A-Z]/.test(word)
  if (/^\p{Lu}$/u.test(word)) return false
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return STARTS_AFTER_LETTERS.test(next)
  return true
}

function pushBounded(ranges: Range[], block: string, from: number, to: number, offset: number): void {
  let start = from
  while (start < to) {
    while (start < to && /\s/.test(block[start] ?? '')) start += 1
    let end = Math.min(to, start + SENTENCE_CHARACTERS_MAX)
    if (end < to) {
      const space = block.lastIndexOf(' ', end)
      if (space > start) end = space
    }
    let last = end
    while (last > start && /\s/.test(block[last - 1] ?? '')) last -= 1
    if (last > start) ranges.push({ start: offset + start, end: offset + last })
    start = end
  }
}
