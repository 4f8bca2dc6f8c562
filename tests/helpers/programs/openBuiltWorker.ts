import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { inject } from 'vitest'
import type { ThreadEntry } from '../../../server/threads/threadEntries.ts'

/** In tests this stands in for `server/threads/openWorker.ts`: the thread's file as it was built for this run. */
export function openWorker(entry: ThreadEntry, workerData: unknown): Worker {
  return new Worker(join(inject('programs'), `${entry}.thread.js`), { workerData })
}
