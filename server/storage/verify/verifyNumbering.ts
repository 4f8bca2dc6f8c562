import type { Database } from 'better-sqlite3'
import { advice } from './advice.ts'

interface Run {
  readonly first: number
  readonly last: number
}

/** Rows are numbered from 1 to the end of the log, each in the archive or among the newer rows, none in both. */
export function verifyNumbering(database: Database, document: string): string[] {
  const read = database.transaction(() => ({
    seq: database.prepare<[string], number>('SELECT seq FROM documents WHERE name = ?').pluck().get(document) ?? 0,
    snapshotSeq: database.prepare<[string], number>('SELECT seq FROM snapshots WHERE document = ?').pluck().get(document) ?? 0,
    segments: database.prepare<[string], Run>('SELECT first_seq AS first, last_seq AS last FROM segments WHERE document = ? ORDER BY first_seq').all(document),
    rows: database.prepare<[string], number>('SELECT seq FROM updates WHERE document = ? ORDER BY seq').pluck().all(document),
  }))
  // As one state: archiving moves rows from one table to the other.
  const { seq, snapshotSeq, segments, rows } = read()
  const problems: string[] = []
  let next = 1
  for (const { first, last } of [...segments, ...rows.map((row) => ({ first: row, last: row }))]) {
    if (first > next) problems.push(`${rowsFrom(next, first - 1)} missing. ${advice.restore}`)
    if (first < next) problems.push(`${rowsFrom(first, Math.min(last, next - 1))} stored twice. ${advice.restore}`)
    next = Math.max(next, last + 1)
  }
  if (next <= seq) problems.push(`${rowsFrom(next, seq)} missing at the end. ${advice.restore}`)
  if (next > seq + 1) problems.push(`The log says that it ends at row ${seq}, but has rows up to ${next - 1}. ${advice.restore}`)
  if (snapshotSeq > seq) problems.push(`The snapshot ends at row ${snapshotSeq}, behind the end of the log. ${advice.restore}`)
  if ((segments.at(-1)?.last ?? 0) > snapshotSeq) problems.push(`Rows behind the snapshot are in the archive: the plan opens without them. ${advice.restore}`)
  return problems
}

function rowsFrom(first: number, last: number): string {
  return first === last ? `Row ${first} is` : `Rows ${first} to ${last} are`
}
