import { vi } from 'vitest'
import * as Y from 'yjs'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { createPlan } from '../../../shared/commands/plan.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import type { CommandContext } from '../../../shared/commands/transact.ts'
import { newId, type PlanId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/permissions/can.ts'
import { decodePlan } from '../../../shared/schema/decode.ts'
import { openPlanDoc } from '../../../shared/schema/planDoc.ts'
import type { NewRow } from '../../../server/storage/UpdateLog.ts'
import { createManualClock } from '../../helpers/manualClock.ts'
import { seedCrypto } from '../../helpers/seededCrypto.ts'
import { createSeededRandom, type SeededRandom } from '../../helpers/seededRandom.ts'
import { Laws } from './laws.ts'
import { Markers } from './markers.ts'
import { SimulatedDevice } from './simulatedDevice.ts'
import { SimulatedLink, type BrowserSocket } from './simulatedLink.ts'
import { SimulatedServer } from './simulatedServer.ts'
import { TabLife, type Outside } from './tabLife.ts'

/** One tab of a browser, through reloads and crashes. */
export interface Tab {
  readonly device: SimulatedDevice
  storage: Map<string, string>
  life: TabLife | null
}

const people: readonly { readonly user: string; readonly role: Role; readonly devices: readonly number[] }[] = [
  { user: 'ada', role: 'coordinator', devices: [2] },
  { user: 'bob', role: 'editor', devices: [1, 1] },
  { user: 'cem', role: 'editor', devices: [2] },
]

/** Under this weight a few hundred bytes are more than a reader may leave unread. */
const SLOW_LINE_WEIGHT = 4_000

const STRIDE_MS = 10_000
const FIRST_TASKS = 16

/** One plan, its server, a few people with devices and tabs, and a network, a disk and a clock that obey the seed. */
export class PlanWorld {
  readonly plan: PlanId
  readonly random: SeededRandom
  readonly clock = createManualClock()
  readonly server: SimulatedServer
  readonly laws = new Laws()
  readonly markers: Markers
  readonly devices: readonly SimulatedDevice[]
  readonly tabs: readonly Tab[]
  /** Answers of the account's interface that are on their way. */
  readonly answers: (() => void)[] = []
  isHttpUp = true
  #links: SimulatedLink[] = []
  #words = 0
  readonly #created: Promise<void>
  readonly #outside: (user: string) => Outside

  constructor(seed: number) {
    seedCrypto(seed)
    this.random = createSeededRandom(seed)
    this.plan = newId()
    this.server = new SimulatedServer(this.plan, this.clock)
    for (const { user, role } of people) {
      this.server.roles.set(user, role)
      this.server.signedIn.add(user)
    }
    this.markers = new Markers(this.plan)
    this.#outside = (user) => ({
      plan: this.plan,
      clock: this.clock,
      random: this.random,
      account: {
        signedInUser: () => this.#answer(() => (this.server.signedIn.has(user) ? user : null)),
        role: () => this.#answer(() => this.server.roles.get(user) ?? null),
      },
      connect: (life, socket, address) => this.#connect(life, socket, address),
    })
    const owned = people.flatMap(({ user, devices }) => devices.map((tabs, index) => ({ tabs, device: this.#makeDevice(user, index) })))
    this.devices = owned.map(({ device }) => device)
    this.tabs = owned.flatMap(({ tabs, device }) => Array.from({ length: tabs }, (): Tab => ({ device, storage: new Map(), life: null })))
    this.#created = this.server.create(firstRows(this.clock.now()))
  }

  /** Connections of which something may still come. */
  get links(): readonly SimulatedLink[] {
    this.#links = this.#links.filter(({ isOver }) => !isOver)
    return this.#links
  }

  get lives(): TabLife[] {
    return this.tabs.flatMap(({ life }) => life ?? [])
  }

  /** A title that nothing else has. */
  nextWord(): string {
    this.#words += 1
    return `Word ${this.#words}`
  }

  linksOf(life: TabLife): SimulatedLink[] {
    return this.links.filter((link) => this.#owners.get(link) === life)
  }

  open(tab: Tab): void {
    tab.life = new TabLife(tab.device, tab.storage, this.#outside(tab.device.user))
  }

  close(tab: Tab): void {
    const { life } = tab
    if (life === null) return
    void life.close().then(() => {
      if (tab.life === life) tab.life = null
    })
  }

  crash(tab: Tab): void {
    const { life } = tab
    if (life === null) return
    for (const link of this.linksOf(life)) link.loseTab(this.random.below(4))
    life.crash()
    tab.life = null
  }

  restartServer(): void {
    this.server.restart(this.random)
    for (const link of this.links) link.killServer(this.random.below(4))
  }

  toServer(link: SimulatedLink): void {
    if (link.isWithServer) link.deliverToServer()
    else void this.server.take(link, () => this.laws.admitted(link))
  }

  /** Lets time pass in strides short enough for a browser to answer the server's ping. */
  async advance(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= STRIDE_MS) {
      const stride = Math.min(left, STRIDE_MS)
      this.clock.advance(stride)
      vi.advanceTimersByTime(stride)
      await this.settle()
    }
  }

  /** Lets all promises run, then checks what has come of it. */
  async settle(): Promise<void> {
    await this.#created
    await new Promise((resolve) => setImmediate(resolve))
    this.laws.read(await this.server.rowsAfter(this.laws.storedSeq))
    for (const link of this.links) this.laws.check(link)
    for (const life of this.lives) this.laws.checkTab(life)
  }

  /** Ends every session, so that no timer outlives the run. */
  async end(): Promise<void> {
    for (const tab of this.tabs) this.crash(tab)
    await new Promise((resolve) => setImmediate(resolve))
    vi.clearAllTimers()
  }

  readonly #owners = new WeakMap<SimulatedLink, TabLife>()

  #connect(life: TabLife, socket: BrowserSocket, address: string): void {
    if (life.isOver) return
    const weight = this.random.below(4) === 0 ? SLOW_LINE_WEIGHT : 1
    const link = new SimulatedLink(address, life.device.user, weight, socket, this.laws)
    socket.attach(link)
    this.laws.opened(link, life)
    this.#owners.set(link, life)
    this.#links.push(link)
  }

  /** An answer of the account's interface, as it is when it is given. */
  #answer<Value>(read: () => Value): Promise<Value | 'unreachable'> {
    return new Promise((resolve) => this.answers.push(() => resolve(this.isHttpUp ? read() : 'unreachable')))
  }

  #makeDevice(user: string, index: number): SimulatedDevice {
    const device: SimulatedDevice = new SimulatedDevice(`${user} ${index}`, user, (rows, dropped) => this.markers.stored(device, rows, dropped))
    return device
  }
}

/** The plan's creation, and enough rows behind it for a snapshot to be worthwhile soon. */
function firstRows(now: number): NewRow[] {
  const doc = openPlanDoc(new Y.Doc())
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const context: CommandContext = { doc, plan: () => decodePlan(doc), now: () => new Date(now).toISOString(), newId: () => newId(), origin: 'creation' }
  createPlan(context, { title: 'UNOCT – OSCE', timeZone: 'Europe/Vienna' })
  addCommitment(context, { title: 'Exchange information', instrument: null })
  for (let count = 1; count <= FIRST_TASKS; count += 1) addTasks(context, [{ title: `Task ${count}`, depth: 0 }], { parent: null, commitment: null })
  return updates.map((update) => ({ update, userId: 'ada', connectionId: 'created', at: now, madeBeforeSync: true, newClientIds: [doc.clientID], isRelay: false }))
}
