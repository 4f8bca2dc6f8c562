import type { Append, Appended } from './logWriter.ts'

/** A larger transaction would keep every other writer of the file waiting for too long. */
const transactionBytesMax = 4 * 1024 * 1024

/**
 * The next commit starts this long after the last one's start, at the earliest.
 * One person's edits are stored at once; when many write, each commit, and with
 * it each frame to every reader, carries several. Nobody sees a difference of
 * this much.
 */
const intervalMs = 8

export interface GroupCommit {
  /**
   * Resolves when the next commit is about to be made: what is added at once then
   * goes with it. Whoever gathers rows meanwhile gives them all away in one piece.
   */
  turn(): Promise<void>
  /** Resolves to the new last row's number after the commit; calls are stored in their order. Rejects when the commit failed. */
  add(append: Append): Promise<Appended>
  /** Waits for what was added, then takes nothing more. */
  close(): Promise<void>
}

interface Waiting {
  readonly append: Append
  readonly bytes: number
  readonly resolve: (appended: Appended) => void
  readonly reject: (error: unknown) => void
}

/**
 * Natural group commit: one commit at a time, started at once when none is in
 * flight, taking along all that has gathered meanwhile.
 * @param write stores all in one transaction
 */
export function createGroupCommit(write: (appends: readonly Append[]) => Promise<readonly Appended[]>): GroupCommit {
  const queue: Waiting[] = []
  const waitingForTurn: (() => void)[] = []
  let committing: Promise<void> | null = null
  let closed = false

  async function commitAll(): Promise<void> {
    while (queue.length > 0 || waitingForTurn.length > 0) {
      const startedAt = performance.now()
      for (const take of waitingForTurn.splice(0)) take()
      // What arrives in the same turn goes along.
      await new Promise<void>((begin) => setImmediate(begin))
      if (queue.length === 0) continue
      await settle(takeBatch(queue), write)
      await pause(startedAt + intervalMs - performance.now())
    }
    committing = null
  }

  return {
    turn() {
      if (closed) return Promise.resolve()
      return new Promise((resolve) => {
        waitingForTurn.push(resolve)
        committing ??= commitAll()
      })
    },

    add(append) {
      if (closed) return Promise.reject(new Error('The log is closed'))
      return new Promise((resolve, reject) => {
        const bytes = append.rows.reduce((sum, { update }) => sum + update.length, 0)
        queue.push({ append, bytes, resolve, reject })
        committing ??= commitAll()
      })
    },

    async close() {
      closed = true
      while (committing !== null) await committing
    },
  }
}

function takeBatch(queue: Waiting[]): Waiting[] {
  let bytes = 0
  let count = 0
  for (const { bytes: next } of queue) {
    if (count > 0 && bytes + next > transactionBytesMax) break
    bytes += next
    count += 1
  }
  return queue.splice(0, count)
}

async function settle(batch: readonly Waiting[], write: (appends: readonly Append[]) => Promise<readonly Appended[]>): Promise<void> {
  try {
    const appended = await write(batch.map(({ append }) => append))
    batch.forEach(({ resolve }, index) => resolve(appended[index]!))
  } catch (error) {
    for (const { reject } of batch) reject(error)
  }
}

function pause(ms: number): Promise<void> | undefined {
  return ms < 1 ? undefined : new Promise((resolve) => setTimeout(resolve, ms))
}
