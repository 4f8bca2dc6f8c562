import type { ClockRange, Entry } from './entries.ts'

/** What the server's log says of the row that brought an entry. */
export interface Receipt {
  readonly seq: number
  /** Server time, in milliseconds since 1970. */
  readonly at: number
  /** Whose session brought it. */
  readonly userId: string
  readonly connectionId: string
  readonly madeBeforeSync: boolean
  /** How far its sender had read the log when the connection began; absent when unknown. */
  readonly readSeq?: number
  readonly isRelay: boolean
}

/** The server's word on what came when. */
export interface Receipts {
  /** Of the row that brought an entry. Throws when no row did. */
  of(entry: Pick<Entry, 'clientId' | 'clock'>): Receipt
  /** What had been received before this row, but could not have been known to whoever made it. */
  unknownTo(receipt: Receipt): readonly ClockRange[]
}
