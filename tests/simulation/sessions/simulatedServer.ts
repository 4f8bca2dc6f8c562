import type { IncomingMessage } from 'node:http'
import { pino } from 'pino'
import type { PlanId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/permissions/can.ts'
import { closeCode, closeReason } from '../../../shared/protocol/closeCodes.ts'
import { compact } from '../../../server/storage/compaction.ts'
import { createMemoryUpdateLog } from '../../../server/storage/memory/updateLog.ts'
import type { NewRow, StoredRow, UpdateLog } from '../../../server/storage/UpdateLog.ts'
import { heartbeatMs } from '../../../server/sync/limits.ts'
import { RoomRegistry } from '../../../server/sync/roomRegistry.ts'
import { examineRequest, refuse, type Admitted, type Refused, type Rights } from '../../../server/sync/upgrade.ts'
import { Visits } from '../../../server/sync/visits.ts'
import type { ManualClock } from '../../helpers/manualClock.ts'
import type { SeededRandom } from '../../helpers/seededRandom.ts'
import { workInThisThread } from '../../helpers/workInThisThread.ts'
import type { SimulatedLink } from './simulatedLink.ts'

/** One life of the server's process: after its end nothing of it reaches the log or the network. */
interface Life {
  readonly registry: RoomRegistry
  readonly visits: Visits
  isOver: boolean
}

interface Commit {
  readonly succeed: () => void
  readonly fail: () => void
}

/** The server's own rooms, admission, log and rights, in a process that can be killed at every step. */
export class SimulatedServer {
  readonly roles = new Map<string, Role>()
  readonly signedIn = new Set<string>()
  readonly #plan: PlanId
  readonly #clock: ManualClock
  readonly #commits: Commit[] = []
  readonly #worksAside: (() => void)[] = []
  readonly #log = createMemoryUpdateLog(() => this.#waitForCommit())
  #life: Life
  #connections = 0

  constructor(plan: PlanId, clock: ManualClock) {
    this.#plan = plan
    this.#clock = clock
    this.#life = this.#start()
    this.#beat()
  }

  get commitsUnderWay(): number {
    return this.#commits.length
  }

  get worksAside(): number {
    return this.#worksAside.length
  }

  /** The plan as it is before anybody opens it. */
  async create(rows: readonly NewRow[]): Promise<void> {
    const stored = this.#log.append(this.#plan, 0, rows)
    await Promise.resolve()
    this.commit()
    await stored
  }

  rowsAfter(seq: number): Promise<StoredRow[]> {
    return this.#log.rowsAfter(this.#plan, seq, Infinity)
  }

  commit(): void {
    this.#commits.shift()?.succeed()
  }

  failCommit(): void {
    this.#commits.shift()?.fail()
  }

  /** How often a device came back with a cursor of this log. */
  timesResumed = 0

  /** What the server does with a new socket; `admitted` runs before anything is sent on it. */
  async take(link: SimulatedLink, admitted: () => void): Promise<void> {
    const life = this.#life
    link.isWithServer = true
    const decision = await this.#decide(life, link)
    if (life.isOver || link.hasServerEnded) return
    link.fromServer('open')
    if (decision.kind === 'refused') return link.server.close(decision.code, decision.reason)
    const room = life.registry.find(this.#plan)
    if (room === undefined) return link.server.close(closeCode.tryAgainLater, closeReason.notStored)
    admitted()
    this.#connections += 1
    if (decision.cursor !== null && decision.cursor.epoch === this.#log.epoch) this.timesResumed += 1
    life.visits.start({ socket: link.server.asWebSocket, openWire: (drained) => link.server.openWire(drained) }, room, decision, `connection ${this.#connections}`)
  }

  async recheckRights(user: string): Promise<void> {
    await this.#life.visits.recheckRights(this.#plan, user)
  }

  endSession(user: string): void {
    this.signedIn.delete(user)
    this.#life.visits.endSession(user)
  }

  /** The room makes a snapshot if it finds that worthwhile; frames go on coming in meanwhile. */
  compact(): void {
    void this.#life.registry.find(this.#plan)?.compactIfWorthwhile()
  }

  /** Another thread has done what it was asked to. */
  finishWorkAside(): void {
    this.#worksAside.shift()?.()
  }

  /** Somebody else makes a snapshot, which the room does not know of. */
  async compactStored(): Promise<void> {
    const { seq, snapshot, tail } = await this.#log.load(this.#plan)
    const parts = tail.map(({ update }) => update)
    await this.#log.saveSnapshot(this.#plan, compact(seq, [...(snapshot?.slices ?? []), ...parts]), snapshot?.seq ?? 0)
  }

  /** SIGKILL, and another start. What was on its way to the disk may have reached it; nobody was told. */
  restart(random: SeededRandom): void {
    this.#life.isOver = true
    for (const { succeed, fail } of this.#commits.splice(0)) if (random.below(2) === 0) succeed(); else fail()
    for (const finish of this.#worksAside.splice(0)) finish()
    this.#life = this.#start()
  }

  #start(): Life {
    const life: { isOver: boolean } = { isOver: false }
    const registry = new RoomRegistry({
      log: this.#logOf(life),
      clock: this.#clockOf(life),
      logger: pino({ level: 'silent' }),
      work: {
        compact: (seq, parts) => this.#aside(() => workInThisThread.compact(seq, parts)),
        difference: (slices, stateVector) => this.#aside(() => workInThisThread.difference(slices, stateVector)),
        examine: (known, update) => this.#aside(() => workInThisThread.examine(known, update)),
      },
    })
    const visits = new Visits({ roleOf: this.#rights.roleOf, clock: this.#clockOf(life) })
    return Object.assign(life, { registry, visits })
  }

  async #decide(life: Life, link: SimulatedLink): Promise<Admitted | Refused> {
    const { pathname, search } = new URL(link.address)
    const request = { url: `${pathname}${search}`, headers: { cookie: link.user } } as IncomingMessage
    try {
      const first = await examineRequest(request, this.#rights)
      if (first.kind === 'refused') return first
      await life.registry.open(first.planId)
      return await examineRequest(request, this.#rights)
    } catch {
      return refuse(closeCode.tryAgainLater, closeReason.notStored)
    }
  }

  readonly #rights: Rights = {
    authenticate: async ({ headers: { cookie = '' } }) => (this.signedIn.has(cookie) ? { user: { id: cookie, name: cookie }, sessionId: `session ${cookie}` } : null),
    roleOf: (user) => this.roles.get(user) ?? null,
    planExists: (plan) => plan === this.#plan,
    isOwnOrigin: () => true,
  }

  /** Frames go on coming in while another thread works. */
  async #aside<Value>(work: () => Promise<Value>): Promise<Value> {
    await new Promise<void>((resolve) => this.#worksAside.push(resolve))
    return work()
  }

  #beat(): void {
    this.#clock.after(heartbeatMs, () => {
      const { registry, visits } = this.#life
      visits.heartbeat()
      for (const room of registry.rooms) room.heartbeat()
      void visits.recheckRights()
      this.#beat()
    })
  }

  #logOf(life: { readonly isOver: boolean }): UpdateLog {
    const log = this.#log
    const whileAlive = <Given extends unknown[], Value>(work: (...given: Given) => Promise<Value>) =>
      (...given: Given): Promise<Value> => (life.isOver ? Promise.reject(new Error('the process is gone')) : work(...given))
    return {
      epoch: log.epoch,
      load: whileAlive((document) => log.load(document)),
      turn: () => log.turn(),
      append: whileAlive((document, afterSeq, rows) => log.append(document, afterSeq, rows)),
      rowsAfter: whileAlive((document, afterSeq, bytesMax) => log.rowsAfter(document, afterSeq, bytesMax)),
      saveSnapshot: whileAlive((document, snapshot, replacesSeq) => log.saveSnapshot(document, snapshot, replacesSeq)),
      remove: whileAlive((document) => log.remove(document)),
      close: () => log.close(),
    }
  }

  #clockOf(life: { readonly isOver: boolean }): Pick<ManualClock, 'now' | 'after'> {
    return {
      now: () => this.#clock.now(),
      after: (ms, run) => this.#clock.after(ms, () => void (life.isOver || run())),
    }
  }

  #waitForCommit(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#commits.push({ succeed: resolve, fail: () => reject(new Error('disk full')) })
    })
  }
}
