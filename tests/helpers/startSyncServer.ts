import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Role } from '../../shared/permissions/can.ts'
import type { UpdateLog } from '../../server/storage/UpdateLog.ts'
import { createMemoryUpdateLog } from '../../server/storage/memory/updateLog.ts'
import { createSyncServer, type SyncServer } from '../../server/sync/createSyncServer.ts'
import type { Clock } from '../../server/sync/clock.ts'
import type { DocumentWork } from '../../server/sync/documentWork.ts'

export const testPlan = 'testplan00000000'

const defaultRoles: Record<string, Role> = { ada: 'coordinator', bob: 'editor', eve: 'viewer' }

export interface RunningSyncServer {
  readonly sync: SyncServer
  readonly url: string
  /** userId → role on `testPlan`; change it and call `rightsChanged`. */
  readonly roles: Map<string, Role>
  /** Open TCP connections, whatever came of them. */
  sockets(): Promise<number>
  close(): Promise<void>
}

/** A sync server on a free port; a request's cookie is simply its user's id. */
export async function startSyncServer(
  options: { log?: UpdateLog; work?: DocumentWork; roles?: Record<string, Role>; clock?: Clock; sessionExpiresAt?: number; port?: number } = {},
): Promise<RunningSyncServer> {
  const roles = new Map<string, Role>(Object.entries(options.roles ?? defaultRoles))
  const sync = createSyncServer({
    log: options.log ?? createMemoryUpdateLog(),
    authenticate: async (request) => sessionOf(request, options.sessionExpiresAt),
    roleOf: (userId) => roles.get(userId) ?? null,
    planExists: (planId) => planId === testPlan,
    presenceOf: () => ({ party: 'OSCE' }),
    isOwnOrigin: (origin) => origin === 'http://pacta.test',
    now: Date.now,
    logger: pino({ level: 'silent' }),
    clock: options.clock,
    work: options.work,
  })
  const server = createServer()
  server.on('upgrade', (request, socket, head) => sync.handleUpgrade(request, socket, head))
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    sync,
    roles,
    sockets: () => new Promise((resolve, reject) => server.getConnections((error, count) => (error ? reject(error) : resolve(count)))),
    url: `ws://127.0.0.1:${port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      await sync.close()
      await closed
    },
  }
}

/** y-websocket's own provider, as it is; signed in as `userId`. */
export function connectStockClient(url: string, userId: string, document = new Y.Doc()): WebsocketProvider {
  const provider = new WebsocketProvider(`${url}/sync`, `plan/${testPlan}`, document, {
    WebSocketPolyfill: socketOf(userId),
    disableBc: true,
    maxBackoffTime: 100,
  })
  return provider
}

/** Resolves when the provider has been told everything that is stored. */
export function whenSynced(provider: WebsocketProvider): Promise<void> {
  if (provider.synced) return Promise.resolve()
  return new Promise((resolve) => provider.once('sync', () => resolve()))
}

/** Resolves as soon as the condition holds, looking again after each change of the document. */
export function until(document: Y.Doc, condition: () => boolean): Promise<void> {
  if (condition()) return Promise.resolve()
  return new Promise((resolve) => {
    const look = (): void => {
      if (!condition()) return
      document.off('update', look)
      resolve()
    }
    document.on('update', look)
  })
}

function sessionOf(request: IncomingMessage, sessionExpiresAt?: number) {
  const id = request.headers.cookie
  return id === undefined ? null : { user: { id, name: id.toUpperCase() }, sessionId: `session-${id}`, sessionExpiresAt }
}

function socketOf(userId: string): typeof globalThis.WebSocket {
  class SignedIn extends WebSocket {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols, { headers: { cookie: userId } })
    }
  }
  // ws has the browser's interface as far as the provider uses it.
  return SignedIn as unknown as typeof globalThis.WebSocket
}
