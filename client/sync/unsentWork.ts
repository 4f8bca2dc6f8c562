import { shallowRef } from 'vue'
import { exportRows } from './exportRows.ts'
import type { Outbox } from './outbox.ts'
import { isKept, unsentChanges, type UnsentChange } from './unsentChanges.ts'

export interface UnsentPlace {
  readonly tab: string
  readonly planId: string
  readonly title: () => string
  readonly now: () => number
}

/** What the server has not confirmed, for people: to look at, to take along, to let go. */
export class UnsentWork {
  /** Counts up whenever something of `list` may have changed. */
  readonly moves = shallowRef(0)
  readonly #outbox: Pick<Outbox, 'book' | 'drop'>
  readonly #place: UnsentPlace
  readonly #openedAtMs: number

  constructor(outbox: Pick<Outbox, 'book' | 'drop'>, place: UnsentPlace) {
    this.#outbox = outbox
    this.#place = place
    this.#openedAtMs = place.now()
  }

  /** Of all tabs, oldest first. */
  list(): readonly UnsentChange[] {
    const { book } = this.#outbox
    return unsentChanges(book.all, { tab: this.#place.tab, openedAtMs: this.#openedAtMs, isHeld: (id) => book.holderOf(id) !== null })
  }

  /** The same as JSON for people and programs. */
  export(): string {
    return exportRows(this.#place.planId, this.#place.title(), this.#outbox.book.all, this.#place.now())
  }

  /** Takes a kept change off this device for good; one that is on its way stays. */
  letGo(changeId: string): void {
    if (!this.list().some((change) => change.id === changeId && isKept(change))) return
    for (const row of this.#outbox.book.refused) if (row.command === changeId) this.#outbox.drop(row)
  }
}
