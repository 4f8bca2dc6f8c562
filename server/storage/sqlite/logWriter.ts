import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Database } from 'better-sqlite3'
import type { NewRow, StoredRow } from '../UpdateLog.ts'
import { decodeSegment, encodeSegment } from './archiveSegment.ts'
import { createLogReader } from './logReader.ts'
import { prepareLogStatements, type LogStatements } from './logStatements.ts'

/** Rows that are archived in one step. Deflating and moving them takes a few milliseconds, which the next commit waits. */
const ROWS_PER_STEP = 500
const BYTES_PER_STEP = 96 * 1024
/** Rows of a table that are removed in one step: it takes a few milliseconds. Segments are large. */
const ROWS_PER_REMOVAL = 500
const SEGMENTS_PER_REMOVAL = 10
/** A segment takes on rows up to this size (not deflated): small ones deflate badly, larger ones no better, and are written anew at each step. */
const SEGMENT_BYTES_MAX = 64 * 1024

export interface Append {
  readonly document: string
  readonly afterSeq: number
  readonly rows: readonly NewRow[]
}

/** The new last row's number, or where the log really ends when that is not `afterSeq`. */
export type Appended = { readonly seq: number } | { readonly conflict: number }

export interface NewSnapshot {
  readonly document: string
  readonly seq: number
  /** Deflated (storedSnapshot.ts). */
  readonly content: Uint8Array
  readonly replacesSeq: number
}

/** All writes to the tables of the log. Synchronous, for a thread of its own: each waits for the disk. */
export interface LogWriter {
  /** All in one commit. Throws when it failed; then nothing was stored. */
  append(appends: readonly Append[]): readonly Appended[]
  saveSnapshot(snapshot: NewSnapshot): boolean
  /** Puts some of the rows that the snapshot covers into the archive; false when none are left. */
  archive(document: string): boolean
  /** Removes some of what is stored of a document; false when nothing is left. */
  remove(document: string): boolean
}

export function createLogWriter(database: Database): LogWriter {
  const statements = prepareLogStatements(database)
  const reader = createLogReader(database)

  const appendOne = ({ document, afterSeq, rows }: Append): Appended => {
    let seq = statements.seq.get(document) ?? 0
    // A value, not an error: it must not undo what others commit with it.
    if (seq !== afterSeq) return { conflict: seq }
    for (const row of rows) {
      seq += 1
      const isRelay = row.isRelay ? 1 : 0
      statements.insertRow.run(document, seq, row.userId, row.connectionId, row.at, row.madeBeforeSync ? 1 : 0, isRelay, row.readSeq ?? null, row.update)
      for (const clientId of row.newClientIds) statements.saveAuthor.run(document, clientId, row.userId, isRelay)
    }
    statements.setSeq.run(document, seq)
    return { seq }
  }
  const append = database.transaction((appends: readonly Append[]) => appends.map(appendOne))

  const saveSnapshot = database.transaction(({ document, seq, content, replacesSeq }: NewSnapshot) => {
    if ((statements.snapshotSeq.get(document) ?? 0) !== replacesSeq) return false
    // Made of a document that has been removed meanwhile.
    if ((statements.seq.get(document) ?? 0) < seq) return false
    statements.replaceSnapshot.run(document, seq, content)
    return true
  })

  const moveToArchive = database.transaction((document: string, firstSeq: number, lastSeq: number, content: Uint8Array) => {
    statements.replaceSegment.run(document, firstSeq, lastSeq, content)
    statements.removeRows.run(document, lastSeq)
  })

  /** The last segment's rows when it still takes on more, so that the new ones join them. */
  const openSegment = (document: string): readonly StoredRow[] => {
    const last = statements.lastSegment.get(document)
    if (last === undefined) return []
    const content = inflateRawSync(last.content)
    return content.length >= SEGMENT_BYTES_MAX ? [] : [...decodeSegment(last.first_seq, content)]
  }

  /** The end of the log last: until it is gone the removal can be seen to be unfinished. */
  const removeSome = database.transaction((document: string): boolean => {
    for (const [statement, count] of removals(statements)) if (statement.run(document, document, count).changes > 0) return true
    statements.removeSnapshot.run(document)
    return statements.removeSeq.run(document).changes > 0
  })

  return {
    append: (appends) => append.immediate(appends),
    saveSnapshot: (snapshot) => saveSnapshot.immediate(snapshot),

    archive(document) {
      const covered = statements.snapshotSeq.get(document) ?? 0
      const archivedSeq = statements.lastSegment.get(document)?.last_seq ?? 0
      const rows = reader.rowsAfter(document, archivedSeq, BYTES_PER_STEP).slice(0, Math.min(ROWS_PER_STEP, covered - archivedSeq))
      const last = rows.at(-1)
      if (last === undefined) return false
      const joined = [...openSegment(document), ...rows]
      // Deflated before the transaction, which others wait for.
      moveToArchive.immediate(document, joined[0]!.seq, last.seq, deflateRawSync(encodeSegment(joined)))
      return last.seq < covered
    },

    remove(document) {
      // Overwritten, not only given free: removed for good is what people were told.
      database.pragma('secure_delete = ON')
      try {
        return removeSome.immediate(document)
      } finally {
        database.pragma('secure_delete = OFF')
      }
    },
  }
}

function removals({ removeSomeRows, removeSomeSegments, removeSomeAuthors }: LogStatements): readonly (readonly [LogStatements['removeSomeRows'], number])[] {
  return [[removeSomeRows, ROWS_PER_REMOVAL], [removeSomeSegments, SEGMENTS_PER_REMOVAL], [removeSomeAuthors, ROWS_PER_REMOVAL]]
}
