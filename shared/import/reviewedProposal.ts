import { titleFromWords } from '../extraction/titles.ts'
import type { Evidence, Extraction, Proposal, Reason } from '../extraction/proposal.ts'
import { assertNever } from '../result.ts'
import { isPlanDate, type PlanDate } from '../schema/planDate.ts'
import type { ClausePart, Force, Pillar, Shape } from '../schema/words.ts'
import type { Span } from '../text/span.ts'

export type Decision = 'pending' | 'accepted' | 'rejected'

export interface ReviewedSpan extends Span {
  readonly part: ClausePart
}

/** One proposal as the person reviewing it has made it. */
export interface ReviewedProposal {
  readonly key: string
  readonly spans: readonly ReviewedSpan[]
  /** Members of an enumeration, each inside one of the spans. */
  readonly items: readonly Span[]
  readonly title: string
  readonly force: Force
  readonly shape: Shape
  readonly themes: readonly string[]
  readonly regions: readonly string[]
  readonly pillars: readonly Pillar[]
  /** Keys of parties of this import. */
  readonly lead: string | null
  readonly supporting: readonly string[]
  readonly due: PlanDate | null
  /** The text's own words: "next year", "upon the request of a state", "in Tashkent". */
  readonly dueWords: string
  readonly condition: string
  readonly place: string
  /** 0 to 1; null when a person selected the words. */
  readonly confidence: number | null
  readonly kind: Proposal['kind'] | null
  readonly reasons: readonly Reason[]
  /** The words that themes, regions, pillars and shape were read from. */
  readonly evidence: readonly Evidence[]
  readonly decision: Decision
  /** What it was split from or merged of, so that it can be taken back. */
  readonly madeFrom: readonly ReviewedProposal[]
}

export type EditableField = 'title' | 'force' | 'shape' | 'themes' | 'regions' | 'pillars' | 'lead' | 'due' | 'condition'
export type ProposalEdit = { readonly [Field in EditableField]?: ReviewedProposal[Field] }

/** The proposals of an extraction, the strong ones accepted. `partyOf` finds the party that an actor's name means. */
export function reviewedProposals(extraction: Extraction, partyOf: (actor: string) => string | null): ReviewedProposal[] {
  return extraction.proposals.map((proposal, index) => reviewed(proposal, `p${index + 1}`, partyOf))
}

/** A proposal that a person made by selecting words; their choosing it is the decision. */
export function proposalFromWords(key: string, text: string, span: Span): ReviewedProposal {
  return {
    ...blank, key, spans: [{ ...span, part: 'whole' }], title: titleFromWords(text.slice(span.start, span.end)), decision: 'accepted',
  }
}

/** The first place of a proposal: lists and marks stand in the order of the text. */
export function placeOf(proposal: ReviewedProposal): Span {
  const own = proposal.spans.find((span) => span.part !== 'stem') ?? proposal.spans[0]
  return own ?? { start: 0, end: 0 }
}

/** The evidence of the values that the proposal still has: a value that a person took out needs none. */
export function evidenceShown({ evidence, themes, regions, pillars, shape }: ReviewedProposal): readonly Evidence[] {
  return evidence.filter(({ field, value }) => {
    switch (field) {
      case 'theme': return themes.includes(value)
      case 'region': return regions.includes(value)
      case 'pillar': return pillars.some((pillar) => pillar === value)
      case 'shape': return shape === value
      default: return assertNever(field)
    }
  })
}

const blank: Omit<ReviewedProposal, 'key'> = {
  spans: [], items: [], title: '', force: 'agreed', shape: 'other', themes: [], regions: [], pillars: [], lead: null, supporting: [],
  due: null, dueWords: '', condition: '', place: '', confidence: null, kind: null, reasons: [], evidence: [], decision: 'pending', madeFrom: [],
}

function reviewed(proposal: Proposal, key: string, partyOf: (actor: string) => string | null): ReviewedProposal {
  const parties = [...new Set(proposal.actors.map(partyOf).filter((party) => party !== null))]
  const due = proposal.due?.date
  return {
    ...blank, key,
    spans: [{ start: proposal.start, end: proposal.end, part: 'whole' }],
    items: proposal.items.map(({ start, end }) => ({ start, end })),
    title: proposal.title, force: proposal.force, shape: proposal.shape, themes: proposal.themes, regions: proposal.regions, pillars: proposal.pillars,
    lead: parties[0] ?? null, supporting: parties.slice(1),
    due: isPlanDate(due) ? due : null, dueWords: proposal.due?.words.text ?? '',
    condition: proposal.condition?.text ?? '', place: proposal.place?.text ?? '',
    confidence: proposal.confidence, kind: proposal.kind, reasons: proposal.reasons, evidence: proposal.evidence,
    decision: proposal.ticked ? 'accepted' : 'pending',
  }
}
