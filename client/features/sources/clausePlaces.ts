import { commitmentsByClause } from '../../../shared/queries/clauses.ts'
import type { PlanRecords } from '../../../shared/schema/decode.ts'
import type { Commitment, Source } from '../../../shared/schema/records.ts'
import { locate } from '../../../shared/text/anchor.ts'
import type { Span } from '../../../shared/text/span.ts'

/** Words of a source on which commitments rest: all clauses with the same span are one place. */
export interface ClausePlace extends Span {
  /** Id of its first clause. */
  readonly id: string
  readonly clauses: readonly string[]
  readonly commitments: readonly Commitment[]
}

/** A commitment as the margin lists it. */
export interface PlacedCommitment {
  readonly commitment: Commitment
  /** Ids of its places, in the order of the text; empty when its words are not in the text any more. */
  readonly places: readonly string[]
  readonly start: number
}

export interface SourceClauses {
  readonly places: readonly ClausePlace[]
  readonly commitments: readonly PlacedCommitment[]
}

/** Where the clauses of a source stand in its text, and the commitments that rest on them. */
export function sourceClauses(plan: PlanRecords, source: Source): SourceClauses {
  const bearing = commitmentsByClause(plan, source.id)
  const places = new Map<string, { id: string; start: number; end: number; clauses: string[]; commitments: Commitment[] }>()
  const placed = new Map<string, { commitment: Commitment; spans: Set<string> }>()
  for (const clause of plan.records.clause.values()) {
    const commitments = bearing.get(clause.id)
    if (clause.source !== source.id || clause.archivedAt !== null || !commitments) continue
    for (const commitment of commitments) if (!placed.has(commitment.id)) placed.set(commitment.id, { commitment, spans: new Set() })
    const span = locate(source.text, clause)
    if (!span) continue
    const key = `${span.start}-${span.end}`
    const place = places.get(key) ?? { id: clause.id, ...span, clauses: [], commitments: [] }
    places.set(key, place)
    place.clauses.push(clause.id)
    for (const commitment of commitments) {
      if (!place.commitments.includes(commitment)) place.commitments.push(commitment)
      placed.get(commitment.id)?.spans.add(key)
    }
  }
  return {
    places: [...places.values()].sort(byPlace),
    commitments: [...placed.values()].map(({ commitment, spans }) => placedCommitment(commitment, [...spans].flatMap((key) => places.get(key) ?? []))).sort((a, b) => a.start - b.start),
  }
}

/** A commitment stands where its own words begin: a stem that it shares with others says nothing of its place. */
function placedCommitment(commitment: Commitment, places: readonly ClausePlace[]): PlacedCommitment {
  const sorted = [...places].sort(byPlace)
  const own = sorted.filter((place) => place.commitments.length === 1)
  const first = own[0] ?? sorted.at(-1)
  return { commitment, places: sorted.map((place) => place.id), start: first?.start ?? Infinity }
}

/** The place that a link names: by one of its clauses. */
export function placeOfClause(clauses: SourceClauses, clauseId: string): ClausePlace | null {
  return clauses.places.find((place) => place.clauses.includes(clauseId)) ?? null
}

/** Where to go when a commitment is chosen: its own words rather than a shared stem. */
export function mainPlace(clauses: SourceClauses, commitmentId: string): ClausePlace | null {
  const places = clauses.places.filter((place) => place.commitments.some((commitment) => commitment.id === commitmentId))
  return places.find((place) => place.commitments.length === 1) ?? places.at(-1) ?? null
}

function byPlace(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end
}
