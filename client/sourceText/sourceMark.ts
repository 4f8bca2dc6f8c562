import type { Mark } from '../../shared/text/segments.ts'

/** How a mark looks: a clause or an accepted proposal, one to decide, a rejected one. */
export type MarkTone = 'accepted' | 'pending' | 'rejected'

/** A mark in a shown source. */
export interface SourceMark extends Mark {
  readonly tone: MarkTone
  /** The few characters before its words: a number or a ref. Empty: no badge, as for a shared stem. */
  readonly badge: string
  /** What the badge is called by those who cannot see its place: "Proposal 3, accepted". */
  readonly name: string
}
