import { expect } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'
import { createMemoryUpdateLog } from '../../server/storage/memory/updateLog.ts'
import type { StoredRow, UpdateLog } from '../../server/storage/UpdateLog.ts'
import { idleRoomMs } from '../../server/sync/limits.ts'
import { eventually } from './eventually.ts'
import { createManualClock, type ManualClock } from './manualClock.ts'
import { connectRaw, type RawClient } from './rawClient.ts'
import { connectStockClient, startSyncServer, testPlan, until, whenSynced, type RunningSyncServer } from './startSyncServer.ts'
import { workInThisThread } from './workInThisThread.ts'

/** A server with one plan, two people at work on it, and whoever means them harm. Time stands still unless it is moved. */
export interface Siege {
  readonly server: RunningSyncServer
  readonly clock: ManualClock
  readonly log: UpdateLog
  readonly ada: WebsocketProvider
  readonly bob: WebsocketProvider
  /** Somebody who may write and has bad intentions, unless another is named. */
  connect(userId?: string): Promise<RawClient>
  /** Each of the two sees what the other does now; with that, all that the server sent them before has arrived. */
  everybodyWorksOn(): Promise<void>
  /** Rows that anybody else than these two has brought into the log. */
  foreignRows(): Promise<StoredRow[]>
  /** Resolves when so many TCP connections are left. */
  socketsAre(count: number): Promise<void>
  /** All go; afterwards nothing is left of anybody. */
  lift(): Promise<void>
}

/** The heartbeat's. */
const timersAtRest = 1

export async function laySiege(): Promise<Siege> {
  const clock = createManualClock()
  const log = createMemoryUpdateLog()
  const roles = { ada: 'coordinator', bob: 'editor', mallory: 'editor', eve: 'viewer' } as const
  const server = await startSyncServer({ log, clock, work: workInThisThread, roles })
  const [ada, bob] = [connectStockClient(server.url, 'ada'), connectStockClient(server.url, 'bob')]
  await Promise.all([whenSynced(ada), whenSynced(bob)])
  const attackers: RawClient[] = []
  let turns = 0

  const socketsAre = async (count: number): Promise<void> => {
    while ((await server.sockets()) !== count) await new Promise((resolve) => setTimeout(resolve, 1))
  }

  return {
    server, clock, log, ada, bob, socketsAre,
    async connect(userId = 'mallory') {
      const client = await connectRaw(server.url, { userId })
      attackers.push(client)
      return client
    },
    async everybodyWorksOn() {
      for (const [writer, reader] of [[ada, bob], [bob, ada]] as const) {
        turns += 1
        const turn = turns
        writer.doc.getMap('work').set('turn', turn)
        await until(reader.doc, () => reader.doc.getMap('work').get('turn') === turn)
      }
    },
    async foreignRows() {
      const rows = await log.rowsAfter(testPlan, 0, Infinity)
      return rows.filter(({ userId }) => userId !== 'ada' && userId !== 'bob')
    },
    async lift() {
      for (const client of [ada, bob]) client.destroy()
      for (const client of attackers) client.close()
      await eventually(() => {
        // One that sent too fast is read on, and its end noticed, only when its time has come.
        clock.advance(1000)
        return server.sync.stats().connections === 0
      })
      clock.advance(2 * idleRoomMs)
      expect(server.sync.stats()).toEqual({ rooms: 0, connections: 0, refused: 0, queuedBytes: 0, snapshotsDue: 0, unsentBytes: 0 })
      expect(clock.timers).toBe(timersAtRest)
      await socketsAre(0)
      await server.close()
    },
  }
}
