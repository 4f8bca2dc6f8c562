import type { ToldCollision, ToldSide } from '../review/toldCollision.ts'
import type { PlanRecords } from '../schema/decode.ts'
import type { CollisionDecision } from '../schema/records.ts'
import { holds } from './holds.ts'

/**
 * Collisions that people decide as one: a record that one archived while the
 * other edited it, or linked to it, in several places. All others are alone.
 */
export interface OpenCollision {
  /** The first one's id. */
  readonly id: string
  readonly kind: ToldCollision['kind']
  /** The latest first; their sides have the same two authors. */
  readonly collisions: readonly ToldCollision[]
  /** Which of the two values is mine; null when the collision is between others. */
  readonly mine: 'gave-way' | 'stands' | null
}

export interface ReviewedCollision extends OpenCollision {
  /** `settled`: nobody has decided it, but the plan has gone on in a way that leaves nothing to choose. */
  readonly state: 'open' | 'decided' | 'settled'
  /** Of several that were decided as one, the latest one's. */
  readonly decision: CollisionDecision | null
}

/**
 * What is still to be decided, in the order in which it was told: collisions
 * that nobody has decided and that nothing has settled since.
 * @param me the reader's user id
 */
export function openCollisions(plan: PlanRecords, told: readonly ToldCollision[], me: string): OpenCollision[] {
  return reviewedCollisions(plan, told, me).filter(({ state }) => state === 'open').map(({ id, kind, collisions, mine }) => ({ id, kind, collisions, mine }))
}

/** Everything that was told, with what has become of it; in the same order. */
export function reviewedCollisions(plan: PlanRecords, told: readonly ToldCollision[], me: string): ReviewedCollision[] {
  const decided = decisionsOf(plan)
  const groups = new Map<string, { readonly state: ReviewedCollision['state']; readonly collisions: ToldCollision[] }>()
  for (const collision of told) {
    const state = decided.has(collision.id) ? 'decided' : isSettled(plan, collision) ? 'settled' : 'open'
    const key = `${state} ${groupOf(collision)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { state, collisions: [collision] })
    else group.collisions.push(collision)
  }
  return [...groups.values()].map(({ state, collisions }) => {
    const { id, kind, gaveWay, stands } = collisions[0]!
    return { id, kind, collisions, state, decision: decided.get(id) ?? null, mine: gaveWay.author.id === me ? 'gave-way' : stands.author.id === me ? 'stands' : null }
  })
}

/** What was decided, by the collision's id; of several decisions on one the latest. One that was undone does not count. */
export function decisionsOf(plan: PlanRecords): ReadonlyMap<string, CollisionDecision> {
  const decisions = [...plan.records.collisionDecision.values()].filter(({ archivedAt }) => archivedAt === null)
  const inOrder = decisions.sort((a, b) => (a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1))
  return new Map(inOrder.map((decision) => [decision.collision, decision]))
}

/** The plan has gone on in a way that leaves nothing to choose. */
function isSettled(plan: PlanRecords, { kind, gaveWay, stands }: ToldCollision): boolean {
  switch (kind) {
    // Somebody has put the value back, or both had the same.
    case 'field':
    case 'moved': return !gaveWay.isCut && holds(plan, gaveWay.place, gaveWay.value)
    case 'cycle': return !isHeld(plan, gaveWay) || !isHeld(plan, stands)
    case 'archived': return !isHeld(plan, stands)
    case 'link': return !isHeld(plan, stands) || !isHeld(plan, gaveWay)
  }
}

function isHeld(plan: PlanRecords, { place, value, isCut }: ToldSide): boolean {
  return isCut || holds(plan, place, value)
}

/** An id is made of its two entries; the second is what hides, and one archiving hides many. */
function groupOf({ id, kind, gaveWay }: ToldCollision): string {
  return kind === 'archived' || kind === 'link' ? `${kind} ${gaveWay.author.id} ${id.slice(id.indexOf('~'))}` : id
}
