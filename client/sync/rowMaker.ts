import type { DoneCommand } from '../../shared/commands/transact.ts'
import { continuesTyping, type UnsentRow } from './unsentRow.ts'

/** Makes rows of this tab's own updates. */
export interface RowMaker {
  make(update: Uint8Array, records: ReadonlySet<string>): UnsentRow
  /** Says what the row made last was. Commands end in the same task as their update, before the device is asked to store it. */
  describe(command: DoneCommand): void
}

type Draft = { -readonly [Key in keyof UnsentRow]: UnsentRow[Key] }

export function openRowMaker(tab: string, now: () => number, randomId: () => string): RowMaker {
  let previous: Draft | null = null
  let last: Draft | null = null

  return {
    make(update, records) {
      previous = last
      const id = randomId()
      last = {
        id, tab, update: new Uint8Array(update), madeAtMs: now(), command: id, name: '', changes: [], records: [...records], refused: null,
      }
      return last
    },
    describe({ name, changes }) {
      if (!last || last.name !== '') return
      last.name = name
      // A copy: a value may come from a view's reactive state, which the device cannot store.
      last.changes = JSON.parse(JSON.stringify(changes)) as typeof changes
      if (previous && continuesTyping(previous, last)) last.command = previous.command
    },
  }
}
