import type { Span } from './span.ts'

/** What a clause keeps of its place. */
export interface Anchor extends Span {
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

/** Enough to tell repeated words apart, small enough to be stored with every clause. */
export const CONTEXT_LENGTH = 32

/**
 * Where a clause stands in a text: at its offsets when its exact words are there; otherwise where they
 * are found, the surroundings deciding between several places, then the distance. Null: not in this text.
 */
export function locate(text: string, anchor: Anchor): Span | null {
  if (anchor.exact === '') return null
  if (text.startsWith(anchor.exact, anchor.start)) return { start: anchor.start, end: anchor.start + anchor.exact.length }
  let best: { start: number; score: number } | null = null
  for (let at = text.indexOf(anchor.exact); at >= 0; at = text.indexOf(anchor.exact, at + 1)) {
    const score = contextScore(text, anchor, at)
    const isNearer = best !== null && score === best.score && Math.abs(at - anchor.start) < Math.abs(best.start - anchor.start)
    if (best === null || score > best.score || isNearer) best = { start: at, score }
  }
  return best && { start: best.start, end: best.start + anchor.exact.length }
}

/** The words at a span together with what surrounds them. */
export function anchorAt(text: string, span: Span): Anchor {
  return {
    ...span,
    exact: text.slice(span.start, span.end),
    prefix: text.slice(Math.max(0, span.start - CONTEXT_LENGTH), span.start),
    suffix: text.slice(span.end, span.end + CONTEXT_LENGTH),
  }
}

/** How many characters of the surroundings agree, counted outwards from the words. */
function contextScore(text: string, anchor: Anchor, at: number): number {
  let before = 0
  while (before < anchor.prefix.length && at - before > 0 && text[at - before - 1] === anchor.prefix[anchor.prefix.length - before - 1]) before += 1
  const end = at + anchor.exact.length
  let after = 0
  while (after < anchor.suffix.length && text[end + after] === anchor.suffix[after]) after += 1
  return before + after
}
