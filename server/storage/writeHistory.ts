import * as Y from 'yjs'
import { compact } from './compaction.ts'
import { SERVER_CONNECTION, type NewRow, type UpdateLog } from './UpdateLog.ts'

/** A commit of a few milliseconds: whoever else writes to the file waits no longer. */
const ROWS_PER_COMMIT = 500

export interface HistoryAuthor {
  readonly userId: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/**
 * Stores a whole history as a new document's log, one row per update, and its
 * snapshot, as if people had written it and left.
 * @param updates in V1 encoding, each complete given all before it
 * @returns the last row's sequence
 */
export async function writeHistory(log: UpdateLog, document: string, updates: Iterable<Uint8Array>, author: HistoryAuthor): Promise<number> {
  const parts: Uint8Array[] = []
  const knownClientIds = new Set<number>()
  let seq = 0
  let rows: NewRow[] = []
  const commit = async (): Promise<void> => {
    if (rows.length > 0) seq = await log.append(document, seq, rows)
    rows = []
  }
  for (const update of updates) {
    const newClientIds = [...Y.parseUpdateMeta(update).to.keys()].filter((clientId) => !knownClientIds.has(clientId))
    for (const clientId of newClientIds) knownClientIds.add(clientId)
    parts.push(update)
    rows.push({ update, ...author, connectionId: SERVER_CONNECTION, madeBeforeSync: false, newClientIds, isRelay: false })
    if (rows.length === ROWS_PER_COMMIT) await commit()
  }
  await commit()
  await log.saveSnapshot(document, compact(seq, parts), 0)
  return seq
}
