import type { AddressInfo } from 'node:net'
import { createAuth, type Auth } from './auth/auth.ts'
import { createSignInLinks, type SignInLinks } from './auth/signInLinks.ts'
import { createMemberCommands } from './commands/members.ts'
import { createRemovalCommands } from './commands/planRemovals.ts'
import { createPlanCommands } from './commands/plans.ts'
import { createVersionCommands } from './commands/versions.ts'
import type { Config } from './config.ts'
import { makeFirstWorkspace, type ReadyPlan } from './firstWorkspace.ts'
import { createHttp } from './http/createHttp.ts'
import type { Log } from './log.ts'
import { watchMemberships } from './membershipWatch.ts'
import { createPlanActivity } from './planActivity.ts'
import { createProjections, type Projections } from './projections/createProjections.ts'
import { toldCollisions } from './projections/toldCollisions.ts'
import { publicAddress, type PublicAddress } from './publicAddress.ts'
import { startRemovalSweep, type RemovalSweep } from './removalSweep.ts'
import type { DataDirectory } from './storage/dataDirectory.ts'
import { createLogReader } from './storage/sqlite/logReader.ts'
import { openStorage, type Storage } from './storage/sqlite/openStorage.ts'
import { createSyncServer, type SyncServer } from './sync/createSyncServer.ts'
import { createVersions } from './versions/createVersions.ts'

export interface Server {
  readonly address: PublicAddress
  /** That it listens on. */
  readonly port: number
  readonly auth: Auth
  readonly signInLinks: SignInLinks
  readonly storage: Storage
  readonly sync: SyncServer
  readonly projections: Projections
  readonly removalSweep: RemovalSweep
  /** The account of the first start; its links are printed until one of them has been used. */
  readonly firstAccountId: string
  /** Makes durable what has arrived, then ends everything. */
  close(): Promise<void>
}

export interface ServerOptions {
  readonly config: Config
  readonly data: Pick<DataDirectory, 'databaseFile' | 'derivedFile' | 'secret'>
  readonly log: Log
  /** The plans that an empty data directory is filled with. */
  readonly demonstration: () => readonly ReadyPlan[]
  /** Milliseconds since 1970. */
  readonly now: () => number
}

/** Opens storage, fills an empty one, and listens. Rejects when it cannot listen; then nothing stays open. */
export async function createServer({ config, data, log, demonstration, now }: ServerOptions): Promise<Server> {
  const storage = await openStorage(data.databaseFile)
  storage.updateLog.startWriter()
  const isSecure = config.publicUrl?.startsWith('https:') ?? false
  const auth = await createAuth({ database: storage.database, accounts: storage.accounts, secret: data.secret, isSecure, port: config.port, log })
  const signInLinks = createSignInLinks(storage.signInLinks, now)
  const plans = createPlanCommands(storage, now)
  const members = createMemberCommands({ auth, storage, signInLinks, now })
  const firstAccountId = await makeFirstWorkspace({ auth, storage, plans, demonstration, now })

  let address = publicAddress(config, config.port)
  const versions = createVersions({ ...data, now, logger: log })
  const projections = createProjections({ ...data, epoch: storage.updateLog.epoch, logger: log })
  const logReader = createLogReader(storage.database)
  const authorship = {
    epoch: storage.updateLog.epoch,
    seqOf: logReader.seq,
    authorsOf: logReader.authors,
    nameOf: (userId: string) => storage.accounts.findById(userId)?.name ?? userId,
  }
  const sync = createSyncServer({
    log: storage.updateLog,
    logger: log,
    now,
    isOwnOrigin: (origin, host) => address.isOwnOrigin(origin, host),
    planExists: (planId) => storage.plans.exists(planId),
    isBeingRemoved: (planId) => storage.planRemovals.find(planId) !== null,
    roleOf: (userId, planId) => storage.memberships.find(planId, userId)?.role ?? null,
    committed: (planId) => projections.wake(planId),
    presenceOf: (userId, planId) => ({ party: storage.memberships.find(planId, userId)?.party ?? '' }),
    async authenticate(request) {
      const session = await auth.sessionOf(request.headers)
      return session && { user: session.user, sessionId: session.id, sessionExpiresAt: session.expiresAt }
    },
  })
  const removalSweep = startRemovalSweep({ storage, now, removed: (planId) => projections.wake(planId), log })
  const watch = watchMemberships(storage.memberships, ({ planId, userId }) => {
    sync.rightsChanged(planId, userId).catch((error: unknown) => log.error(error, 'could not apply changed rights'))
  }, (error) => log.error(error, 'could not read changed rights'))
  const http = await createHttp(
    {
      auth, members, plans, signInLinks, storage, versions,
      activity: createPlanActivity({ ...storage, derived: projections.data, log: logReader }),
      versionCommands: createVersionCommands(storage, now),
      removals: createRemovalCommands(storage, now),
      address: () => address,
      livingTitle: (planId) => projections.data.summaryOf(planId)?.title ?? null,
      collisionsOf: (planId, asked) => toldCollisions(projections.data, authorship, planId, asked),
      rightsChanged: () => watch.check(),
      sessionEnded: (sessionId) => sync.sessionEnded(sessionId),
    },
    { clientDirectory: config.clientDirectory, log },
  )
  http.server.on('upgrade', (request, socket, head) => sync.handleUpgrade(request, socket, head))

  const close = async (): Promise<void> => {
    watch.close()
    await sync.close()
    await http.close()
    await removalSweep.close()
    await projections.close()
    await versions.close()
    await storage.close()
  }
  try {
    await http.listen({ host: config.host, port: config.port })
  } catch (error) {
    await close()
    throw error
  }
  const { port } = http.server.address() as AddressInfo
  address = publicAddress(config, port)
  storage.settings.set('address', address.url)
  return { address, port, auth, signInLinks, storage, sync, projections, removalSweep, firstAccountId, close }
}
