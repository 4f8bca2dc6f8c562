import type { DevicePlan } from './deviceLog.ts'
import type { LiveDocument } from './liveDocument.ts'
import type { Outbox } from './outbox.ts'
import { loadPlanDocument } from './planDocument.ts'
import type { RowRefusal, UnsentRow } from './unsentRow.ts'

/** What a session lends for this. */
export interface RefusedWorkSession {
  readonly outbox: Pick<Outbox, 'book' | 'mark' | 'settled'>
  readonly live: Pick<LiveDocument, 'apply' | 'replace'>
  readonly load: () => Promise<DevicePlan>
  readonly pause: () => Promise<void>
  readonly isClosed: () => boolean
  /** The document is about to be replaced by what the device has. */
  readonly leave: (device: DevicePlan) => void
  /** It has been. */
  readonly goOn: () => void
}

/**
 * Work that the server would not take. Yjs clocks have no gaps: one refused
 * update would hold up everything after it. So the rows stay on the device,
 * and the session goes on from what the server confirmed, under a new clientID.
 */
export class RefusedWork {
  readonly #session: RefusedWorkSession
  #rebuilding: Promise<void> | null = null

  constructor(session: RefusedWorkSession) {
    this.#session = session
  }

  async refuse(rows: readonly UnsentRow[], reason: RowRefusal): Promise<void> {
    this.#session.outbox.mark(rows, reason)
    await this.#rebuild()
  }

  /** With the role comes the right to send what was kept. */
  takeUp(): void {
    const { outbox, live } = this.#session
    live.apply(outbox.mark(outbox.book.refused.filter(({ refused }) => refused === 'role'), null))
  }

  /** Another tab saw rows refused, or took them up again. */
  followMarks(rows: readonly UnsentRow[]): void {
    if (rows.some(({ refused }) => refused !== null)) void this.#rebuild()
    else this.#session.live.apply(rows)
  }

  async settled(): Promise<void> {
    await this.#rebuilding
  }

  #rebuild(): Promise<void> {
    this.#rebuilding = (this.#rebuilding ?? Promise.resolve()).then(() => this.#rebuildOnce())
    return this.#rebuilding
  }

  async #rebuildOnce(): Promise<void> {
    const { outbox, live, load, pause, isClosed, leave, goOn } = this.#session
    await outbox.settled()
    const device = await load()
    const taken = new Set(outbox.book.waiting)
    const loaded = await loadPlanDocument(device.slices, [...taken], pause)
    if (isClosed()) return loaded.doc.destroy()
    leave(device)
    // Written here meanwhile: it continues the refused clientID and could never be applied.
    outbox.mark(outbox.book.mine.filter((row) => !taken.has(row)), 'content')
    live.replace(loaded)
    live.apply(outbox.book.waiting.filter((row) => !taken.has(row)))
    goOn()
  }
}
