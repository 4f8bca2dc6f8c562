import type { PlanRecords } from '../schema/decode.ts'
import type { Clause, Commitment } from '../schema/records.ts'
import type { ClausePart } from '../schema/words.ts'

export interface CommitmentClause {
  readonly clause: Clause
  readonly part: ClausePart
}

/** One piece of a quotation: a clause's exact words, or the mark of what was left out between two. */
export type QuotePiece = { readonly type: 'words'; readonly clause: Clause; readonly part: ClausePart } | { readonly type: 'omission' }

/** The clauses that a commitment rests on, by source and place in it. */
export function clausesOf(plan: PlanRecords, commitmentId: Commitment['id']): CommitmentClause[] {
  const clauses: CommitmentClause[] = []
  for (const link of plan.links.commitmentClause.values()) {
    if (link.from !== commitmentId) continue
    const clause = plan.records.clause.get(link.to)
    if (clause && clause.archivedAt === null) clauses.push({ clause, part: link.value })
  }
  return clauses.sort((a, b) => byPlace(a.clause, b.clause))
}

/** The commitments that rest on each clause of one source. */
export function commitmentsByClause(plan: PlanRecords, sourceId: string): ReadonlyMap<string, readonly Commitment[]> {
  const found = new Map<string, Commitment[]>()
  for (const link of plan.links.commitmentClause.values()) {
    if (plan.records.clause.get(link.to)?.source !== sourceId) continue
    const commitment = plan.records.commitment.get(link.from)
    if (commitment && commitment.archivedAt === null) found.set(link.to, [...(found.get(link.to) ?? []), commitment])
  }
  return found
}

/** A commitment's words in order, with omissions where its clauses do not touch: stem […] item. */
export function quotePieces(clauses: readonly CommitmentClause[]): QuotePiece[] {
  const pieces: QuotePiece[] = []
  clauses.forEach(({ clause, part }, index) => {
    const previous = clauses[index - 1]?.clause
    if (previous && (previous.source !== clause.source || clause.start > previous.end + 1)) pieces.push({ type: 'omission' })
    pieces.push({ type: 'words', clause, part })
  })
  return pieces
}

function byPlace(a: Clause, b: Clause): number {
  if (a.source !== b.source) return (a.source ?? '') < (b.source ?? '') ? -1 : 1
  return a.start - b.start || a.end - b.end
}
