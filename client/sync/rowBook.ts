import type { RowMark } from './deviceLog.ts'
import { countCommands, type UnsentRow } from './unsentRow.ts'

/** The unsent rows of a plan as this tab knows them, of all tabs, in order; and who has sent which. */
export class RowBook {
  readonly #tab: string
  readonly #rows = new Map<string, UnsentRow>()
  /** Row → tab that has sent it on a connection that lives. */
  readonly #holders = new Map<string, string>()
  #records: ReadonlySet<string> = new Set()

  constructor(tab: string) {
    this.#tab = tab
  }

  /** False when the row was known. */
  add(row: UnsentRow): boolean {
    if (this.#rows.has(row.id)) return false
    this.#rows.set(row.id, row)
    return true
  }

  /** Takes confirmed rows out and returns those that were here. */
  confirm(ids: readonly string[]): UnsentRow[] {
    const confirmed: UnsentRow[] = []
    for (const id of ids) {
      const row = this.#rows.get(id)
      if (row) confirmed.push(row)
      this.#rows.delete(id)
      this.#holders.delete(id)
    }
    return confirmed
  }

  /** Returns the rows whose mark has changed, as they are now. */
  mark(marks: readonly RowMark[]): UnsentRow[] {
    const changed: UnsentRow[] = []
    for (const { id, refused } of marks) {
      const row = this.#rows.get(id)
      if (!row || row.refused === refused) continue
      const marked = { ...row, refused }
      this.#rows.set(id, marked)
      changed.push(marked)
    }
    return changed
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

  /** Rows that are to be sent or under way. */
  get waiting(): UnsentRow[] {
    return [...this.#rows.values()].filter(({ refused }) => refused === null)
  }

  get refused(): UnsentRow[] {
    return [...this.#rows.values()].filter(({ refused }) => refused !== null)
  }

  /** Waiting rows that stand or fall with this tab's connection: others' connections answer for theirs. */
  get mine(): UnsentRow[] {
    return this.waiting.filter((row) => (this.holderOf(row.id) ?? row.tab) === this.#tab)
  }

  get all(): UnsentRow[] {
    return [...this.#rows.values()]
  }

  get changes(): number {
    return countCommands(this.#rows.values())
  }

  /** Records that the rows touched; the same set until it differs, since every shown record reads it. */
  get records(): ReadonlySet<string> {
    const records = new Set(this.all.flatMap((row) => row.records))
    const isSame = records.size === this.#records.size && [...records].every((id) => this.#records.has(id))
    if (!isSame) this.#records = records
    return this.#records
  }
}
