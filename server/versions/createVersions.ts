import type { Log } from '../log.ts'
import { ok, refused, type Result } from '../../shared/result.ts'
import { startThread, ThreadOverdue, type Thread } from '../threads/startThread.ts'
import type { VersionList, VersionRow } from './versionReader.ts'
import type { VersionsThread } from './versions.thread.ts'

/** Reads a plan's past from its log, beside the thread that serves everybody. */
export interface Versions {
  list(document: string): Promise<Result<VersionList, VersionsProblem>>
  /** A row, or without `seq` the last one; null for one that the log does not have. */
  row(document: string, seq: number | null): Promise<Result<VersionRow | null, VersionsProblem>>
  /** The document after this row: `encodeSlices`, gzipped. Null when the log does not have it. */
  content(document: string, seq: number): Promise<Result<Uint8Array | null, VersionsProblem>>
  close(): Promise<void>
}

/** `busy`: too many wait already. `too-slow`: given up. `unreadable`: the log's rows do not make a document; `pacta verify` says more. */
export type VersionsProblem = 'busy' | 'too-slow' | 'unreadable'

/** A plan of 10,000 tasks with 100,000 rows takes some seconds; what takes longer was made to. */
const CALL_MS_MAX = 30_000
/** They are answered one after the other; who comes later is told so instead of waiting for minutes. */
const WAITING_MAX = 16
/** A stop waits no longer for somebody's look into the past. */
const CLOSE_MS_MAX = 500

export function createVersions({ databaseFile, now, logger }: { readonly databaseFile: string; readonly now: () => number; readonly logger: Log }): Versions {
  const thread: Thread<VersionsThread> = startThread('versions', { databaseFile })
  let waiting = 0

  const bounded = async <Value>(document: string, call: () => Promise<Value>): Promise<Result<Value, VersionsProblem>> => {
    if (waiting >= WAITING_MAX) return refused('busy')
    waiting += 1
    try {
      return ok(await call())
    } catch (error) {
      logger.error({ err: error, document }, 'could not read a version of a plan; its log is untouched. See: pacta verify')
      return refused(error instanceof ThreadOverdue ? 'too-slow' : 'unreadable')
    } finally {
      waiting -= 1
    }
  }

  return {
    list: (document) => bounded(document, () => thread.call('list', { document, nowMs: now() }, CALL_MS_MAX)),
    row: (document, seq) => bounded(document, () => thread.call('row', { document, seq }, CALL_MS_MAX)),
    content: (document, seq) => bounded(document, () => thread.call('content', { document, seq }, CALL_MS_MAX)),
    close: () => thread.close(CLOSE_MS_MAX),
  }
}
