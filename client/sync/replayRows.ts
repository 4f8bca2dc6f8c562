import { replay } from '../../shared/commands/replay.ts'
import type { Change, CommandContext } from '../../shared/commands/transact.ts'
import type { Outbox } from './outbox.ts'
import type { UnsentRow } from './unsentRow.ts'

/** What the turn of a tab needs that does refused work again. */
export interface ReplayTurn {
  readonly outbox: Pick<Outbox, 'book' | 'mark' | 'replace' | 'drop' | 'settled' | 'storageRefused'>
  readonly pause: () => Promise<void>
  /** Ids of the rows that are on the device; rejects when it cannot be read. */
  readonly rowsOnDevice: () => Promise<ReadonlySet<string>>
  /** For commands that are no new step of undo. */
  readonly context: () => CommandContext
  /** In sync with the server, allowed to write, and in no document that is about to be replaced. */
  readonly mayReplay: () => boolean
  /** Resolves when something has changed: an acknowledgement, the end of the connection. */
  readonly progress: () => Promise<void>
}

/** Writes refused rows again as commands, in the order in which they were given, until all are or something is in the way. */
export async function replayRows(turn: ReplayTurn): Promise<void> {
  const { outbox, mayReplay, pause } = turn
  const isKept = await stillKept(turn)
  for (const { id } of outbox.book.replayable) {
    // A refusal or another tab may have changed it meanwhile.
    const row = outbox.book.replayable.find((it) => it.id === id)
    if (!mayReplay()) break
    if (!row || !isKept(row)) continue
    replayOne(turn, row)
    await acknowledged(turn, row.command)
    await pause()
  }
  // Whoever is next looks on the device for what is left to do.
  await outbox.settled()
}

/** Before its turn another tab may have done rows again, of which this one has not heard yet. */
async function stillKept({ outbox, rowsOnDevice }: ReplayTurn): Promise<(row: UnsentRow) => boolean> {
  await outbox.settled()
  const onDevice = await rowsOnDevice().catch(() => null)
  // What the device does not take is only here.
  return ({ id }) => onDevice === null || outbox.storageRefused || onDevice.has(id)
}

function replayOne({ outbox, context }: ReplayTurn, row: UnsentRow): void {
  const result = outbox.replace(row, () => replay(context(), row, beneath(row, outbox.book.refused)))
  // An update that no command has described can only be kept.
  if (!result.ok || row.changes.length === 0) outbox.mark([row], 'outdated')
  else if (result.value === 'stands') outbox.drop(row)
}

/** What the person had done before, and is kept: its values are nobody else's. */
function beneath(row: UnsentRow, kept: readonly UnsentRow[]): readonly Change[] {
  return kept.slice(0, kept.findIndex(({ id }) => id === row.id)).flatMap(({ changes }) => changes)
}

/** Resolves when what goes alone of a command is not waiting any more. */
async function acknowledged({ outbox, mayReplay, progress }: ReplayTurn, command: string): Promise<void> {
  const isWaiting = (): boolean => outbox.book.waiting.some((row) => row.alone === true && row.command === command)
  while (isWaiting() && mayReplay()) await progress()
}
