import type { Author } from '../storage/UpdateLog.ts'
import type { Carried } from './admission.ts'
import type { Connection } from './connection.ts'

/**
 * Whose clientIDs these are. The first row that carries one fixes its author;
 * while a connection writes under one, nobody else's may. A step 2 may bring
 * work of others that was lost here: it fixes nothing, and who goes on with
 * that work in an update is its author.
 */
export class Authorship {
  readonly #authors: Map<number, Author>
  readonly #live = new Map<number, Connection>()

  constructor(authors: ReadonlyMap<number, Author>) {
    this.#authors = new Map(authors)
  }

  /**
   * Another person is the author of some of this work. Nobody may continue it;
   * and what its bearer wrote meanwhile under the same clocks would count as
   * known and be acknowledged, but is nowhere.
   */
  belongsToOther({ user }: Connection, carried: Carried): boolean {
    for (const [clientId, isPartlyKnown] of carried) {
      const author = this.#authors.get(clientId)
      if (author === undefined || author.userId === user.id) continue
      if (!author.isRelayed || isPartlyKnown) return true
    }
    return false
  }

  /** Another person is writing under one of these clientIDs now. */
  isForeign(connection: Connection, clientIds: Iterable<number>): boolean {
    for (const clientId of clientIds) {
      const writer = this.#live.get(clientId)
      if (writer !== undefined && writer.user.id !== connection.user.id) return true
    }
    return false
  }

  /** The connection continues these clientIDs as its own. */
  markLive(connection: Connection, clientIds: Iterable<number>): void {
    for (const clientId of clientIds) this.#live.set(clientId, connection)
  }

  /** Says who wrote under these clientIDs where that is not settled yet, and returns those. */
  claim(userId: string, clientIds: Iterable<number>, isRelay: boolean): number[] {
    const claimed: number[] = []
    for (const clientId of clientIds) {
      const author = this.#authors.get(clientId)
      if (author !== undefined && (!author.isRelayed || isRelay)) continue
      this.#authors.set(clientId, { userId, isRelayed: isRelay })
      claimed.push(clientId)
    }
    return claimed
  }

  /** How many of these have no author yet. */
  countNew(clientIds: Iterable<number>): number {
    let count = 0
    for (const clientId of clientIds) if (!this.#authors.has(clientId)) count += 1
    return count
  }

  leave(connection: Connection): void {
    for (const [clientId, writer] of this.#live) if (writer === connection) this.#live.delete(clientId)
  }
}
