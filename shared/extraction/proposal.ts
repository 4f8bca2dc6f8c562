import type { RelationKind } from './lexicon/relations.ts'

/** What the extractor proposes. Every span is exact: `text === original.slice(start, end)`, in UTF-16 units. */
export interface ProposedSpan {
  readonly text: string
  readonly start: number
  readonly end: number
}

export type ProposalKind =
  | 'undertaking'
  | 'objective'
  | 'areas'
  | 'headline'
  | 'purpose-lede'
  | 'statement'
  | 'effect'
  | 'procedure'
  | 'other-instrument'

export type Force = 'agreed' | 'will' | 'planned' | 'aim'

export type Shape =
  | 'joint-project'
  | 'meeting-or-body'
  | 'technical-assistance'
  | 'legislative'
  | 'information-exchange'
  | 'coordination'
  | 'other'

/** Why something was proposed: the rule's id and the words that triggered it. */
export interface Reason {
  readonly rule: string
  readonly words: ProposedSpan
}

export type PillarId = 'I' | 'II' | 'III' | 'IV'

/** The words that one value of a field was read from. */
export interface Evidence {
  readonly field: 'theme' | 'region' | 'pillar' | 'shape'
  readonly value: string
  readonly words: ProposedSpan
}

/** `date` is null when the words depend on a year that the text does not give. */
export interface ProposedDue {
  readonly words: ProposedSpan
  readonly date: string | null
}

/** One proposed commitment: one governing predicate with its subject. */
export interface Proposal {
  readonly quote: string
  readonly start: number
  readonly end: number
  readonly items: readonly ProposedSpan[]
  /** 0 to 1; a rank, not a probability. */
  readonly confidence: number
  readonly kind: ProposalKind
  /** Accepted unless a person says otherwise. */
  readonly ticked: boolean
  readonly title: string
  readonly force: Force
  readonly shape: Shape
  readonly actors: readonly string[]
  readonly condition: ProposedSpan | null
  readonly due: ProposedDue | null
  readonly place: ProposedSpan | null
  readonly regions: readonly string[]
  readonly themes: readonly string[]
  readonly reasons: readonly Reason[]
  readonly pillars: readonly PillarId[]
  /** The words that themes, regions, pillars and shape were read from. */
  readonly evidence: readonly Evidence[]
}

export interface ProposedParty {
  readonly name: string
  readonly shortName: string | null
  readonly span: ProposedSpan
}

export interface ProposedSignatory {
  readonly name: string
  readonly title: string | null
  readonly span: ProposedSpan
}

/** Another instrument that the text names, and how this one stands to it ("developed following the Memorandum signed in October 2018"). */
export interface ProposedRelation {
  readonly kind: RelationKind
  readonly name: string
  /** As precise as the words give it; null when they do not. */
  readonly date: string | null
  readonly words: ProposedSpan
}

/** The instrument that the text is about; what the text does not say is null or empty. */
export interface ProposedInstrument {
  readonly type: string | null
  readonly title: string | null
  /** `2018-10-04`, or `XXXX-12-05` when the text gives no year. */
  readonly signedOn: {
    readonly words: ProposedSpan
    readonly date: string
    /** The text gives the date (in a dateline, say), but does not say that it was signed then. */
    readonly inferred: boolean
  } | null
  readonly place: ProposedSpan | null
  readonly period: { readonly words: ProposedSpan; readonly start: string; readonly end: string } | null
  readonly parties: readonly ProposedParty[]
  readonly signatories: readonly ProposedSignatory[]
  readonly relations: readonly ProposedRelation[]
}

export interface Extraction {
  /** In the order of the text. */
  readonly proposals: readonly Proposal[]
  readonly instrument: ProposedInstrument
  readonly sourceTitle: string | null
  /** `en`, or the best guess; `und` when there is nothing to guess from. */
  readonly language: string
  readonly paragraphs: readonly { readonly start: number; readonly end: number }[]
}
