import 'fake-indexeddb/auto'
import { openDeviceDatabase } from '../../../client/sync/deviceDatabase.ts'
import type { DeviceLog } from '../../../client/sync/deviceLog.ts'
import { indexedDeviceLog } from '../../../client/sync/indexedDeviceLog.ts'
import { openPlan } from '../../../client/sync/openPlan.ts'
import type { PlanSession } from '../../../client/sync/PlanSession.ts'
import type { Channel, Surroundings } from '../../../client/sync/surroundings.ts'
import { createPlan } from '../../../shared/commands/plan.ts'
import { defaultContext } from '../../../shared/commands/transact.ts'
import { newId, type PlanId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/permissions/can.ts'
import { decodePlan } from '../../../shared/schema/decode.ts'
import { openPlanDoc } from '../../../shared/schema/planDoc.ts'
import { compactDatabase } from './compactDatabase.ts'
import { FakeLocks } from './fakeLocks.ts'
import { FakeServer } from './fakeServer.ts'
import { addTask } from './planInTab.ts'

let worlds = 0

/** One device, one server, any number of tabs. */
export class FakeWorld {
  readonly server = new FakeServer()
  readonly planId = newId<'plan'>()
  readonly user = 'ada'
  readonly locks = new FakeLocks()
  readonly databaseName = `device-${(worlds += 1)}`
  device: DeviceLog = indexedDeviceLog({
    openDatabase: () => openDeviceDatabase(this.databaseName),
    withLock: (name, work) => this.locks.request(name, {}, work),
    compactSlices: (room) => compactDatabase(this.databaseName, room),
    pause: () => Promise.resolve(),
  })
  now = Date.UTC(2026, 0, 1)
  /** What happens between two pieces of long work. */
  pause: () => Promise<void> = () => Promise.resolve()
  signedInUser: string | null | 'unreachable' = 'ada'
  listedRole: Role | null | 'unreachable' = 'editor'
  readonly #channels = new Map<string, Set<FakeChannel>>()
  readonly #attention = new Set<() => void>()
  readonly #leaving = new Set<() => void>()
  readonly #tabs: PlanSession[] = []

  constructor() {
    openPlanDoc(this.server.stored)
    createPlan(defaultContext(this.server.stored, () => decodePlan(this.server.stored), 'seed'), { title: 'UNOCT – OSCE', timeZone: 'Europe/Vienna' })
  }

  openTab(storage: Map<string, string> = new Map()): PlanSession {
    const session = openPlan(this.surroundings(storage), this.planId, this.user)
    this.#tabs.push(session)
    return session
  }

  /** A tab with the whole plan, confirmed by the server. */
  async openSyncedTab(storage?: Map<string, string>): Promise<PlanSession> {
    const session = this.openTab(storage)
    await this.until(() => session.status.value.state === 'saved' || session.status.value.state === 'read-only')
    await session.settled()
    return session
  }

  /** Work that a tab has left on the device, out of the server's reach. The server is up again afterwards. */
  async leaveOfflineWork(...taskTitles: string[]): Promise<void> {
    await (await this.openSyncedTab()).close()
    this.server.isUp = false
    const tab = this.openTab()
    await this.until(() => tab.status.value.state === 'offline')
    for (const title of taskTitles) addTask(tab, title)
    await tab.close()
    this.server.isUp = true
  }

  storedTitles(): string[] {
    return [...decodePlan(this.server.stored).records.task.values()].map(({ title }) => title)
  }

  /** The person looks at the page again. */
  payAttention(): void {
    for (const work of [...this.#attention]) work()
  }

  /** The person turns to another tab. */
  leavePage(): void {
    for (const work of [...this.#leaving]) work()
  }

  /** Lets everything move until the condition holds. */
  async until(condition: () => boolean): Promise<void> {
    for (let turn = 0; turn < 500; turn += 1) {
      this.server.flush()
      if (condition()) return
      await new Promise((resolve) => setImmediate(resolve))
    }
    throw new Error('The condition never held')
  }

  /** Lets everything that is under way come to rest. */
  async rest(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) {
      this.server.flush()
      await new Promise((resolve) => setImmediate(resolve))
    }
    for (const tab of this.#tabs) await tab.settled()
  }

  async closeTabs(): Promise<void> {
    for (const tab of this.#tabs) await tab.close()
  }

  surroundings(storage: Map<string, string>): Surroundings {
    return {
      now: () => this.now,
      randomId: () => newId(),
      serverAddress: 'ws://pacta.test/sync',
      WebSocket: this.server.WebSocket,
      device: this.device,
      account: {
        signedInUser: async () => this.signedInUser,
        role: async (_plan: PlanId) => this.listedRole,
      },
      openChannel: (name) => this.#openChannel(name),
      locks: this.locks,
      tabStorage: { getItem: (key) => storage.get(key) ?? null, setItem: (key, value) => void storage.set(key, value) },
      every: () => () => undefined,
      onAttention: (work) => {
        this.#attention.add(work)
        return () => this.#attention.delete(work)
      },
      onLeaving: (work) => {
        this.#leaving.add(work)
        return () => this.#leaving.delete(work)
      },
      pause: () => this.pause(),
    }
  }

  #openChannel(name: string): Channel {
    const peers = this.#channels.get(name) ?? new Set()
    this.#channels.set(name, peers)
    return new FakeChannel(peers)
  }
}

class FakeChannel implements Channel {
  onmessage: ((event: MessageEvent) => void) | null = null
  readonly #peers: Set<FakeChannel>

  constructor(peers: Set<FakeChannel>) {
    this.#peers = peers
    peers.add(this)
  }

  postMessage(message: unknown): void {
    for (const peer of this.#peers) {
      if (peer === this) continue
      const data: unknown = structuredClone(message)
      queueMicrotask(() => peer.onmessage?.(new MessageEvent('message', { data })))
    }
  }

  close(): void {
    this.#peers.delete(this)
  }
}
