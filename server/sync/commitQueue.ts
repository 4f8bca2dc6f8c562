import type { NewRow } from '../storage/UpdateLog.ts'

export interface Waiting<Sender> {
  readonly sender: Sender
  /** The number of the frame on its connection. */
  readonly frame: number
  readonly isStep2: boolean
  /** Null for a frame that brought nothing new: it counts when all before it is durable. */
  readonly row: NewRow | null
  /** clientID → the clock behind its last struct in the row. */
  readonly ends: ReadonlyMap<number, number>
}

interface Options<Sender> {
  /** Resolves when the log is about to make a commit. */
  turn(): Promise<void>
  append(rows: readonly NewRow[]): Promise<unknown>
  committed(batch: readonly Waiting<Sender>[]): void
  failed(error: unknown): void
}

/**
 * One room's frames on their way into the log: one commit at a time, taking along
 * all that has gathered when its turn comes.
 */
export class CommitQueue<Sender> {
  readonly #options: Options<Sender>
  #waiting: Waiting<Sender>[] = []
  #isCommitting = false
  #hasFailed = false
  #bytes = 0
  #whenIdle: (() => void)[] = []

  constructor(options: Options<Sender>) {
    this.#options = options
  }

  /** Bytes not yet durable. */
  get bytes(): number {
    return this.#bytes
  }

  add(entry: Waiting<Sender>): void {
    if (this.#hasFailed) return
    this.#bytes += entry.row?.update.length ?? 0
    this.#waiting.push(entry)
    if (!this.#isCommitting) void this.#commitAll()
  }

  /** Resolves when everything added is durable, or has failed. */
  async idle(): Promise<void> {
    if (this.#isCommitting) await new Promise<void>((resolve) => this.#whenIdle.push(resolve))
  }

  async #commitAll(): Promise<void> {
    this.#isCommitting = true
    try {
      while (this.#waiting.length > 0) {
        await this.#options.turn()
        await this.#commit(this.#waiting.splice(0))
      }
    } catch (error) {
      // What follows was built on what failed.
      this.#hasFailed = true
      this.#waiting = []
      this.#options.failed(error)
    }
    this.#isCommitting = false
    for (const resolve of this.#whenIdle.splice(0)) resolve()
  }

  async #commit(batch: readonly Waiting<Sender>[]): Promise<void> {
    const rows = batch.flatMap(({ row }) => (row === null ? [] : [row]))
    if (rows.length > 0) await this.#options.append(rows)
    for (const { update } of rows) this.#bytes -= update.length
    this.#options.committed(batch)
  }
}
