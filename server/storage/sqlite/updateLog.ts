import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type { Database } from 'better-sqlite3'
import * as Y from 'yjs'
import { startThread, type Thread } from '../../threads/startThread.ts'
import { SequenceConflict, SERVER_CONNECTION, type UpdateLog } from '../UpdateLog.ts'
import { createGroupCommit } from './groupCommit.ts'
import { createLogReader, readSnapshot } from './logReader.ts'
import { createLogWriter, type LogWriter } from './logWriter.ts'
import type { LogWriterData } from './logWriter.thread.ts'
import { encodeSnapshotContent } from './storedSnapshot.ts'

export interface SqliteUpdateLog extends UpdateLog {
  /** For a server: the first edit need not wait until the thread that writes has started. */
  startWriter(): void
  /**
   * Gives a new document its first row. Synchronous, so that it can stand in the
   * caller's own transaction beside the plan and its first membership.
   * Throws `SequenceConflict` when the document already has rows.
   * @param update a complete Yjs update in V1 encoding
   */
  createPlanLog(planId: string, update: Uint8Array, author: { readonly userId: string; readonly at: number }): void
  /** Resolves when the rows that the snapshots saved so far cover have been put into the archive; closing does not wait for it. */
  archived(): Promise<void>
}

const inflate = promisify(inflateRaw)
const deflate = promisify(deflateRaw)

/** The log in an open SQLite database that has `updateLogMigrations`; a file is written by a thread of its own. */
export function createSqliteUpdateLog(database: Database): SqliteUpdateLog {
  const reader = createLogReader(database)
  const { epoch } = reader
  const writer = openWriter(database)
  const commits = createGroupCommit((appends) => writer.call('append', appends))
  let archiving: Promise<void> = Promise.resolve()
  let isClosed = false

  const archive = async (document: string): Promise<void> => {
    while (!isClosed && (await writer.call('archive', document))) { /* one step after the other, so that commits pass in between */ }
  }

  return {
    epoch,

    async load(name) {
      const { snapshot, ...state } = reader.rawState(name)
      if (snapshot === null || snapshot.format === 0) return { ...state, snapshot: snapshot && readSnapshot(snapshot, (content) => content) }
      const content = await inflate(snapshot.content)
      return { ...state, snapshot: readSnapshot(snapshot, () => content) }
    },

    startWriter: () => writer.start(),

    turn: () => commits.turn(),

    async append(document, afterSeq, rows) {
      const appended = await commits.add({ document, afterSeq, rows })
      if ('conflict' in appended) throw new SequenceConflict(document, afterSeq, appended.conflict)
      return appended.seq
    },

    async rowsAfter(name, afterSeq, bytesMax) {
      return reader.rowsAfter(name, afterSeq, bytesMax)
    },

    async saveSnapshot(document, snapshot, replacesSeq) {
      const content = await deflate(encodeSnapshotContent(snapshot))
      const isSaved = await writer.call('saveSnapshot', { document, seq: snapshot.seq, content, replacesSeq })
      // Nobody waits for it, and what an interruption leaves is archived with the next snapshot.
      if (isSaved) archiving = archiving.then(() => archive(document)).catch(() => undefined)
      return isSaved
    },

    async remove(document) {
      await archiving
      while (!isClosed && (await writer.call('remove', document))) { /* one step after the other, so that commits pass in between */ }
    },

    createPlanLog(document, update, { userId, at }) {
      const newClientIds = [...Y.parseUpdateMeta(update).to.keys()]
      const row = { update, userId, at, connectionId: SERVER_CONNECTION, madeBeforeSync: true, newClientIds, isRelay: false }
      // In the caller's transaction, so on the caller's connection.
      const [appended] = createLogWriter(database).append([{ document, afterSeq: 0, rows: [row] }])
      if (appended !== undefined && 'conflict' in appended) throw new SequenceConflict(document, 0, appended.conflict)
    },

    archived: () => archiving,

    async close() {
      await commits.close()
      isClosed = true
      await archiving
      await writer.close()
    },
  }
}

/** As `Thread`; an interface has no index, so its functions are listed once more. */
type WriterCalls = Pick<LogWriter, keyof LogWriter>

function openWriter(database: Database): Thread<WriterCalls> {
  if (!database.memory) return startThread('logWriter', { file: database.name } satisfies LogWriterData)
  // A database in memory belongs to its connection: no other thread could open it.
  const writer = createLogWriter(database)
  return {
    start: () => undefined,
    call: async (name, argument) => (writer[name] as (argument: unknown) => never)(argument),
    close: async () => undefined,
  }
}
