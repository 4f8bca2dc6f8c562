import type { Database } from 'better-sqlite3'

/** A larger transaction would keep every other writer of the file waiting for too long. */
const transactionBytesMax = 4 * 1024 * 1024

export interface GroupCommit {
  /**
   * Runs `write` inside the next transaction and settles after its commit, in
   * the order of the calls. An error that `write` returns rejects only this call;
   * one that it throws, or a failed commit, rejects all that shared the transaction.
   */
  add(bytes: number, write: () => number | Error): Promise<number>
  close(): Promise<void>
}

/**
 * Natural group commit: everything that arrived in one turn of the event loop
 * is made durable by one commit, without making anybody wait for company.
 */
export function createGroupCommit(database: Database): GroupCommit {
  const queue: Waiting[] = []
  let isScheduled = false
  let closed = false

  const commit = database.transaction((batch: readonly Waiting[]) => batch.map(({ write }) => write()))

  const schedule = (): void => {
    if (isScheduled || queue.length === 0) return
    isScheduled = true
    setImmediate(() => {
      isScheduled = false
      const batch = takeBatch(queue)
      settle(batch, () => commit.immediate(batch))
      schedule()
    })
  }

  return {
    add(bytes, write) {
      if (closed) return Promise.reject(new Error('The log is closed'))
      return new Promise((resolve, reject) => {
        queue.push({ bytes, write, resolve, reject })
        schedule()
      })
    },

    async close() {
      closed = true
      while (queue.length > 0) await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

interface Waiting {
  readonly bytes: number
  readonly write: () => number | Error
  readonly resolve: (seq: number) => void
  readonly reject: (error: unknown) => void
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

function settle(batch: readonly Waiting[], commit: () => (number | Error)[]): void {
  let results: (number | Error)[]
  try {
    results = commit()
  } catch (error) {
    for (const { reject } of batch) reject(error)
    return
  }
  batch.forEach(({ resolve, reject }, index) => {
    const result = results[index]
    if (typeof result === 'number') resolve(result)
    else reject(result)
  })
}
