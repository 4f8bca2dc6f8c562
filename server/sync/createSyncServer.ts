import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { WebSocketServer, type WebSocket } from 'ws'
import type { PlanId } from '../../shared/ids.ts'
import { closeCode, closeReason } from '../../shared/protocol/closeCodes.ts'
import type { UpdateLog } from '../storage/UpdateLog.ts'
import { createSystemClock, type Cancel, type Clock } from './clock.ts'
import { startDocumentWork, type DocumentWork } from './documentWork.ts'
import { connectionsMax, connectionsPerUserMax, frameBytesMax, heartbeatMs, upgradeMsMax } from './limits.ts'
import { RoomRegistry } from './roomRegistry.ts'
import { examineRequest, refuse, type Admitted, type Refused, type Rights } from './upgrade.ts'
import { Visits } from './visits.ts'
import { createWebSocketWire, SyncSocket } from './webSocketWire.ts'

export interface SyncServerOptions extends Rights {
  readonly log: UpdateLog
  /** What is shown beside a person's name. */
  presenceOf?(userId: string, planId: PlanId): { readonly party?: string }
  now(): number
  readonly logger: Logger
  /** Timers; the system's own by default. */
  readonly clock?: Clock
  /** Work on whole documents; by default threads of this server's own. */
  readonly work?: DocumentWork
  /** Rows of a plan have become durable. */
  committed?(planId: string): void
}

export interface SyncServer {
  /** For the HTTP server's `upgrade` event. Refusals too complete the upgrade, then close with a code. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** A membership has changed: the person's live connections follow at once. */
  rightsChanged(planId: string, userId: string): Promise<void>
  /** Asks again for everybody: when rights may have been changed by another process. */
  recheckRights(): Promise<void>
  /** Ends the connections of this session, or of all sessions of this user. */
  sessionEnded(sessionOrUserId: string): void
  stats(): SyncStats
  /** Takes no more connections, makes durable what has arrived, then ends all with 1012. Does not close the log. */
  close(): Promise<void>
}

export interface SyncStats {
  readonly rooms: number
  readonly connections: number
  /** Sockets that were not let in, and have not closed yet. */
  readonly refused: number
  /** Received, not yet durable. */
  readonly queuedBytes: number
  /** Plans of which a snapshot is being made, or will be in a quiet moment. */
  readonly snapshotsDue: number
  /** Given to the network, not yet taken by it. */
  readonly unsentBytes: number
}

/** The sync server: the y-websocket protocol at `/sync/plan/<planId>`, every update durable before it is acknowledged or seen by others. */
export function createSyncServer(options: SyncServerOptions): SyncServer {
  const { log, logger } = options
  const clock = options.clock ?? createSystemClock(() => options.now())
  const work = options.work ?? startDocumentWork()
  const registry = new RoomRegistry({ log, clock, logger, work, committed: (planId) => options.committed?.(planId) })
  const visits = new Visits({ roleOf: (userId, planId) => options.roleOf(userId, planId), isBeingRemoved: (planId) => options.isBeingRemoved?.(planId) ?? false, presenceOf: options.presenceOf, clock })
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: frameBytesMax,
    WebSocket: SyncSocket,
  })
  const upgrading = new Set<Promise<void>>()
  let isClosed = false

  const decide = async (request: IncomingMessage): Promise<Admitted | Refused> => {
    if (isClosed) return refuse(closeCode.serverStopping, closeReason.stopping)
    if (visits.count + upgrading.size > connectionsMax) return refuse(closeCode.serverFull, closeReason.tooManyConnections)
    try {
      const first = await examineRequest(request, options)
      if (first.kind === 'refused') return first
      await registry.open(first.planId)
      // Loading may have taken a while; rights that changed meanwhile found no connection to close.
      return await examineRequest(request, options)
    } catch (error) {
      logger.error({ err: error, url: request.url }, 'could not open a plan')
      return refuse(closeCode.tryAgainLater, closeReason.notStored)
    }
  }

  /** Nothing is awaited from here on: what was decided still holds. */
  const begin = (webSocket: WebSocket, stream: Duplex, decision: Admitted | Refused): void => {
    webSocket.on('error', (error) => logger.debug({ err: error }, 'socket error'))
    if (decision.kind === 'refused') {
      visits.refuse(webSocket, decision.code, decision.reason)
      return
    }
    const room = registry.find(decision.planId)
    if (isClosed) visits.refuse(webSocket, closeCode.serverStopping, closeReason.stopping)
    else if (visits.countOf(decision.session.user.id) >= connectionsPerUserMax) visits.refuse(webSocket, closeCode.tooMany, closeReason.tooManyConnections)
    else if (room === undefined) visits.refuse(webSocket, closeCode.tryAgainLater, closeReason.notStored)
    else visits.start({ socket: webSocket, openWire: (drained) => createWebSocketWire(webSocket, stream, drained) }, room, decision, randomUUID())
  }

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const cancelTimeout = clock.after(upgradeMsMax, () => socket.destroy())
    const decision = await decide(request)
    cancelTimeout()
    sockets.handleUpgrade(request, socket, head, (webSocket) => begin(webSocket, socket, decision))
  }

  let cancelHeartbeat: Cancel
  const beat = (): void => {
    visits.heartbeat()
    for (const room of registry.rooms) room.heartbeat()
    visits.recheckRights().catch((error: unknown) => logger.error({ err: error }, 'could not recheck rights'))
    cancelHeartbeat = clock.after(heartbeatMs, beat)
  }
  cancelHeartbeat = clock.after(heartbeatMs, beat)

  return {
    handleUpgrade(request, socket, head) {
      socket.on('error', (error) => logger.debug({ err: error }, 'socket error'))
      const done = upgrade(request, socket, head)
        .catch((error: unknown) => {
          logger.error({ err: error }, 'upgrade failed')
          socket.destroy()
        })
        .finally(() => upgrading.delete(done))
      upgrading.add(done)
    },
    rightsChanged: (planId, userId) => visits.recheckRights(planId, userId),
    recheckRights: () => visits.recheckRights(),
    sessionEnded: (sessionOrUserId) => visits.endSession(sessionOrUserId),
    stats() {
      const rooms = [...registry.rooms]
      const queuedBytes = rooms.reduce((sum, room) => sum + room.queuedBytes, 0)
      return {
        rooms: rooms.length, connections: visits.count, refused: visits.refusedCount, queuedBytes,
        snapshotsDue: rooms.filter(({ isSnapshotDue }) => isSnapshotDue).length, unsentBytes: visits.unsentBytes,
      }
    },
    async close() {
      isClosed = true
      cancelHeartbeat()
      await Promise.allSettled(upgrading)
      await registry.close()
      await visits.ended()
      await work.close()
    },
  }
}
