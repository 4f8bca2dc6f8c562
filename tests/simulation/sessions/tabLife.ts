import { openPlan } from '../../../client/sync/openPlan.ts'
import type { PlanSession } from '../../../client/sync/PlanSession.ts'
import type { AccountServer, Channel, Locks, Surroundings } from '../../../client/sync/surroundings.ts'
import { newId, type PlanId } from '../../../shared/ids.ts'
import type { ManualClock } from '../../helpers/manualClock.ts'
import type { SeededRandom } from '../../helpers/seededRandom.ts'
import type { SimulatedDevice } from './simulatedDevice.ts'
import { BrowserSocket } from './simulatedLink.ts'

export const serverAddress = 'ws://pacta.test/sync'

/** What a tab finds outside its device. */
export interface Outside {
  readonly plan: PlanId
  readonly clock: ManualClock
  readonly random: SeededRandom
  readonly account: AccountServer
  /** A socket of this life wants to reach the address. */
  connect(life: TabLife, socket: BrowserSocket, address: string): void
}

/** A session from its opening to its end. When the tab crashes, nothing that the session still does has an effect. */
export class TabLife {
  readonly device: SimulatedDevice
  readonly session: PlanSession
  /** Messages of other tabs that have not been heard yet. */
  readonly inbox: (() => void)[] = []
  /** Pauses in long work that have not ended yet. */
  readonly pauses: (() => void)[] = []
  isOver = false
  readonly #outside: Outside
  readonly #ended = new AbortController()
  readonly #channels: Channel[] = []
  #attend: () => void = () => undefined

  constructor(device: SimulatedDevice, tabStorage: Map<string, string>, outside: Outside) {
    this.device = device
    this.#outside = outside
    this.session = openPlan(this.#surroundings(tabStorage), outside.plan, device.user)
  }

  payAttention(): void {
    this.#attend()
  }

  async close(): Promise<void> {
    await this.session.close()
    this.isOver = true
  }

  crash(): void {
    this.isOver = true
    this.#ended.abort()
    for (const channel of this.#channels) channel.close()
    this.inbox.length = 0
    this.device.storage.abandon(this)
    // Without effect outside: it only lets go of timers.
    void this.session.close()
  }

  #surroundings(tabStorage: Map<string, string>): Surroundings {
    const { clock, random, account } = this.#outside
    const connect = (socket: BrowserSocket, address: string): void => this.#outside.connect(this, socket, address)
    class Socket extends BrowserSocket {
      constructor(address: string) {
        super()
        connect(this, address)
      }
    }
    return {
      now: () => clock.now(),
      randomId: () => newId(),
      serverAddress,
      WebSocket: Socket as unknown as typeof WebSocket,
      device: this.device.storage.logOf(this),
      account,
      openChannel: (name) => this.#openChannel(name),
      locks: this.#locks(),
      tabStorage: {
        getItem: (key) => tabStorage.get(key) ?? null,
        setItem: (key, value) => void (this.isOver || tabStorage.set(key, value)),
      },
      every: (periodMs, work) => this.#every(periodMs, work),
      onLeaving: () => () => undefined,
      onAttention: (work) => {
        this.#attend = work
        return () => {
          this.#attend = () => undefined
        }
      },
      pause: () => (random.below(10) === 0 ? new Promise((resolve) => this.pauses.push(resolve)) : Promise.resolve()),
    }
  }

  #openChannel(name: string): Channel {
    const channel = this.device.openChannel(name, this.inbox)
    this.#channels.push(channel)
    return channel
  }

  /** The browser lets go of a tab's locks, held or asked for, when the tab is gone. */
  #locks(): Locks {
    const { locks } = this.device
    const ended = this.#ended.signal
    const whenEnded = new Promise<never>((_resolve, reject) => {
      ended.addEventListener('abort', () => reject(new DOMException('the tab is gone', 'AbortError')))
    })
    whenEnded.catch(() => undefined)
    return {
      request: (name, { mode, signal }, work) =>
        locks.request(name, { mode, signal: signal ? AbortSignal.any([signal, ended]) : ended }, () => Promise.race([work(), whenEnded])),
    }
  }

  #every(periodMs: number, work: () => void): () => void {
    let isStopped = false
    const turn = (): void => {
      this.#outside.clock.after(periodMs, () => {
        if (isStopped || this.isOver) return
        work()
        turn()
      })
    }
    turn()
    return () => {
      isStopped = true
    }
  }
}
