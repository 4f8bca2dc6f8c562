import type { Database } from 'better-sqlite3'
import { CROSSING_MS } from '../../shared/review/archivedMeanwhile.ts'
import type { ClockRange } from '../../shared/review/entries.ts'
import type { Receipts } from '../../shared/review/receipts.ts'
import type { LogReader } from '../storage/sqlite/logReader.ts'
import type { StoredRow } from '../storage/UpdateLog.ts'

/** Of the rows that may have crossed another one on the way: more than people write within `CROSSING_MS`. */
const CROSSING_ROWS = 100

/**
 * Of the rows that a device had missed: the latest ones. Each record that it archived meanwhile looks at
 * them, some 10 ms a time; a device that comes back with hundreds of them must not hold up the plan.
 */
const MISSED_ROWS = 5_000

/** Remembers which row brought which clocks; the rows themselves are in the log. */
export interface ReceivedTable {
  add(document: string, row: Pick<StoredRow, 'seq' | 'at'>, clocks: readonly ClockRange[]): void
  receipts(document: string): Receipts
}

export function createReceivedTable(log: Pick<LogReader, 'rowsAfter'>, derived: Database): ReceivedTable {
  const insert = derived.prepare<[string, number, number, number, number, number]>(
    'INSERT INTO received (document, client_id, first_clock, end_clock, seq, at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const seqOf = derived.prepare<[string, number, number], number>(
    'SELECT seq FROM received WHERE document = ? AND client_id = ? AND first_clock <= ? ORDER BY first_clock DESC LIMIT 1',
  ).pluck()
  const between = derived.prepare<[string, number, number, number], ClockRange>(`
    SELECT client_id AS clientId, first_clock AS "from", end_clock AS "to" FROM received
    WHERE document = ? AND seq > ? AND seq < ? AND at >= ? ORDER BY seq, client_id
  `)
  return {
    add(document, { seq, at }, clocks) {
      for (const { clientId, from, to } of clocks) insert.run(document, clientId, from, to, seq, at)
    },
    receipts: (document) => ({
      of({ clientId, clock }) {
        const seq = seqOf.get(document, clientId, clock)
        const row = seq === undefined ? undefined : log.rowsAfter(document, seq - 1, 1)[0]
        if (row === undefined) throw new Error(`No row brought what was written as ${clientId}:${clock}`)
        return row
      },
      unknownTo({ seq, at, madeBeforeSync, readSeq }) {
        if (!madeBeforeSync) return between.all(document, seq - CROSSING_ROWS, seq, at - CROSSING_MS)
        return readSeq === undefined ? [] : between.all(document, Math.max(readSeq, seq - MISSED_ROWS), seq, 0)
      },
    }),
  }
}
