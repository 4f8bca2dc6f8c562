import { pino } from 'pino'
import * as Y from 'yjs'
import { closeCode } from '../../shared/protocol/closeCodes.ts'
import { compact } from '../../server/storage/compaction.ts'
import { createMemoryUpdateLog } from '../../server/storage/memory/updateLog.ts'
import { RoomRegistry } from '../../server/sync/roomRegistry.ts'
import { workInThisThread } from '../helpers/workInThisThread.ts'
import { createManualClock } from '../helpers/manualClock.ts'
import { createSeededRandom, type SeededRandom } from '../helpers/seededRandom.ts'
import { SimulatedClient, type Laws } from './simulatedClient.ts'

const plan = 'plan'
const expectedCloses: readonly number[] = [closeCode.tryAgainLater, closeCode.serverStopping, closeCode.forbidden]

/** One room, its log, a few people, and a network and a clock that obey the seed. */
export class World {
  readonly #random: SeededRandom
  readonly #clock = createManualClock()
  readonly #commits: { readonly succeed: () => void; readonly fail: () => void }[] = []
  readonly #log = createMemoryUpdateLog(() => this.#waitForCommit())
  readonly #stored = new Y.Doc({ gc: false })
  #storedSeq = 0
  #registry = this.#startServer()
  #connections = 0
  readonly clients: readonly SimulatedClient[]
  /** How often each kind of step was taken. */
  readonly taken = new Map<string, number>()

  constructor(seed: number) {
    this.#random = createSeededRandom(seed)
    const laws: Laws = {
      isStored: (update) => this.#holds(this.#stored, update),
      holdsRows: (document, seq) => this.#rowsUpTo(seq).every((update) => this.#holds(document, update)),
    }
    // The last two are tabs of one person.
    this.clients = ['ada', 'bob', 'cem', 'cem'].map((userId, index) => new SimulatedClient(userId, seed * 10 + index, laws))
  }

  async run(steps: number): Promise<void> {
    for (let step = 0; step < steps; step += 1) {
      const [name, take] = this.#random.pick(this.#choices)
      this.taken.set(name, (this.taken.get(name) ?? 0) + 1)
      await take(this.#random.pick(this.clients))
      await this.#settle()
    }
  }

  /** The network heals, everybody may write, and everything is delivered. */
  async heal(): Promise<void> {
    for (const client of this.clients) client.disconnect()
    for (let round = 0; round < 50; round += 1) {
      for (const client of this.clients) {
        if (client.link === null) await this.#connect(client, 'editor')
        this.#toServer(client, Infinity)
      }
      await this.#settle()
      for (const { succeed } of this.#commits.splice(0)) succeed()
      this.#clock.advance(100)
      await this.#settle()
      for (const client of this.clients) this.#toClient(client, Infinity)
      if (this.#isAtRest()) return
    }
    throw new Error('The network does not come to rest')
  }

  #isAtRest(): boolean {
    return this.#commits.length === 0 && this.clients.every(({ link }) => link !== null && link.toClient.length + link.toServer.length === 0)
  }

  /** The document as the log alone gives it. */
  get stored(): Y.Doc {
    return this.#stored
  }

  readonly #choices: readonly Step[] = [
    ...times(6, ['edit', (client) => edit(client.document, this.#random)]),
    ...times(6, ['toServer', (client) => this.#toServer(client, 1 + this.#random.below(4))]),
    ...times(6, ['toClient', (client) => this.#toClient(client, 1 + this.#random.below(4))]),
    ...times(4, ['commit', () => this.#commits.shift()?.succeed()]),
    ...times(3, ['connect', (client) => this.#connect(client, this.#random.below(6) === 0 ? 'viewer' : 'editor')]),
    ['failCommit', () => this.#commits.shift()?.fail()],
    ['disconnect', (client) => client.disconnect()],
    ['changeRole', (client) => client.link?.connection?.changeRole(this.#random.pick(['editor', 'viewer']))],
    ['wait', () => this.#clock.advance(this.#random.pick([10, 60, 1500, 40_000]))],
    ['compact', () => this.#compact()],
    ['restart', () => this.#restart()],
  ]

  async #connect(client: SimulatedClient, role: 'editor' | 'viewer'): Promise<void> {
    if (client.link !== null) return
    const room = await this.#registry.open(plan)
    this.#connections += 1
    client.connect(room, this.#storedSeq, role, `connection ${this.#connections}`)
  }

  #toServer(client: SimulatedClient, count: number): void {
    for (let left = count; left > 0; left -= 1) {
      const frame = client.link?.toServer.shift()
      if (frame === undefined || client.link?.connection == null) return
      client.link.room.receive(client.link.connection, frame)
    }
  }

  #toClient(client: SimulatedClient, count: number): void {
    for (let left = Math.min(count, client.link?.toClient.length ?? 0); left > 0; left -= 1) {
      const code = client.receiveOne()
      if (code !== null && !expectedCloses.includes(code)) throw new Error(`Closed with ${code}`)
    }
  }

  async #compact(): Promise<void> {
    const { seq, snapshot, tail } = await this.#log.load(plan)
    const parts = tail.map(({ update }) => update)
    if (seq === 0) return
    const next = compact(seq, snapshot === null ? parts : [...snapshot.slices, ...parts])
    await this.#log.saveSnapshot(plan, next, snapshot?.seq ?? 0)
  }

  /** As after SIGKILL: what was not committed is gone. */
  #restart(): void {
    for (const { fail } of this.#commits.splice(0)) fail()
    for (const client of this.clients) client.disconnect()
    this.#registry = this.#startServer()
  }

  #startServer(): RoomRegistry {
    return new RoomRegistry({
      log: this.#log,
      clock: this.#clock,
      logger: pino({ level: 'silent' }),
      work: workInThisThread,
    })
  }

  #waitForCommit(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#commits.push({ succeed: resolve, fail: () => reject(new Error('disk full')) })
    })
  }

  /** Lets all promises run, then reads what they stored. */
  async #settle(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    for (const { update, seq } of await this.#log.rowsAfter(plan, this.#storedSeq, Infinity)) {
      this.#rows.push(update)
      Y.applyUpdate(this.#stored, update)
      this.#storedSeq = seq
    }
  }

  readonly #rows: Uint8Array[] = []

  #rowsUpTo(seq: number): readonly Uint8Array[] {
    return this.#rows.slice(0, seq)
  }

  #holds(document: Y.Doc, update: Uint8Array): boolean {
    return Y.snapshotContainsUpdate(Y.snapshot(document), update)
  }
}

type Step = readonly [name: string, take: (client: SimulatedClient) => Promise<void> | void]

function times(count: number, step: Step): Step[] {
  return Array.from({ length: count }, () => step)
}

function edit(document: Y.Doc, random: SeededRandom): void {
  const tasks = document.getMap<Y.Map<unknown>>('tasks')
  const text = document.getText('text')
  const ids = [...tasks.keys()]
  document.transact(() => {
    switch (random.below(5)) {
      case 0:
        tasks.set(`task ${document.clientID} ${random.below(1_000_000)}`, new Y.Map([['title', 'new']]))
        break
      case 1:
      case 2:
        if (ids.length > 0) tasks.get(random.pick(ids))?.set(random.pick(['title', 'state']), random.below(100))
        break
      case 3:
        text.insert(random.below(text.length + 1), 'words')
        break
      default:
        if (text.length > 3) text.delete(random.below(text.length - 2), 2)
    }
  })
}
