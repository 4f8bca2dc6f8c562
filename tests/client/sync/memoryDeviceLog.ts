import * as Y from 'yjs'
import { withFacts, type CopyFacts } from '../../../client/sync/copyFacts.ts'
import type { DeviceBatch, DeviceLog, DevicePlan, DeviceRoom } from '../../../client/sync/deviceLog.ts'
import type { UnsentRow } from '../../../client/sync/unsentRow.ts'

/** A device's storage in memory: one transaction after the other, each when `next` is called. */
export class MemoryDevice {
  /** True: every write is refused, as by a full disk. */
  isRefusing = false
  readonly #plans = new Map<string, StoredPlan>()
  readonly #waiting: Transaction[] = []
  readonly #wake: () => void
  readonly #stored: (rows: readonly UnsentRow[], dropped: readonly string[]) => void

  /**
   * @param wake a transaction waits for `next`
   * @param stored these unsent rows are on the device now, and those ids were let go of in the same transaction
   */
  constructor(wake: () => void = () => undefined, stored: (rows: readonly UnsentRow[], dropped: readonly string[]) => void = () => undefined) {
    this.#wake = wake
    this.#stored = stored
  }

  get waiting(): number {
    return this.#waiting.length
  }

  /** Carries out the transaction that has waited longest. */
  next(): void {
    this.#waiting.shift()?.run()
  }

  /** The tab is gone, and with it the transactions that it had begun. */
  abandon(tab: object): void {
    for (const transaction of this.#waiting.filter(({ by }) => by === tab)) {
      this.#waiting.splice(this.#waiting.indexOf(transaction), 1)
      transaction.abort()
    }
  }

  /** What stands on the device now. */
  rowsOf(room: DeviceRoom): readonly UnsentRow[] {
    return this.#find(room).rows
  }

  /** The device log as one tab has it. */
  logOf(tab: object): DeviceLog {
    return {
      load: (room) => this.#transact(tab, () => this.#load(room)),
      write: (room, batch) => this.#transact(tab, () => this.#write(room, batch)),
      // Pictures are for plans larger than these.
      loadProjection: async () => null,
      saveProjection: async () => undefined,
      // No simulated device looks at activity.
      loadActivity: async () => null,
      keepActivity: async () => undefined,
      loadCollisions: async () => null,
      keepCollisions: async () => undefined,
      compact: (room) => this.#transact(tab, () => this.#compact(room)),
      unsentRows: (user) => this.#transact(tab, () => this.#roomsOf(user).flatMap(({ room, rows }) => rows.map((row) => ({ ...row, plan: room.plan })))),
      clear: (user) => this.#transact(tab, () => {
        for (const { room } of this.#roomsOf(user)) this.#plans.delete(keyOf(room))
      }),
      close: () => undefined,
    }
  }

  #transact<Value>(by: object, work: () => Value): Promise<Value> {
    return new Promise((resolve, reject) => {
      const run = (): void => {
        try {
          resolve(work())
        } catch (error) {
          reject(error as Error)
        }
      }
      this.#waiting.push({ by, run, abort: () => reject(new DOMException('the tab is gone', 'AbortError')) })
      this.#wake()
    })
  }

  #load(room: DeviceRoom): DevicePlan {
    const { slices, rows, facts } = this.#find(room)
    const { complete, role, cursor = null, losses = 0 } = facts
    return { slices: [...slices], rows: structuredClone(rows), complete, role, cursor, losses, damaged: 0 }
  }

  #write(room: DeviceRoom, batch: DeviceBatch): void {
    if (this.isRefusing) throw new DOMException('no room', 'QuotaExceededError')
    const plan = this.#find(room)
    plan.rows.push(...structuredClone(batch.rows as UnsentRow[]))
    for (const { id } of batch.acknowledged) {
      const [stored] = plan.rows.splice(plan.rows.findIndex((row) => row.id === id), plan.rows.some((row) => row.id === id) ? 1 : 0)
      if (stored) plan.slices.push(stored.update)
    }
    plan.rows = plan.rows.filter(({ id }) => !batch.dropped.includes(id))
    plan.slices.push(...batch.slices.map((update) => new Uint8Array(update)))
    const hasLost = plan.rows.some((row) => row.refused === null && batch.marks.some(({ id }) => id === row.id))
    plan.rows = plan.rows.map((row) => ({ ...row, ...batch.marks.find(({ id }) => id === row.id) }))
    plan.facts = withFacts(plan.facts, { ...batch.about, ...(hasLost && { lost: true }) })
    this.#stored(batch.rows, batch.dropped)
  }

  #compact(room: DeviceRoom): void {
    const plan = this.#find(room)
    if (plan.slices.length > 1) plan.slices = [new Uint8Array(Y.mergeUpdates(plan.slices))]
  }

  #find(room: DeviceRoom): StoredPlan {
    const found = this.#plans.get(keyOf(room)) ?? { room, slices: [], rows: [], facts: { complete: false, role: null } }
    this.#plans.set(keyOf(room), found)
    return found
  }

  #roomsOf(user: string): StoredPlan[] {
    return [...this.#plans.values()].filter(({ room }) => room.user === user)
  }
}

interface StoredPlan {
  readonly room: DeviceRoom
  slices: Uint8Array<ArrayBuffer>[]
  rows: UnsentRow[]
  facts: CopyFacts
}

interface Transaction {
  readonly by: object
  readonly run: () => void
  readonly abort: () => void
}

function keyOf({ user, plan }: DeviceRoom): string {
  return `${user}/${plan}`
}
