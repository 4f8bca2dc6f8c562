import type { SourceMark } from '../../sourceText/sourceMark.ts'
import type { ImportReview } from '../../../shared/import/importReview.ts'
import type { Decision, ReviewedProposal } from '../../../shared/import/reviewedProposal.ts'

/**
 * The marks of the proposals, numbered as in the list. A stem is marked only for the current proposal:
 * otherwise one sentence split into six would be marked six times over. Marks of a proposal that did
 * not change are the same objects as before, so that their paragraphs need not be drawn again.
 */
export function reviewMarks(review: ImportReview, known: KnownMarks, nameOf: (number: number, proposal: ReviewedProposal) => string): SourceMark[] {
  return review.proposals.flatMap((proposal, index) => {
    const isCurrent = proposal.key === review.current && proposal.spans.some((span) => span.part === 'stem')
    const before = known.get(proposal)
    if (before && before.number === index + 1 && before.isCurrent === isCurrent) return before.marks
    const marks = marksOf(proposal, index + 1, isCurrent, nameOf)
    known.set(proposal, { number: index + 1, isCurrent, marks })
    return marks
  })
}

/** Marks by proposal, as they were made last. */
export type KnownMarks = WeakMap<ReviewedProposal, { readonly number: number; readonly isCurrent: boolean; readonly marks: readonly SourceMark[] }>

function marksOf(proposal: ReviewedProposal, number: number, withStem: boolean, nameOf: (number: number, proposal: ReviewedProposal) => string): SourceMark[] {
  const spans = proposal.spans.filter((span) => withStem || span.part !== 'stem')
  const first = spans.find((span) => span.part !== 'stem') ?? spans[0]
  return spans.map((span): SourceMark => ({
    id: proposal.key, start: span.start, end: span.end, tone: tones[proposal.decision],
    badge: span === first ? String(number) : '', name: nameOf(number, proposal),
  }))
}

const tones: Record<Decision, SourceMark['tone']> = { accepted: 'accepted', pending: 'pending', rejected: 'rejected' }
