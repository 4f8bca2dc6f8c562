import type { ReviewedCommitment, ReviewedImport } from '../commands/import.ts'
import type { ImportHeader } from './importHeader.ts'
import { partyLabel } from './importHeader.ts'
import type { ImportReview } from './importReview.ts'
import type { ReviewedProposal } from './reviewedProposal.ts'

/** A text with everything that was decided about it. */
export interface ReviewedText {
  readonly text: string
  readonly sha256: string
  readonly header: ImportHeader
  readonly review: ImportReview
}

/** What the command writes: the accepted proposals only. `themes` are the keys of the plan's list. */
export function reviewedImport(reviewed: ReviewedText, plan: { readonly prefix: string; readonly themes: readonly string[] }): ReviewedImport {
  const { header, review, text, sha256 } = reviewed
  const { existing, type, parties, signatories, signedOn, signedOnWords, signedOnInferred, place, periodStart, periodEnd } = header
  return {
    source: {
      title: header.sourceTitle.slice(0, TITLE_ROOM), kind: header.sourceKind, text, sha256, fileName: header.fileName,
      language: header.language, publishedOn: null, address: '',
    },
    instrument: existing ?? {
      type, title: (header.title || header.sourceTitle).slice(0, TITLE_ROOM), prefix: plan.prefix,
      parties: parties.map(({ name, shortName, kind }) => ({ name, shortName, kind })),
      signatories, signedOn, signedOnWords, signedOnInferred, place, periodStart, periodEnd,
      relations: header.relations.flatMap(({ relation, to }) => (to === null ? [] : [{ relation, to }])),
    },
    commitments: review.proposals
      .filter((proposal) => proposal.decision === 'accepted')
      .map((proposal) => commitment(proposal, reviewed, plan.themes)),
  }
}

/** The longest title that a record takes. */
const TITLE_ROOM = 500

function commitment(proposal: ReviewedProposal, { text, header }: ReviewedText, themes: readonly string[]): ReviewedCommitment {
  const nameOf = (key: string): string | null => {
    const party = header.parties.find((it) => it.key === key)
    return party ? partyLabel(party) : null
  }
  return {
    title: proposal.title.trim(),
    clauses: proposal.spans,
    items: proposal.items.map((item) => text.slice(item.start, item.end)),
    force: proposal.force, shape: proposal.shape, condition: proposal.condition,
    lead: proposal.lead === null ? null : nameOf(proposal.lead),
    supporting: proposal.supporting.map(nameOf).filter((name) => name !== null),
    themes: proposal.themes.filter((theme) => themes.includes(theme)),
    regions: proposal.regions, pillars: proposal.pillars, due: proposal.due, dueWords: proposal.dueWords,
  }
}
