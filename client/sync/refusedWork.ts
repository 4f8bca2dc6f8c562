import { closeCode } from '../../shared/protocol/closeCodes.ts'
import type { DevicePlan, DeviceRoom } from './deviceLog.ts'
import { hasArrived } from './hasArrived.ts'
import { underLock } from './heldLock.ts'
import type { LiveDocument } from './liveDocument.ts'
import type { Outbox } from './outbox.ts'
import { loadPlanDocument } from './planDocument.ts'
import { readCopy } from './readCopy.ts'
import { replayRows, type ReplayTurn } from './replayRows.ts'
import { replayLock } from './sharedNames.ts'
import type { Surroundings } from './surroundings.ts'
import type { RowRefusal, UnsentRow } from './unsentRow.ts'

/** What a session lends for this. */
export interface RefusedWorkSession extends Pick<ReplayTurn, 'context'> {
  readonly world: Pick<Surroundings, 'device' | 'locks' | 'pause'>
  readonly room: DeviceRoom
  readonly outbox: Pick<Outbox, 'book' | 'mark' | 'confirm' | 'replace' | 'drop' | 'settled' | 'storageRefused' | 'storageFailed'>
  readonly live: Pick<LiveDocument, 'doc' | 'plan' | 'apply' | 'replace'>
  readonly isClosed: () => boolean
  /** In sync with the server, and allowed to write. */
  readonly mayWrite: () => boolean
  /** The document is about to be replaced by what the device has. */
  readonly leave: (device: DevicePlan) => void
  /** It has been. */
  readonly goOn: (difference: ReturnType<LiveDocument['replace']>) => void
}

/**
 * Work that the server would not take. Yjs clocks have no gaps: one refused
 * update would hold up everything after it. So the rows stay on the device,
 * and the session goes on from what the server confirmed, under a new clientID.
 * What was refused only for the role, or for what it went together with, is
 * done again as commands (docs/decisions/0020): one tab does it, each command
 * of unknown guilt alone and after the acknowledgement of the one before. The
 * one that is refused alone is kept for good, so that refusals come to an end.
 */
export class RefusedWork {
  readonly #session: RefusedWorkSession
  readonly #closing = new AbortController()
  #rebuilding: Promise<void> | null = null
  #rebuildsWaiting = 0
  #turn: 'free' | 'taken' | 'wanted-again' = 'free'
  #tellProgress: () => void = () => undefined

  constructor(session: RefusedWorkSession) {
    this.#session = session
  }

  /** The role does not allow what this tab has not sent, and what of it was under way. */
  refuseForRole(): void {
    const { outbox } = this.#session
    if (outbox.book.mine.length > 0) this.#refuse(outbox.book.mine, 'role')
  }

  /** The server has ended the connection over what was under way on it. */
  refuseForContent(underWay: readonly UnsentRow[], code: number | null): void {
    const { outbox } = this.#session
    const [culprit, ...others] = underWay
    if (culprit?.alone && others.length === 0) outbox.mark([culprit], 'content')
    // What was not sent may have been in the answer to the server's step 1, and continues the same clocks.
    const rest = outbox.book.mine
    // With nothing of ours it was not our work that was refused.
    if (underWay.length + rest.length > 0) this.#refuse(rest, code === closeCode.foreignClientId ? 'foreign' : 'suspect')
  }

  /** Another tab saw rows refused. */
  refusedElsewhere(): void {
    void this.#rebuild()
  }

  /** In sync anew: what the server has of the refused work needs nothing more; the rest is done again. */
  synced(): void {
    const { outbox, live, mayWrite } = this.#session
    // Until the document is rebuilt it holds the refused work itself.
    if (this.#rebuildsWaiting > 0) return
    const tested = outbox.book.refused.filter(({ refused }) => refused !== 'foreign' && refused !== 'outdated')
    outbox.confirm(tested.filter(({ update }) => hasArrived(live.doc, update)).map(({ id }) => id))
    if (mayWrite()) this.takeUp()
  }

  /** Begins to do the refused work again, if there is any and nothing is in the way. */
  takeUp(): void {
    if (this.#turn === 'taken') this.#turn = 'wanted-again'
    if (this.#turn !== 'free' || !this.#mayReplay() || this.#session.outbox.book.replayable.length === 0) return
    this.#turn = 'taken'
    const { world, room } = this.#session
    void underLock(world.locks, replayLock(room), this.#closing.signal, () => this.#takeTurn()).finally(() => {
      const isWanted = this.#turn === 'wanted-again'
      this.#turn = 'free'
      if (isWanted) this.takeUp()
    })
  }

  /** A row was acknowledged, or the connection has ended. */
  progressed(): void {
    this.#tellProgress()
  }

  async settled(): Promise<void> {
    await this.#rebuilding
  }

  close(): void {
    this.#closing.abort()
    this.#tellProgress()
  }

  #takeTurn(): Promise<void> {
    const { world, room } = this.#session
    return replayRows({
      ...this.#session,
      pause: world.pause,
      rowsOnDevice: async () => new Set((await world.device.unsentRows(room.user)).map(({ id }) => id)),
      mayReplay: () => this.#mayReplay(),
      progress: () => new Promise((resolve) => { this.#tellProgress = resolve }),
    })
  }

  #mayReplay(): boolean {
    return !this.#session.isClosed() && this.#rebuildsWaiting === 0 && this.#session.mayWrite()
  }

  #refuse(rows: readonly UnsentRow[], reason: RowRefusal): void {
    this.#session.outbox.mark(rows, reason)
    void this.#rebuild()
  }

  #rebuild(): Promise<void> {
    this.#rebuildsWaiting += 1
    this.#rebuilding = (this.#rebuilding ?? Promise.resolve()).then(() => this.#rebuildOnce())
    return this.#rebuilding
  }

  async #rebuildOnce(): Promise<void> {
    if (this.#rebuildsWaiting > 1) {
      // The one that comes next knows of all that was refused.
      this.#rebuildsWaiting -= 1
      return
    }
    const { outbox, live, world, room, isClosed, leave, goOn } = this.#session
    await outbox.settled()
    const device = await readCopy(world.device, room, () => outbox.storageFailed())
    const taken = new Set(outbox.book.waiting)
    const loaded = await loadPlanDocument(device.slices, [...taken], world.pause, live.plan.snapshot.value)
    this.#rebuildsWaiting -= 1
    if (isClosed()) return loaded.doc.destroy()
    leave(device)
    // Written here meanwhile: it continues the refused clientID and could never be applied.
    outbox.mark(outbox.book.writtenHere.filter((row) => !taken.has(row)), 'suspect')
    const difference = live.replace(loaded)
    live.apply(outbox.book.waiting.filter((row) => !taken.has(row)))
    goOn(difference)
  }
}
