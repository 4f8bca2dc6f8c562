import type { WebSocket } from 'ws'
import type { PlanId } from '../../shared/ids.ts'
import { closeCode, closeReason } from '../../shared/protocol/closeCodes.ts'
import { colourOf } from '../../shared/protocol/presence.ts'
import type { Clock } from './clock.ts'
import type { Connection } from './connection.ts'
import { closingMsMax } from './limits.ts'
import type { Room } from './room.ts'
import type { Admitted, Rights, Session } from './upgrade.ts'
import { createWebSocketWire } from './webSocketWire.ts'

interface Options extends Pick<Rights, 'roleOf' | 'isBeingRemoved'> {
  presenceOf?(userId: string, planId: PlanId): { readonly party?: string }
  readonly clock: Clock
}

interface Visit {
  readonly socket: WebSocket
  readonly planId: PlanId
  readonly session: Session
  readonly connection: Connection
  /** Answered the last ping. */
  isAlive: boolean
}

/** The sockets that are open now, with the sessions behind them: who must go when a session or a right ends. */
export class Visits {
  readonly #options: Options
  readonly #visits = new Set<Visit>()
  #whenEnded: (() => void)[] = []

  constructor(options: Options) {
    this.#options = options
  }

  get count(): number {
    return this.#visits.size
  }

  countOf(userId: string): number {
    let count = 0
    for (const { session } of this.#visits) if (session.user.id === userId) count += 1
    return count
  }

  start(socket: WebSocket, room: Room, { planId, session, role, wantsAdditions, cursor }: Admitted, connectionId: string): void {
    const { id, name } = session.user
    const user = { id, name, ...this.#options.presenceOf?.(id, planId), colour: colourOf(id) }
    const wire = createWebSocketWire(socket, () => connection.reader.drained())
    const connection: Connection = room.connect({ connectionId, user, role, wantsAdditions, cursor }, wire)
    const visit: Visit = { socket, planId, session, connection, isAlive: true }
    this.#visits.add(visit)
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (isBinary) room.receive(connection, data)
      else connection.close(closeCode.malformed, closeReason.textFrame)
    })
    socket.on('pong', () => {
      visit.isAlive = true
    })
    socket.on('close', () => {
      this.#visits.delete(visit)
      room.disconnect(connection)
      if (this.#visits.size === 0) for (const resolve of this.#whenEnded.splice(0)) resolve()
    })
  }

  /** Finds peers that vanished without a word, and sessions that have run out. */
  heartbeat(): void {
    const now = this.#options.clock.now()
    for (const visit of this.#visits) {
      const { socket, session, connection } = visit
      if ((session.sessionExpiresAt ?? Infinity) <= now) connection.close(closeCode.unauthenticated, closeReason.sessionEnded)
      if (visit.isAlive) socket.ping()
      else socket.terminate()
      visit.isAlive = false
    }
  }

  /** Asks for the role of everybody, or of one person on one plan, and lets their connections follow. */
  async recheckRights(planId?: string, userId?: string): Promise<void> {
    const concerned = [...this.#visits].filter(
      ({ planId: itsPlan, session }) => (planId ?? itsPlan) === itsPlan && (userId ?? session.user.id) === session.user.id,
    )
    await Promise.all(concerned.map((visit) => this.#recheck(visit)))
  }

  endSession(sessionOrUserId: string): void {
    for (const { session, connection } of this.#visits) {
      if (session.sessionId === sessionOrUserId || session.user.id === sessionOrUserId) {
        connection.close(closeCode.unauthenticated, closeReason.sessionEnded)
      }
    }
  }

  /** Resolves when every socket has closed; those that do not answer are cut off. */
  async ended(): Promise<void> {
    if (this.#visits.size === 0) return
    const cancel = this.#options.clock.after(closingMsMax, () => {
      for (const { socket } of this.#visits) socket.terminate()
    })
    await new Promise<void>((resolve) => this.#whenEnded.push(resolve))
    cancel()
  }

  async #recheck({ session, planId, connection }: Visit): Promise<void> {
    const role = await this.#options.roleOf(session.user.id, planId)
    if (role === null) connection.close(closeCode.forbidden, closeReason.notMember)
    else if (this.#options.isBeingRemoved?.(planId)) connection.close(closeCode.beingRemoved, closeReason.beingRemoved)
    else if (!connection.isClosed) connection.changeRole(role)
  }
}
