import type { Connection } from './connection.ts'

/**
 * Whose clientIDs these are. The first row that carries one fixes its author;
 * while a connection writes under one, nobody else's may.
 */
export class Authorship {
  readonly #authors: Map<number, string>
  readonly #live = new Map<number, Connection>()

  constructor(authors: ReadonlyMap<number, string>) {
    this.#authors = new Map(authors)
  }

  /**
   * Another person is the author of one of these clientIDs. Nobody may continue
   * it; and what its bearer wrote meanwhile under the same clocks would count as
   * known and be acknowledged, but is nowhere.
   */
  belongsToOther(connection: Connection, clientIds: Iterable<number>): boolean {
    for (const clientId of clientIds) if ((this.#authors.get(clientId) ?? connection.user.id) !== connection.user.id) return true
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

  /** Fixes the authors of clientIDs that no row has carried before, and returns those. */
  claimNew(userId: string, clientIds: Iterable<number>): number[] {
    const claimed: number[] = []
    for (const clientId of clientIds) {
      if (this.#authors.has(clientId)) continue
      this.#authors.set(clientId, userId)
      claimed.push(clientId)
    }
    return claimed
  }

  leave(connection: Connection): void {
    for (const [clientId, writer] of this.#live) if (writer === connection) this.#live.delete(clientId)
  }
}
