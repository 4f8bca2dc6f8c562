import type { Collision, CollisionKind, Side } from './collision.ts'
import type { Place } from './entries.ts'

/** A collision as people are told of it: with the names of both. */
export interface ToldCollision {
  readonly id: Collision['id']
  readonly kind: CollisionKind
  /** The row of the log that brought it about. */
  readonly seq: number
  /** What is not shown; see `Collision`. */
  readonly gaveWay: ToldSide
  readonly stands: ToldSide
}

export interface ToldSide extends Pick<Side, 'value' | 'isCut' | 'at' | 'madeBeforeSync'> {
  readonly place: Place
  /** Who wrote it, by the server's word. */
  readonly author: { readonly id: string; readonly name: string }
}

/** Some collisions of a plan, the latest first. */
export interface CollisionPage {
  /** Of the log; rows of another epoch are other rows. */
  readonly epoch: string
  /** The log is reviewed up to this row. */
  readonly seq: number
  /** Its last row: where it is further, what is told may not be all. */
  readonly logSeq: number
  readonly collisions: readonly ToldCollision[]
  /** Where the next page begins; null when this is the last. */
  readonly next: string | null
}
