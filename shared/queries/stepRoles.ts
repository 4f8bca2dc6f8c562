import type { Id } from '../ids.ts'
import type { PlanRecords } from '../schema/decode.ts'
import type { Commitment, FocalPoint } from '../schema/records.ts'
import type { StepRole } from '../schema/words.ts'

/** Who a commitment's roles are. Several people, or nobody, where the plan does not say. */
export type RolePeople = Readonly<Partial<Record<StepRole, readonly Id<'focalPoint'>[]>>>

/**
 * The people behind a role: of each party those whom the commitment names, or
 * else the only one whom the plan knows. Where a plan knows several and the
 * commitment names none, nobody is guessed.
 */
export function peopleOf(plan: Pick<PlanRecords, 'records'>, commitment: Commitment, role: StepRole): readonly Id<'focalPoint'>[] {
  const named = (person: FocalPoint): boolean => commitment.focalPoints.includes(person.id)
  const shown = [...plan.records.focalPoint.values()].filter(({ archivedAt }) => archivedAt === null)
  if (role === 'commitment') return idsOf(shown.filter(named))
  return partiesOf(commitment, role).flatMap((party) => {
    const ofParty = shown.filter((person) => person.party === party && person.alternate === isAlternate(role))
    const chosen = ofParty.filter(named)
    if (chosen.length > 0) return idsOf(chosen)
    return ofParty.length === 1 ? idsOf(ofParty) : []
  })
}

/** The party that leads a step: that of its people, if they are of one; else the one that the role names. */
export function leadOfStep(plan: Pick<PlanRecords, 'records'>, commitment: Commitment, role: StepRole | null, people: readonly Id<'focalPoint'>[]): Id<'party'> | null {
  if (role === null || role === 'commitment') return commitment.lead
  const parties = new Set(people.map((id) => plan.records.focalPoint.get(id)?.party ?? null))
  const candidates = parties.size > 0 ? [...parties] : partiesOf(commitment, role)
  return candidates.length === 1 ? candidates[0]! : null
}

function partiesOf(commitment: Commitment, role: StepRole): readonly Id<'party'>[] {
  if (role === 'supporting' || role === 'supporting-alternate') return commitment.supporting
  return commitment.lead === null ? [] : [commitment.lead]
}

function isAlternate(role: StepRole): boolean {
  return role === 'lead-alternate' || role === 'supporting-alternate'
}

function idsOf(people: readonly FocalPoint[]): readonly Id<'focalPoint'>[] {
  return people.map(({ id }) => id).sort()
}
