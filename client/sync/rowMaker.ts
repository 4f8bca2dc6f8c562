import type { DoneCommand } from '../../shared/commands/transact.ts'
import { continuesTyping, type UnsentRow } from './unsentRow.ts'

/** Makes rows of this tab's own updates. */
export interface RowMaker {
  make(update: Uint8Array, records: ReadonlySet<string>): UnsentRow
  /** Says what the row made last was. Commands end in the same task as their update, before the device is asked to store it. */
  describe(command: DoneCommand): void
  /** A row of the same command, which was done again as this update. */
  makeAgain(row: UnsentRow, update: Uint8Array, records: ReadonlySet<string>): UnsentRow
}

type Draft = { -readonly [Key in keyof UnsentRow]: UnsentRow[Key] }

export function openRowMaker(tab: string, now: () => number, randomId: () => string): RowMaker {
  let previous: Draft | null = null
  let last: Draft | null = null

  /** Never the same twice, so that commands can be done again in their order. */
  function madeNow(): number {
    return Math.max(now(), (last?.madeAtMs ?? -Infinity) + 1)
  }

  return {
    make(update, records) {
      const madeAtMs = madeNow()
      previous = last
      const id = randomId()
      last = {
        id, tab, update: new Uint8Array(update), madeAtMs, command: id, name: '', changes: [], records: [...records], refused: null,
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
    makeAgain({ madeAtMs, command, name, changes, refused, alone }, update, records) {
      const isUnderSuspicion = alone === true || refused === 'suspect' || refused === 'foreign'
      return {
        id: randomId(), tab, update: new Uint8Array(update), madeAtMs, command, name, changes, records: [...records], refused: null,
        ...(isUnderSuspicion && { alone: true }),
      }
    },
  }
}
