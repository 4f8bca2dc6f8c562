import type { Worker } from 'node:worker_threads'
import { openWorker } from './openWorker.ts'
import { threadReady, type ThreadAnswer, type ThreadCalls, type ThreadQuestion } from './serveThread.ts'
import type { ThreadEntry } from './threadEntries.ts'

export interface Thread<Calls extends ThreadCalls> {
  /** Starts it before it is needed: its first call does not wait for that. */
  start(): void
  /**
   * Runs one function of the thread, in the order of the calls, one at a time.
   * Rejects with the function's own error; with `ThreadOverdue` when it ran longer
   * than `limitMs`, then the thread has been ended; and when the thread has crashed
   * or was closed. The next call starts a new one.
   */
  call<Name extends keyof Calls & string>(name: Name, argument: Parameters<Calls[Name]>[0], limitMs?: number): Promise<Awaited<ReturnType<Calls[Name]>>>
  /** Waits for the calls made so far, or only for `limitMs`, then ends the thread; calls that did not finish reject. */
  close(limitMs?: number): Promise<void>
}

/** A call took longer than it may. */
export class ThreadOverdue extends Error {
  constructor(name: string, limitMs: number) {
    super(`"${name}" took longer than ${limitMs} ms and was given up`)
    this.name = 'ThreadOverdue'
  }
}

interface Waiting {
  readonly name: string
  readonly argument: unknown
  readonly limitMs: number | undefined
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

/**
 * A thread that starts with its first call.
 * @param entry name of the thread's file, as `threadEntries` lists it
 * @param workerData what `serveThread`'s maker is given
 */
export function startThread<Calls extends ThreadCalls>(entry: ThreadEntry, workerData: unknown): Thread<Calls> {
  const waiting: Waiting[] = []
  let running: Waiting | null = null
  let worker: Worker | null = null
  let timer: NodeJS.Timeout | undefined
  let isReady = false
  let isClosed = false
  let closed: () => void = () => undefined

  function start(): Worker {
    const started = openWorker(entry, workerData)
    started.unref()
    started.on('message', (message: ThreadAnswer | typeof threadReady) => {
      if (started !== worker) return
      if (message === threadReady) beReady()
      else settle(message)
    })
    started.on('error', (error: Error) => end(started, error))
    started.on('exit', () => end(started, new Error(`The thread ${entry} has ended`)))
    return started
  }

  function next(): void {
    if (running !== null) return
    running = waiting.shift() ?? null
    if (running === null) {
      worker?.unref()
      if (isClosed) closed()
      return
    }
    worker ??= start()
    // A call under way keeps the process alive, an idle thread does not.
    worker.ref()
    const { name, argument } = running
    worker.postMessage({ name, argument } satisfies ThreadQuestion)
    if (isReady) startTimer()
  }

  function beReady(): void {
    isReady = true
    startTimer()
  }

  /** From when the thread is there: how long it takes to start says nothing about the call. */
  function startTimer(): void {
    if (running?.limitMs === undefined) return
    const { name, limitMs } = running
    timer = setTimeout(() => worker && end(worker, new ThreadOverdue(name, limitMs)), limitMs)
  }

  function settle(answer: ThreadAnswer): void {
    const asked = running
    clearTimeout(timer)
    running = null
    if ('error' in answer) asked?.reject(Object.assign(new Error(answer.error.message), answer.error))
    else asked?.resolve(answer.value as never)
    next()
  }

  function end(ended: Worker, error: Error): void {
    if (ended !== worker) return
    worker = null
    isReady = false
    void ended.terminate()
    clearTimeout(timer)
    const asked = running
    running = null
    asked?.reject(error)
    next()
  }

  return {
    start() {
      if (!isClosed) worker ??= start()
    },
    call(name, argument, limitMs) {
      if (isClosed) return Promise.reject(new Error(`The thread ${entry} is closed`))
      return new Promise((resolve, reject) => {
        waiting.push({ name, argument, limitMs, resolve: resolve as Waiting['resolve'], reject })
        next()
      })
    },
    async close(limitMs) {
      if (!isClosed) {
        isClosed = true
        if (running !== null) await settled(new Promise<void>((resolve) => { closed = resolve }), limitMs)
      }
      const ended = worker
      worker = null
      clearTimeout(timer)
      for (const { reject } of [...(running === null ? [] : [running]), ...waiting.splice(0)]) reject(new Error(`The thread ${entry} is closed`))
      running = null
      await ended?.terminate()
    },
  }
}

/** Resolves with the promise, or when the time is over. */
async function settled(promise: Promise<void>, limitMs: number | undefined): Promise<void> {
  if (limitMs === undefined) return promise
  let timer: NodeJS.Timeout | undefined
  await Promise.race([promise, new Promise<void>((resolve) => { timer = setTimeout(resolve, limitMs) })])
  clearTimeout(timer)
}
