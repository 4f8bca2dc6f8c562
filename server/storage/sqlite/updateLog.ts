import type { Database } from 'better-sqlite3'
import * as Y from 'yjs'
import { SequenceConflict, type NewRow, type UpdateLog } from '../UpdateLog.ts'
import { takePortion } from '../takePortion.ts'
import { createGroupCommit } from './groupCommit.ts'
import { prepareStatements, readState, storedRows, type Statements } from './updateLogStatements.ts'

export interface SqliteUpdateLog extends UpdateLog {
  /**
   * Gives a new document its first row. Synchronous, so that it can stand in the
   * caller's own transaction beside the plan and its first membership.
   * Throws `SequenceConflict` when the document already has rows.
   * @param update a complete Yjs update in V1 encoding
   */
  createPlanLog(planId: string, update: Uint8Array, author: { readonly userId: string; readonly at: number }): void
}

/** The log in an open SQLite database that has `updateLogMigrations`. */
export function createSqliteUpdateLog(database: Database): SqliteUpdateLog {
  const statements = prepareStatements(database)
  const readConsistently = database.transaction((name: string) => readState(statements, name))
  const storeSnapshot = database.transaction((name: string, replacesSeq: number, store: () => void) => {
    if ((statements.snapshotSeq.get(name) ?? 0) !== replacesSeq) return false
    store()
    return true
  })
  const commits = createGroupCommit(database)

  return {
    async load(name) {
      return readConsistently(name)
    },

    append(name, afterSeq, rows) {
      const bytes = rows.reduce((sum, row) => sum + row.update.length, 0)
      return commits.add(bytes, () => appendRows(statements, name, afterSeq, rows))
    },

    async rowsAfter(name, afterSeq, bytesMax) {
      return takePortion(storedRows(statements, name, afterSeq), bytesMax)
    },

    async saveSnapshot(name, { seq, known, update }, replacesSeq) {
      return storeSnapshot(name, replacesSeq, () => statements.replaceSnapshot.run(name, seq, known, update))
    },

    createPlanLog(planId, update, { userId, at }) {
      const newClientIds = [...Y.parseUpdateMeta(update).to.keys()]
      const row = { update, userId, at, connectionId: 'created', madeBeforeSync: true, newClientIds }
      const result = appendRows(statements, planId, 0, [row])
      if (result instanceof Error) throw result
    },

    close: () => commits.close(),
  }
}

/** Runs inside a transaction; a conflict is a value, so that it does not undo what others commit with it. */
function appendRows(statements: Statements, name: string, afterSeq: number, rows: readonly NewRow[]): number | SequenceConflict {
  let seq = statements.seq.get(name) ?? 0
  if (seq !== afterSeq) return new SequenceConflict(name, afterSeq, seq)
  for (const row of rows) {
    seq += 1
    statements.insertRow.run(name, seq, row.userId, row.connectionId, row.at, row.madeBeforeSync ? 1 : 0, row.update)
    for (const clientId of row.newClientIds) statements.insertAuthor.run(name, clientId, row.userId)
  }
  statements.setSeq.run(name, seq)
  return seq
}
