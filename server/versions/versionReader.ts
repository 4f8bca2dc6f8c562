import { gzipSync } from 'node:zlib'
import { encodeSlices } from '../../shared/protocol/slices.ts'
import type { LogReader } from '../storage/sqlite/logReader.ts'
import { createMomentFinder, type Moment, type MomentFinder } from './moments.ts'
import { slicesAt } from './planAt.ts'
import { thinMoments } from './thinMoments.ts'

/** What a plan's log says of its versions. */
export interface VersionReader {
  list(document: string, nowMs: number): VersionList
  /** A row's number and the time at which it was stored; of the last one without `seq`. Null for one that the log does not have. */
  row(document: string, seq: number | null): VersionRow | null
  /** `encodeSlices` of the document after this row, gzipped; null when the log does not have it. Throws when it cannot be put together. */
  content(document: string, seq: number): Uint8Array | null
}

export interface VersionRow {
  readonly seq: number
  /** Milliseconds since 1970. */
  readonly at: number
}

export interface VersionList {
  /** The log's last row; null in an empty log. */
  readonly end: Moment | null
  /** Thinned with age, in the order of the log, without its end. */
  readonly automatic: readonly Moment[]
}

/** Rows are read in portions of this size; of an archived segment nothing is read twice. */
const PORTION_BYTES = 1024 * 1024
/** Plans whose moments stay in memory: a few kB each; of others the log is read again, a fifth of a second for 100,000 rows. */
const FINDERS_MAX = 100
/** Versions that somebody looks at are asked for again: with another one, after a reload. */
const CONTENT_BYTES_MAX = 16 * 1024 * 1024

export function createVersionReader(log: Pick<LogReader, 'seq' | 'snapshot' | 'rowsAfter'>): VersionReader {
  /** Both in the order of their last use. */
  const finders = new Map<string, MomentFinder>()
  const contents = new Map<string, Uint8Array>()

  const finderOf = (document: string): MomentFinder => {
    const finder = finders.get(document) ?? createMomentFinder()
    finders.delete(document)
    finders.set(document, finder)
    forgetOldest(finders, () => finders.size > FINDERS_MAX)
    return finder
  }

  const upToDate = (document: string): MomentFinder => {
    const finder = finderOf(document)
    for (;;) {
      const rows = log.rowsAfter(document, finder.seq, PORTION_BYTES)
      if (rows.length === 0) return finder
      for (const row of rows) finder.take(row)
    }
  }

  return {
    list(document, nowMs) {
      const finder = upToDate(document)
      return { end: finder.end(), automatic: thinMoments(finder.moments(), nowMs) }
    },

    row(document, asked) {
      const seq = asked ?? log.seq(document)
      const row = log.rowsAfter(document, seq - 1, 0)[0]
      return row?.seq === seq ? { seq, at: row.at } : null
    },

    content(document, seq) {
      if (seq > log.seq(document)) return null
      const key = `${document} ${seq}`
      const content = contents.get(key) ?? gzipSync(encodeSlices(slicesAt(log, document, seq)))
      contents.delete(key)
      contents.set(key, content)
      forgetOldest(contents, () => [...contents.values()].reduce((sum, { length }) => sum + length, 0) > CONTENT_BYTES_MAX)
      return content
    },
  }
}

/** The last one stays, whatever its size. */
function forgetOldest(held: Map<string, unknown>, isTooMuch: () => boolean): void {
  while (held.size > 1 && isTooMuch()) held.delete(held.keys().next().value!)
}
