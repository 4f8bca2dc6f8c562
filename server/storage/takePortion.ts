import type { StoredRow } from './UpdateLog.ts'

/** The first row, and those behind it that fit into `bytesMax` with it; reads no further than that. */
export function takePortion(rows: Iterable<StoredRow>, bytesMax: number): StoredRow[] {
  const portion: StoredRow[] = []
  let bytes = 0
  for (const row of rows) {
    bytes += row.update.length
    if (portion.length > 0 && bytes > bytesMax) break
    portion.push(row)
  }
  return portion
}
