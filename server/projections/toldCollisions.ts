import type { ActivityPlace } from '../../shared/review/activityEntry.ts'
import { clientIdOf, wantTheSame, type Side } from '../../shared/review/collision.ts'
import type { CollisionPage, ToldCollision, ToldSide } from '../../shared/review/toldCollision.ts'
import type { Author } from '../storage/UpdateLog.ts'
import type { DerivedData } from './derivedData.ts'

export interface Authorship {
  /** Of the log. */
  readonly epoch: string
  /** The last row of a plan's log. */
  seqOf(planId: string): number
  /** The log's authors of a plan: who wrote under which clientID. */
  authorsOf(planId: string): ReadonlyMap<number, Author>
  /** A person's name; the id where the account is gone. */
  nameOf(userId: string): string
}

export interface CollisionsAsked {
  /** Only what came about behind this row. */
  readonly since: number
  /** Where the page before ended. */
  readonly before: ActivityPlace | null
  /** Of one page. */
  readonly limit: number
}

/**
 * What people are told of a plan's collisions, the latest first. Who the
 * authors are is known best when it is read: of work that somebody brought back
 * after a restore, it turns out later. So it is here that a person's two
 * devices, and values that are the same, fall out.
 */
export function toldCollisions(data: Pick<DerivedData, 'collisionsOf' | 'progressOf'>, { epoch, seqOf, authorsOf, nameOf }: Authorship, planId: string, asked: CollisionsAsked): CollisionPage {
  const { since, limit } = asked
  const { seq } = data.progressOf(planId)
  const logSeq = seqOf(planId)
  const authors = authorsOf(planId)
  const tell = (side: Side): ToldSide => {
    const id = authors.get(clientIdOf(side))?.userId ?? side.userId
    const { place, value, isCut, at, madeBeforeSync } = side
    return { place, value, isCut, at, madeBeforeSync, author: { id, name: nameOf(id) } }
  }
  const collisions: ToldCollision[] = []
  let before = asked.before
  for (;;) {
    const read = data.collisionsOf(planId, { since, ...(before === null ? {} : { before }), limit })
    for (const { collision, ...place } of read) {
      const { id, kind } = collision
      const told = { id, kind, seq: place.seq, gaveWay: tell(collision.gaveWay), stands: tell(collision.stands) }
      before = place
      if (wantTheSame(collision) || told.gaveWay.author.id === told.stands.author.id) continue
      collisions.push(told)
      if (collisions.length === limit) return { epoch, seq, logSeq, collisions, next: formatPlace(place) }
    }
    if (read.length < limit) return { epoch, seq, logSeq, collisions, next: null }
  }
}

function formatPlace({ seq, position }: ActivityPlace): string {
  return `${seq}.${position}`
}
