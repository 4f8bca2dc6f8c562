import type { RowMark } from './deviceLog.ts'
import { countCommands, type UnsentRow } from './unsentRow.ts'

/** The unsent rows of a plan as this tab knows them, of all tabs, in order; and who has sent which. */
export class RowBook {
  readonly #tab: string
  readonly #rows = new Map<string, UnsentRow>()
  /** Row → tab that has sent it on a connection that lives. */
  readonly #holders = new Map<string, string>()
  /** Rows that were here and are no longer unsent: another tab may still tell of one, which it did before it knew. */
  readonly #gone = new Set<string>()
  #records: ReadonlySet<string> = new Set()

  constructor(tab: string) {
    this.#tab = tab
  }

  /** False when the row is known, or was. */
  add(row: UnsentRow): boolean {
    if (this.#rows.has(row.id) || this.#gone.has(row.id)) return false
    this.#rows.set(row.id, row)
    return true
  }

  /** Takes rows out and returns those that were here. */
  remove(ids: readonly string[]): UnsentRow[] {
    const removed: UnsentRow[] = []
    for (const id of ids) {
      const row = this.#rows.get(id)
      if (row) removed.push(row)
      this.#gone.add(id)
      this.#rows.delete(id)
      this.#holders.delete(id)
    }
    return removed
  }

  /** True when one of them was waiting, so that the document has to do without it from now on. */
  mark(marks: readonly RowMark[]): boolean {
    let wasWaiting = false
    for (const { id, refused } of marks) {
      const row = this.#rows.get(id)
      if (!row) continue
      wasWaiting ||= row.refused === null
      this.#rows.set(id, { ...row, refused })
      this.#holders.delete(id)
    }
    return wasWaiting
  }

  hold(tab: string, ids: readonly string[]): void {
    for (const id of ids) if (this.#rows.has(id)) this.#holders.set(id, tab)
  }

  release(tab: string): void {
    for (const [id, holder] of this.#holders) if (holder === tab) this.#holders.delete(id)
  }

  heldBy(tab: string): string[] {
    return [...this.#holders].filter(([, holder]) => holder === tab).map(([id]) => id)
  }

  holderOf(id: string): string | null {
    return this.#holders.get(id) ?? null
  }

  /** Rows that nobody has under way. */
  get unheld(): UnsentRow[] {
    return this.waiting.filter(({ id }) => !this.#holders.has(id))
  }

  /** Rows that this tab may send now, in order. One that goes alone waits for the end of what is under way, and what follows waits for its end. */
  get sendable(): UnsentRow[] {
    const underWay = this.waiting.filter(({ id }) => this.#holders.get(id) === this.#tab)
    if (underWay.some(({ alone }) => alone)) return []
    const { unheld } = this
    const first = unheld.findIndex(({ alone }) => alone)
    if (first < 0) return unheld
    return unheld.slice(0, first === 0 && underWay.length === 0 ? 1 : first)
  }

  /** Rows that are to be sent or under way. */
  get waiting(): UnsentRow[] {
    return [...this.#rows.values()].filter(({ refused }) => refused === null)
  }

  /** In the order in which their commands were given, also of those that have been done again. */
  get refused(): UnsentRow[] {
    return [...this.#rows.values()].filter(({ refused }) => refused !== null).sort((a, b) => a.madeAtMs - b.madeAtMs)
  }

  /** Refused rows that are to be done again. */
  get replayable(): UnsentRow[] {
    return this.refused.filter(({ refused }) => refused === 'role' || refused === 'suspect' || refused === 'foreign')
  }

  /** Waiting rows that no other tab has under way: others' connections answer for theirs. */
  get mine(): UnsentRow[] {
    return this.waiting.filter(({ id }) => (this.holderOf(id) ?? this.#tab) === this.#tab)
  }

  /** Waiting rows of this tab's own document. */
  get writtenHere(): UnsentRow[] {
    return this.waiting.filter((row) => row.tab === this.#tab)
  }

  get all(): UnsentRow[] {
    return [...this.#rows.values()]
  }

  get changes(): number {
    return countCommands(this.#rows.values())
  }

  /** Records whose shown values the server has not confirmed; the same set until it differs, since every shown record reads it. */
  get records(): ReadonlySet<string> {
    const records = new Set(this.waiting.flatMap((row) => row.records))
    const isSame = records.size === this.#records.size && [...records].every((id) => this.#records.has(id))
    if (!isSame) this.#records = records
    return this.#records
  }
}
