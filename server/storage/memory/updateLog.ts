import { takePortion } from '../takePortion.ts'
import { SequenceConflict, type Author, type NewRow, type Snapshot, type StoredRow, type StoredState, type UpdateLog } from '../UpdateLog.ts'

/**
 * A log in memory, for tests and simulations.
 * @param commit called before rows become part of the log: wait in it to hold a
 *   commit back, throw in it to make the commit fail.
 */
export function createMemoryUpdateLog(commit: () => Promise<void> = async () => {}, epoch = 'memory'): UpdateLog {
  const documents = new Map<string, StoredDocument>()
  // Commits happen one after another, in the order of the calls, as in a database.
  let lastCommit: Promise<unknown> = Promise.resolve()
  let closed = false

  const find = (name: string): StoredDocument => {
    const found = documents.get(name) ?? { rows: [], snapshot: null, authors: new Map() }
    documents.set(name, found)
    return found
  }

  return {
    epoch,

    async load(name): Promise<StoredState> {
      const { rows, snapshot, authors } = find(name)
      return { seq: rows.length, snapshot, tail: rows.slice(snapshot?.seq ?? 0), authors: new Map(authors) }
    },

    turn: () => Promise.resolve(),

    append(name, afterSeq, newRows) {
      if (closed) return Promise.reject(new Error('The log is closed'))
      const turn = lastCommit.then(commit).then(() => appendRows(name, find(name), afterSeq, newRows))
      lastCommit = turn.catch(() => {})
      return turn
    },

    async rowsAfter(name, afterSeq, bytesMax) {
      return takePortion(find(name).rows.slice(afterSeq), bytesMax)
    },

    async saveSnapshot(name, snapshot, replacesSeq) {
      const document = find(name)
      if ((document.snapshot?.seq ?? 0) !== replacesSeq || snapshot.seq > document.rows.length) return false
      document.snapshot = snapshot
      return true
    },

    async remove(name) {
      await lastCommit
      documents.delete(name)
    },

    async close() {
      closed = true
      await lastCommit
    },
  }
}

interface StoredDocument {
  readonly rows: StoredRow[]
  readonly authors: Map<number, Author>
  snapshot: Snapshot | null
}

function appendRows(name: string, document: StoredDocument, afterSeq: number, newRows: readonly NewRow[]): number {
  const { rows, authors } = document
  if (rows.length !== afterSeq) throw new SequenceConflict(name, afterSeq, rows.length)
  for (const { newClientIds, ...row } of newRows) {
    rows.push({ ...row, update: row.update.slice(), seq: rows.length + 1 })
    for (const clientId of newClientIds) {
      const author = authors.get(clientId)
      if (author === undefined || (author.isRelayed && !row.isRelay)) authors.set(clientId, { userId: row.userId, isRelayed: row.isRelay })
    }
  }
  return rows.length
}
