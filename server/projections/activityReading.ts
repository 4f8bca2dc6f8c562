import type { Database } from 'better-sqlite3'
import type { ActivityPlace } from '../../shared/review/activityEntry.ts'
import type { ActivityEntry } from './derivedData.ts'

/** Which entries somebody wants to see; all that is said must hold. */
export interface ActivityQuestion {
  /** Only what stands before this place: how one page follows the other, whatever is written meanwhile. */
  readonly before: ActivityPlace | null
  /** Only what rows behind this one wrote; 0 for all. */
  readonly afterSeq: number
  /** Only the history of these records; null for everything. */
  readonly records: readonly string[] | null
  /** Server time in milliseconds since 1970: from the first instant to before the second. */
  readonly from: number | null
  readonly to: number | null
  /** What else has to hold. */
  readonly fits: (entry: ActivityHead) => boolean
  /** Looking ends with the row in which so many are found: a command is never told by halves. */
  readonly limit: number
}

/** What can be asked of an entry without reading its values. */
export type ActivityHead = Pick<ActivityEntry, 'userId' | 'clientId' | 'what' | 'kind' | 'recordId' | 'key'>

export interface FoundActivity {
  readonly entries: readonly ActivityEntry[]
  /** From where to look on; null when everything has been looked at. */
  readonly older: ActivityPlace | null
}

/** An entry as it stands in its table. */
export interface StoredEntry extends Omit<ActivityEntry, 'madeBeforeSync' | 'before' | 'after' | 'isCut'> {
  readonly madeBeforeSync: number
  readonly before: string
  readonly after: string
  readonly isCut: number
}

export const entryColumns = `seq, position, at, user_id AS userId, connection_id AS connectionId, client_id AS clientId,
  made_before_sync AS madeBeforeSync, what, kind, record_id AS recordId, key, before, after, is_cut AS isCut`

/** One question looks at no more entries, so that the thread that serves everybody is not held: some 20 ms. */
export const SCANNED_MAX = 10_000
/** A row with more is told in parts: the import of a long text, say. */
export const ROW_ENTRIES_MAX = 1_000
/** Rows are in the order of their times, unless somebody set the server's clock back; hardly by more than this. */
const CLOCK_SLACK_MS = 24 * 60 * 60 * 1000
const END: ActivityPlace = { seq: Number.MAX_SAFE_INTEGER, position: 0 }

export type ActivityReading = ReturnType<typeof prepareActivityReading>

export function prepareActivityReading(database: Database) {
  return {
    everything: database.prepare<[string, number, number, number], StoredEntry>(`
      SELECT ${entryColumns} FROM activity WHERE document = ? AND seq > ? AND (seq, position) < (?, ?) ORDER BY seq DESC, position DESC
    `),
    ofRecords: database.prepare<[string, string, number, number, number, string], StoredEntry>(`
      SELECT ${entryColumns} FROM (
        SELECT DISTINCT seq, position FROM activity_records
        WHERE document = ? AND record_id IN (SELECT value FROM json_each(?)) AND seq > ? AND (seq, position) < (?, ?)
      ) JOIN activity USING (seq, position) WHERE document = ? ORDER BY seq DESC, position DESC
    `),
  }
}

/** @param scannedMax for tests */
export function pageOfActivity(
  reading: ActivityReading, document: string, question: ActivityQuestion, scannedMax = SCANNED_MAX,
): { readonly found: readonly StoredEntry[]; readonly older: ActivityPlace | null } {
  const { records, afterSeq, before, from, to, fits, limit } = question
  const { seq, position } = before ?? END
  const rows = records === null
    ? reading.everything.iterate(document, afterSeq, seq, position)
    : reading.ofRecords.iterate(document, JSON.stringify(records), afterSeq, seq, position, document)
  const found: StoredEntry[] = []
  let scanned = 0
  let last = before
  for (const row of rows) {
    const isFull = found.length >= limit && (last?.seq !== row.seq || found.length >= limit + ROW_ENTRIES_MAX)
    if (isFull || scanned === scannedMax) return { found, older: last }
    if (from !== null && row.at < from - CLOCK_SLACK_MS) return { found, older: null }
    scanned += 1
    last = { seq: row.seq, position: row.position }
    if ((from === null || row.at >= from) && (to === null || row.at < to) && fits(row)) found.push(row)
  }
  return { found, older: null }
}
