import type { Span } from './span.ts'

/** Lines up to this length may be hard-wrapped; longer ones are paragraphs of their own. */
const WRAP_COLUMNS_MAX = 130

/**
 * The paragraphs of a text as a reader counts them, from 1: lines between blank lines belong together
 * when the text is hard-wrapped; otherwise every line that is not blank is one.
 */
export function paragraphsOf(text: string): Span[] {
  const lines = linesOf(text)
  const isWrapped = isHardWrapped(lines)
  const paragraphs: Span[] = []
  let open: { start: number; end: number } | null = null
  for (const line of lines) {
    if (line.isBlank) open = null
    else if (open && isWrapped) open.end = line.end
    else paragraphs.push((open = { start: line.start, end: line.end }))
  }
  return paragraphs
}

/** The number, from 1, of the paragraph that holds the offset; the one before it when it lies between two. */
export function paragraphNumber(paragraphs: readonly Span[], offset: number): number {
  return Math.max(1, countStartingAtOrBefore(paragraphs, offset))
}

/** How many of the sorted spans start at or before the offset. */
export function countStartingAtOrBefore(spans: readonly Span[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.start ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

interface Line extends Span {
  readonly isBlank: boolean
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (const match of text.matchAll(/[^\r\n]+|\r\n?|\n/g)) {
    const start = match.index
    const isBreak = match[0][0] === '\r' || match[0][0] === '\n'
    if (!isBreak) {
      lines.push({ start, end: start + match[0].trimEnd().length, isBlank: match[0].trim() === '' })
      continue
    }
    const before = text[start - 1]
    // A break right after a break (or at the start) is an empty line.
    if (start === 0 || before === '\n' || before === '\r') lines.push({ start, end: start, isBlank: true })
  }
  return lines
}

function isHardWrapped(lines: readonly Line[]): boolean {
  const widths = lines.filter((line) => !line.isBlank).map((line) => line.end - line.start).sort((a, b) => a - b)
  const wide = widths[Math.floor(widths.length * 0.9)] ?? 0
  return wide > 40 && wide <= WRAP_COLUMNS_MAX
}
