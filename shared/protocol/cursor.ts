/**
 * How far a device has read a plan's log: everything up to `seq` is on it. Only
 * a cursor of the server's present epoch means anything: after a restore from a
 * backup the same numbers stand for other rows.
 */
export interface Cursor {
  /** Letters and digits; random, new with each restore. */
  readonly epoch: string
  readonly seq: number
}

/** As the connection's query carries it: `epoch.seq`. */
export function formatCursor({ epoch, seq }: Cursor): string {
  return `${epoch}.${seq}`
}

/** Null for anything that `formatCursor` does not write. */
export function parseCursor(text: string): Cursor | null {
  const match = /^([a-z0-9]{1,64})\.(\d{1,15})$/i.exec(text)
  return match === null ? null : { epoch: match[1]!, seq: Number(match[2]) }
}

/** The one that has read more; of different epochs the second, which was told later. */
export function furtherCursor(stored: Cursor | null, told: Cursor): Cursor {
  return stored !== null && stored.epoch === told.epoch && stored.seq > told.seq ? stored : told
}
