import type { SourceMark } from '../../sourceText/sourceMark.ts'
import type { ImportReview } from '../../../shared/import/importReview.ts'
import type { Decision, ReviewedProposal } from '../../../shared/import/reviewedProposal.ts'

/**
 * The marks of the proposals, numbered as in the list. A stem is marked only for the current proposal:
 * otherwise one sentence split into six would be marked six times over.
 */
export function reviewMarks(review: ImportReview, nameOf: (number: number, proposal: ReviewedProposal) => string): SourceMark[] {
  return review.proposals.flatMap((proposal, index) => {
    const spans = proposal.spans.filter((span) => span.part !== 'stem' || proposal.key === review.current)
    const first = spans.find((span) => span.part !== 'stem') ?? spans[0]
    return spans.map((span): SourceMark => ({
      id: proposal.key, start: span.start, end: span.end, tone: tones[proposal.decision],
      badge: span === first ? String(index + 1) : '', name: nameOf(index + 1, proposal),
    }))
  })
}

const tones: Record<Decision, SourceMark['tone']> = { accepted: 'accepted', pending: 'pending', rejected: 'rejected' }
