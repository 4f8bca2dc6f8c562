import { countStartingAtOrBefore } from './paragraphs.ts'
import type { Span } from './span.ts'

/** A marked span of the text. */
export interface Mark extends Span {
  readonly id: string
}

/** A run of text under the same marks. */
export interface Segment<Marked extends Mark> extends Span {
  /** The marks that cover it: those that start earlier first, the longer first. */
  readonly marks: readonly Marked[]
  /** The marks that begin here. */
  readonly opens: readonly Marked[]
}

/** Cuts a piece of a text where marks begin and end; marks may overlap, nest, and reach over its edges. */
export function segmentsOf<Marked extends Mark>(piece: Span, marks: readonly Marked[]): Segment<Marked>[] {
  const touching = marks.filter((mark) => mark.start < piece.end && mark.end > piece.start).sort(byPlace)
  if (touching.length === 0) return [{ start: piece.start, end: piece.end, marks: [], opens: [] }]
  const cuts = new Set([piece.start, piece.end])
  for (const mark of touching) {
    if (mark.start > piece.start) cuts.add(mark.start)
    if (mark.end < piece.end) cuts.add(mark.end)
  }
  const places = [...cuts].sort((a, b) => a - b)
  return places.slice(1).map((end, index) => {
    const start = places[index] ?? piece.start
    const covering = touching.filter((mark) => mark.start < end && mark.end > start)
    return { start, end, marks: covering, opens: covering.filter((mark) => mark.start === start) }
  })
}

/** The marks that touch each paragraph; paragraphs without any share one empty list, so that they need not be drawn again. */
export function marksByParagraph<Marked extends Mark>(paragraphs: readonly Span[], marks: readonly Marked[]): readonly (readonly Marked[])[] {
  const lists: (readonly Marked[])[] = paragraphs.map(() => none)
  for (const mark of marks) {
    const first = Math.max(0, countStartingAtOrBefore(paragraphs, mark.start) - 1)
    for (let index = first; index < paragraphs.length; index += 1) {
      const paragraph = paragraphs[index]
      if (!paragraph || paragraph.start >= mark.end) break
      if (paragraph.end > mark.start) lists[index] = [...(lists[index] ?? none), mark]
    }
  }
  return lists
}

const none: readonly never[] = Object.freeze([])

function byPlace(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end
}
