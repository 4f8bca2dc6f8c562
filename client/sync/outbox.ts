import type { DoneCommand } from '../../shared/commands/transact.ts'
import type { DeviceBatch, DeviceLog, DeviceRoom, PlanFacts, RowMark } from './deviceLog.ts'
import { openDeviceQueue } from './deviceQueue.ts'
import { RowBook } from './rowBook.ts'
import { openRowMaker } from './rowMaker.ts'
import type { Tabs, TabMessage } from './tabs.ts'
import type { RowRefusal, UnsentRow } from './unsentRow.ts'

export interface OutboxEvents {
  /** Sends a row at once; false when there is no open connection. */
  readonly send: (row: UnsentRow) => boolean
  /** Another tab has made a row. */
  readonly arrived: (row: UnsentRow) => void
  /** Another tab saw rows refused (the document has to do without them) or taken up again. */
  readonly markedElsewhere: (rows: readonly UnsentRow[]) => void
  readonly changed: () => void
}

/**
 * The way of this device's own work to the server: kept on the device, shown to
 * the other tabs, sent by whichever tab is connected, and let go only when the
 * server has confirmed it.
 */
export interface Outbox {
  readonly book: RowBook
  readonly storageRefused: boolean
  /** The device could not even be read. */
  storageFailed(): void
  /** Takes in the rows that the device had, then listens to the other tabs. */
  begin(rows: readonly UnsentRow[]): void
  /** A local change: sent now, stored behind it. The keystroke waits for neither. */
  add(update: Uint8Array, records: ReadonlySet<string>): void
  describe(command: DoneCommand): void
  /** The rows that a connection which has just opened is to send; they count as under way by this tab. */
  takeForConnection(): readonly UnsentRow[]
  /** Sends what nobody has under way, if this tab is connected. */
  sendUnheld(): void
  /** The connection has ended: nothing is under way by this tab. */
  connectionEnded(): void
  confirm(rows: readonly string[]): void
  /** Keeps rows on the device, but out of the document and unsent; null takes them up again. */
  mark(rows: readonly UnsentRow[], refused: RowRefusal | null): readonly UnsentRow[]
  /** Keeps a confirmed update of others. */
  keep(update: Uint8Array): void
  note(about: PlanFacts): void
  settled(): Promise<void>
}

export function openOutbox(
  log: Pick<DeviceLog, 'write'>, room: DeviceRoom, tab: string, tabs: Tabs,
  world: { readonly now: () => number; readonly randomId: () => string }, events: OutboxEvents,
): Outbox {
  const book = new RowBook(tab)
  const maker = openRowMaker(tab, world.now, world.randomId)
  let storageRefused = false
  const queue = openDeviceQueue(log, room, {
    stored(batch) {
      storageRefused = false
      tellTabs(batch)
      events.changed()
    },
    refused() {
      storageRefused = true
      events.changed()
    },
  })

  /** Only what is stored is told: the others can rely on it, whatever becomes of this tab. */
  function tellTabs(batch: DeviceBatch): void {
    for (const row of batch.rows) tabs.tell({ type: 'row', row, holder: book.holderOf(row.id) })
    if (batch.acknowledged.length > 0) tabs.tell({ type: 'acknowledged', rows: batch.acknowledged.map(({ id }) => id) })
    if (batch.marks.length > 0) tabs.tell({ type: 'marked', marks: batch.marks })
  }

  function hear(message: TabMessage): void {
    switch (message.type) {
      case 'row':
        if (!book.add(message.row)) return
        if (message.holder !== null) book.hold(message.holder, [message.row.id])
        events.arrived(message.row)
        sendUnheld()
        break
      case 'acknowledged':
        book.confirm(message.rows)
        break
      case 'marked': {
        const rows = book.mark(message.marks)
        if (rows.length > 0) events.markedElsewhere(rows)
        break
      }
      case 'holding':
        book.hold(message.tab, message.rows)
        break
      case 'released':
        book.release(message.tab)
        sendUnheld()
        break
      case 'hello':
        tellHolding()
        break
    }
    events.changed()
  }

  function sendUnheld(): void {
    const sent = book.unheld.filter((row) => events.send(row))
    book.hold(tab, sent.map(({ id }) => id))
    if (sent.length > 0) tellHolding()
  }

  function tellHolding(): void {
    const rows = book.heldBy(tab)
    if (rows.length > 0) tabs.tell({ type: 'holding', tab, rows })
  }

  return {
    book,
    get storageRefused() {
      return storageRefused
    },
    storageFailed() {
      storageRefused = true
      events.changed()
    },
    begin(rows) {
      for (const row of rows) book.add(row)
      tabs.listen(hear)
    },
    add(update, records) {
      const row = maker.make(update, records)
      book.add(row)
      if (events.send(row)) book.hold(tab, [row.id])
      queue.addRow(row)
      events.changed()
    },
    describe(command) {
      maker.describe(command)
      events.changed()
    },
    takeForConnection() {
      const rows = book.unheld
      book.hold(tab, rows.map(({ id }) => id))
      tellHolding()
      return rows
    },
    sendUnheld,
    connectionEnded() {
      book.release(tab)
      tabs.tell({ type: 'released', tab })
    },
    confirm(ids) {
      const rows = book.confirm(ids)
      if (rows.length > 0) queue.acknowledge(rows)
      events.changed()
    },
    mark(rows, refused) {
      const marks: RowMark[] = rows.map(({ id }) => ({ id, refused }))
      const marked = book.mark(marks)
      if (marks.length > 0) queue.mark(marks)
      events.changed()
      return marked
    },
    keep: (update) => queue.addSlice(update),
    note: (about) => queue.note(about),
    settled: () => queue.settled(),
  }
}
