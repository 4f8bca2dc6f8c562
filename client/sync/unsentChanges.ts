import type { DoneCommand } from '../../shared/commands/transact.ts'
import type { RowRefusal, UnsentRow } from './unsentRow.ts'

/** A command of a person that the server has not confirmed. */
export interface UnsentChange extends DoneCommand {
  /** Of the command, as rows and tabs know it. */
  readonly id: string
  readonly madeAtMs: number
  readonly madeIn: MadeIn
  readonly state: UnsentState
}

/** Where it was written, as seen from this tab: before this page was opened, in this tab, or in another one since. */
export type MadeIn = 'before' | 'here' | 'other-tab'

/** On its way, or why it is kept. */
export type UnsentState = 'waiting' | 'sending' | RowRefusal

export interface Onlooker {
  readonly tab: string
  readonly openedAtMs: number
  readonly isHeld: (rowId: string) => boolean
}

/** What waits on this device, as people count it: commands, in the order in which they were given. */
export function unsentChanges(rows: readonly UnsentRow[], onlooker: Onlooker): readonly UnsentChange[] {
  const commands = new Map<string, UnsentRow[]>()
  for (const row of rows) commands.set(row.command, [...(commands.get(row.command) ?? []), row])
  return [...commands].map(([id, its]) => changeOf(id, its, onlooker)).sort((a, b) => a.madeAtMs - b.madeAtMs)
}

/** Whether nothing but the person can make anything of it: it may be let go. */
export function isKept({ state }: Pick<UnsentChange, 'state'>): boolean {
  return state === 'role' || state === 'content' || state === 'outdated'
}

function changeOf(id: string, rows: readonly UnsentRow[], { tab, openedAtMs, isHeld }: Onlooker): UnsentChange {
  const [first] = rows as [UnsentRow]
  const refused = rows.find((row) => row.refused !== null)?.refused
  const madeAtMs = Math.min(...rows.map((row) => row.madeAtMs))
  // A row that was written again bears the tab that did so, and the time of its command.
  const madeIn = madeAtMs < openedAtMs ? 'before' : rows.every((row) => row.tab === tab) ? 'here' : 'other-tab'
  return {
    id, madeAtMs, madeIn,
    name: first.name,
    changes: rows.flatMap((row) => row.changes),
    state: refused ?? (rows.every((row) => isHeld(row.id)) ? 'sending' : 'waiting'),
  }
}
