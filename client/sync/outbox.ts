import type { DoneCommand } from '../../shared/commands/transact.ts'
import type { DeviceBatch, DeviceLog, DeviceRoom, PlanFacts, RowMark } from './deviceLog.ts'
import { openDeviceQueue } from './deviceQueue.ts'
import { RowBook } from './rowBook.ts'
import { openRowMaker } from './rowMaker.ts'
import type { Tabs, TabMessage } from './tabs.ts'
import type { RowRefusal, UnsentRow } from './unsentRow.ts'

export interface OutboxEvents {
  /** Sends rows at once, in their order; false when there is no open connection. */
  readonly send: (rows: readonly UnsentRow[]) => boolean
  /** Another tab has made a row. */
  readonly arrived: (row: UnsentRow) => void
  /** Another tab saw rows refused: the document has to do without them. */
  readonly refusedElsewhere: () => void
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
  /** The connection has ended: nothing is under way by this tab. Returns what was. */
  connectionEnded(): readonly UnsentRow[]
  confirm(rows: readonly string[]): void
  /** Keeps rows on the device, but out of the document and unsent. */
  mark(rows: readonly UnsentRow[], refused: RowRefusal): void
  /** The change that `write` makes stands for the refused row from now on. It is stored before it is sent: after a crash it is there once. */
  replace<Value>(row: UnsentRow, write: () => Value): Value
  /** Lets go of a row that has nothing left to say. */
  drop(row: UnsentRow): void
  /** Keeps a confirmed update of others. */
  keep(update: Uint8Array): void
  note(about: PlanFacts): void
  /** The device may have room again for what it has refused. */
  storeAgain(): void
  settled(): Promise<void>
}

export function openOutbox(
  log: Pick<DeviceLog, 'write'>, room: DeviceRoom, tab: string, tabs: Tabs,
  world: { readonly now: () => number; readonly randomId: () => string }, events: OutboxEvents,
): Outbox {
  const book = new RowBook(tab)
  const maker = openRowMaker(tab, world.now, world.randomId)
  let storageRefused = false
  let replaced: UnsentRow | null = null
  /** Rows that are not sent before they are stored. */
  const unstored = new Set<string>()
  const queue = openDeviceQueue(log, room, {
    stored(batch) {
      storageRefused = false
      for (const { id } of batch.rows) unstored.delete(id)
      sendUnheld()
      tellTabs(batch)
      events.changed()
    },
    refused() {
      storageRefused = true
      // Memory is all there is; waiting longer would not make it safer.
      unstored.clear()
      sendUnheld()
      events.changed()
    },
  })

  /** Only what is stored is told: the others can rely on it, whatever becomes of this tab. */
  function tellTabs(batch: DeviceBatch): void {
    for (const row of batch.rows) tabs.tell({ type: 'row', row, holder: book.holderOf(row.id) })
    const gone = [...batch.acknowledged.map(({ id }) => id), ...batch.dropped]
    if (gone.length > 0) tabs.tell({ type: 'gone', rows: gone })
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
      case 'gone':
        book.remove(message.rows)
        sendUnheld()
        break
      case 'marked':
        if (book.mark(message.marks)) events.refusedElsewhere()
        break
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
    const rows = sendable()
    if (rows.length === 0 || !events.send(rows)) return
    book.hold(tab, rows.map(({ id }) => id))
    tellHolding()
  }

  function sendable(): readonly UnsentRow[] {
    const rows = book.sendable
    const firstUnstored = rows.findIndex(({ id }) => unstored.has(id))
    return firstUnstored < 0 ? rows : rows.slice(0, firstUnstored)
  }

  function putInPlace(refused: UnsentRow, update: Uint8Array, records: ReadonlySet<string>): void {
    const row = maker.makeAgain(refused, update, records)
    book.remove([refused.id])
    book.add(row)
    unstored.add(row.id)
    queue.replaceRow(row, refused)
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
      if (replaced) putInPlace(replaced, update, records)
      else {
        const row = maker.make(update, records)
        book.add(row)
        sendUnheld()
        queue.addRow(row)
      }
      events.changed()
    },
    describe(command) {
      maker.describe(command)
      events.changed()
    },
    takeForConnection() {
      const rows = sendable()
      book.hold(tab, rows.map(({ id }) => id))
      tellHolding()
      return rows
    },
    sendUnheld,
    connectionEnded() {
      const underWay = new Set(book.heldBy(tab))
      book.release(tab)
      tabs.tell({ type: 'released', tab })
      return book.waiting.filter(({ id }) => underWay.has(id))
    },
    confirm(ids) {
      const rows = book.remove(ids)
      if (rows.length > 0) queue.acknowledge(rows)
      sendUnheld()
      events.changed()
    },
    mark(rows, refused) {
      const marks: RowMark[] = rows.map(({ id }) => ({ id, refused }))
      book.mark(marks)
      if (marks.length > 0) queue.mark(marks)
      events.changed()
    },
    replace(row, write) {
      replaced = row
      try {
        return write()
      } finally {
        replaced = null
      }
    },
    drop(row) {
      book.remove([row.id])
      queue.drop([row])
      events.changed()
    },
    keep: (update) => queue.addSlice(update),
    note: (about) => queue.note(about),
    storeAgain: () => queue.again(),
    settled: () => queue.settled(),
  }
}
