import type { Range } from './sentences.ts'

const WORDS_MIN = 5

/** Quoted speech in a block of folded text (straight quotes); quoted names and terms are too short to count. */
export function quotationsOf(text: string, start: number, end: number): Range[] {
  const block = text.slice(start, end)
  return [...spans(block, /"([^"]{0,2000})(?:"|$)/g), ...spans(block, /(?<![\p{L}\p{N}])'(?=\p{Lu})([^'\n]{0,1500}(?:(?<=\p{L})'(?=\p{L})[^'\n]{0,1500}){0,20})'(?!\p{L})/gu)].map((range) => ({
    start: start + range.start,
    end: start + range.end,
  }))
}

function spans(block: string, pattern: RegExp): Range[] {
  const found: Range[] = []
  for (const match of block.matchAll(pattern)) {
    const words = match[1] ?? ''
    if (words.trim().split(/\s+/).length >= WORDS_MIN) found.push({ start: match.index + 1, end: match.index + 1 + words.length })
  }
  return found
}
