import type { WebSocket } from 'ws'
import type { PlanId } from '../../shared/ids.ts'
import { closeCode, closeReason, type CloseCode } from '../../shared/protocol/closeCodes.ts'
import { colourOf } from '../../shared/protocol/presence.ts'
import type { Clock } from './clock.ts'
import type { Connection } from './connection.ts'
import { closingMsMax } from './limits.ts'
import type { Room } from './room.ts'
import type { Admitted, Rights, Session } from './upgrade.ts'
import type { Wire } from './Wire.ts'

interface Options extends Pick<Rights, 'roleOf' | 'isBeingRemoved'> {
  presenceOf?(userId: string, planId: PlanId): { readonly party?: string }
  readonly clock: Clock
}

interface Visit {
  readonly socket: WebSocket
  readonly planId: PlanId
  readonly session: Session
  readonly connection: Connection
  /** Was heard of since the last ping. */
  isAlive: boolean
}

export interface OpenSocket {
  readonly socket: WebSocket
  /** What a room writes to; `drained` is to be called when the network has taken what waited. */
  openWire(drained: () => void): Wire
}

/** The sockets that are open now, with the sessions behind them: who must go when a session or a right ends. */
export class Visits {
  readonly #options: Options
  readonly #visits = new Set<Visit>()
  readonly #refused = new Set<WebSocket>()
  #whenEnded: (() => void)[] = []

  constructor(options: Options) {
    this.#options = options
  }

  get count(): number {
    return this.#visits.size
  }

  get refusedCount(): number {
    return this.#refused.size
  }

  countOf(userId: string): number {
    let count = 0
    for (const { session } of this.#visits) if (session.user.id === userId) count += 1
    return count
  }

  /** Given to the network and not taken by it yet, of all sockets together. */
  get unsentBytes(): number {
    let sum = 0
    for (const { socket } of this.#visits) sum += socket.bufferedAmount
    return sum
  }

  /** Ends a socket that is not let in. One that does not answer is cut off soon: it is nobody's. */
  refuse(socket: WebSocket, code: CloseCode, reason: string): void {
    this.#refused.add(socket)
    const cancel = this.#options.clock.after(closingMsMax, () => socket.terminate())
    socket.on('close', () => {
      cancel()
      this.#refused.delete(socket)
      this.#tellEnd()
    })
    socket.close(code, reason)
  }

  start({ socket, openWire }: OpenSocket, room: Room, { planId, session, role, wantsAdditions, cursor }: Admitted, connectionId: string): void {
    const { id, name } = session.user
    const user = { id, name, ...this.#options.presenceOf?.(id, planId), colour: colourOf(id) }
    const wire = openWire(() => connection.reader.drained())
    const connection: Connection = room.connect({ connectionId, user, role, wantsAdditions, cursor }, wire)
    const visit: Visit = { socket, planId, session, connection, isAlive: true }
    this.#visits.add(visit)
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      visit.isAlive = true
      if (isBinary) room.receive(connection, data)
      else connection.close(closeCode.malformed, closeReason.textFrame)
    })
    socket.on('ping', () => connection.inbound.count())
    socket.on('pong', () => {
      connection.inbound.count()
      visit.isAlive = true
    })
    socket.on('close', () => {
      this.#visits.delete(visit)
      room.disconnect(connection)
      this.#tellEnd()
    })
  }

  /** Finds peers that vanished without a word, and sessions that have run out. */
  heartbeat(): void {
    const now = this.#options.clock.now()
    for (const visit of this.#visits) {
      const { socket, session, connection } = visit
      if ((session.sessionExpiresAt ?? Infinity) <= now) connection.close(closeCode.unauthenticated, closeReason.sessionEnded)
      if (visit.isAlive || mayBeLate(connection)) socket.ping()
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
    if (this.#isEmpty) return
    const cancel = this.#options.clock.after(closingMsMax, () => {
      for (const { socket } of this.#visits) socket.terminate()
    })
    await new Promise<void>((resolve) => this.#whenEnded.push(resolve))
    cancel()
  }

  get #isEmpty(): boolean {
    return this.#visits.size === 0 && this.#refused.size === 0
  }

  #tellEnd(): void {
    if (this.#isEmpty) for (const resolve of this.#whenEnded.splice(0)) resolve()
  }

  async #recheck({ session, planId, connection }: Visit): Promise<void> {
    const role = await this.#options.roleOf(session.user.id, planId)
    if (role === null) connection.close(closeCode.forbidden, closeReason.notMember)
    else if (this.#options.isBeingRemoved?.(planId)) connection.close(closeCode.beingRemoved, closeReason.beingRemoved)
    else if (!connection.isClosed) connection.changeRole(role)
  }
}

/**
 * A ping stands behind all that a slow reader has not taken yet (whether it takes
 * anything is watched elsewhere), and its answer behind what is not being read just now.
 */
function mayBeLate({ reader, inbound }: Connection): boolean {
  return reader.isBehind || inbound.isPaused
}
