import { parentPort } from 'node:worker_threads'

/** What a thread can do: functions of one argument; argument and result are copied between threads. */
export type ThreadCalls = Readonly<Record<string, (argument: never) => unknown>>

export interface ThreadQuestion {
  readonly name: string
  readonly argument: unknown
}

export type ThreadAnswer = { readonly value: unknown } | { readonly error: { readonly name: string; readonly message: string; readonly code?: unknown } }

/** Said once, when the thread's file has been read and calls are answered. */
export const threadReady = 'ready'

/** To be called once in a thread's own file: answers the calls of `startThread`. */
export function serveThread(calls: ThreadCalls): void {
  const port = parentPort
  if (port === null) throw new Error('This file runs as a thread only')
  port.on('message', ({ name, argument }: ThreadQuestion) => {
    void answerOf(calls, name, argument).then((answer) => port.postMessage(answer))
  })
  port.postMessage(threadReady)
}

async function answerOf(calls: ThreadCalls, name: string, argument: unknown): Promise<ThreadAnswer> {
  try {
    const call = calls[name] as ((argument: unknown) => unknown) | undefined
    if (call === undefined) throw new Error(`This thread has no "${name}"`)
    return { value: await call(argument) }
  } catch (error) {
    if (!(error instanceof Error)) return { error: { name: 'Error', message: String(error) } }
    // Errors lose their class on the way; SQLite's are told apart by their code.
    return { error: { name: error.name, message: error.message, ...('code' in error ? { code: error.code } : {}) } }
  }
}
