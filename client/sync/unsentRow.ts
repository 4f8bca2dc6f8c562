import { DESCRIPTION_LENGTH_MAX, type Field } from '../../shared/schema/fields.ts'
import { recordTables, type RecordKind } from '../../shared/schema/records.ts'
import type { Change } from '../../shared/commands/transact.ts'

/**
 * Why a row is kept on the device and out of the document. The first three are
 * done again as commands (refusedWork.ts); the others stay until a person decides.
 */
export type RowRefusal =
  /** My role did not allow it. */
  | 'role'
  /** The server refused something among what was under way; it may have been this. */
  | 'suspect'
  /** The same, and its clientID belongs to another person there: what the server has under its clocks is not this. */
  | 'foreign'
  /** The server refused it when nothing else was under way. */
  | 'content'
  /** What it changes has been changed since, or is not there. */
  | 'outdated'

/** One local change that the server has not confirmed: its original update frame, and what people call it. */
export interface UnsentRow {
  readonly id: string
  /** The tab that made it. */
  readonly tab: string
  readonly update: Uint8Array<ArrayBuffer>
  readonly madeAtMs: number
  /** The user's command; rows of one burst of typing share it. */
  readonly command: string
  /** Name of the command, such as `set-state`; empty until the command has ended. */
  readonly name: string
  readonly changes: readonly Change[]
  /** Records that it touched. */
  readonly records: readonly string[]
  readonly refused: RowRefusal | null
  /** Sent with nothing else under way, so that a refusal can mean nothing but this row. */
  readonly alone?: true
}

/** Whether it goes to the server by itself as soon as there is a way. What the role forbids waits for the role, the rest for a person. */
export function isOnItsWay({ refused }: Pick<UnsentRow, 'refused'>): boolean {
  return refused === null || refused === 'suspect' || refused === 'foreign'
}

/** A pause this long ends a burst of typing. */
export const TYPING_PAUSE_MS = 2_000

/** What people count: commands, whatever number of rows they took. */
export function countCommands(rows: Iterable<UnsentRow>): number {
  const commands = new Set<string>()
  for (const row of rows) commands.add(row.command)
  return commands.size
}

/** True when the second row is more typing in the same long text, so that both count as one change. */
export function continuesTyping(previous: Pick<UnsentRow, 'madeAtMs' | 'changes'>, next: Pick<UnsentRow, 'madeAtMs' | 'changes'>): boolean {
  const before = onlyText(previous.changes)
  return before !== null && before === onlyText(next.changes) && next.madeAtMs - previous.madeAtMs < TYPING_PAUSE_MS
}

/** The long text that is all of these changes, as `id/key`, or null. */
function onlyText(changes: readonly Change[]): string | null {
  const [change] = changes
  if (changes.length !== 1 || change?.on !== 'record' || !isLongText(change.kind, change.key)) return null
  return `${change.id}/${change.key}`
}

function isLongText(kind: RecordKind, key: string): boolean {
  const field = (recordTables[kind] as Readonly<Record<string, Field<unknown>>>)[key]
  return field?.storage === 'single' && (field.lengthMax ?? 0) >= DESCRIPTION_LENGTH_MAX
}
