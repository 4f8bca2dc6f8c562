import { fork } from 'node:child_process'
import type { BenchServer } from './BenchServer.ts'
import type { Answered, Asked, Question } from './serve.ts'
import type { ServerKind } from './ServerKind.ts'
import { storedBytes } from './storedBytes.ts'

/** The first answer, unasked: the port. */
const STARTED = 0

/**
 * Starts a server in a process of its own.
 * @param program what `buildServers` made
 */
export async function startServer(program: string, kind: ServerKind, file: string): Promise<BenchServer> {
  const child = fork(program, [kind.name, file], { execArgv: ['--expose-gc'] })
  const waiting = new Map<number, Waiting>()
  let questions = STARTED
  const answered = (number: number): Promise<number> => new Promise((resolve, reject) => waiting.set(number, { resolve, reject }))
  const ask = (question: Question): Promise<number> => {
    questions += 1
    child.send({ number: questions, question } satisfies Asked)
    return answered(questions)
  }
  child.on('message', ({ number, answer }: Answered) => {
    waiting.get(number)?.resolve(answer)
    waiting.delete(number)
  })
  child.on('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`${kind.title} ended by itself (${signal ?? code})`))
  })
  const port = await answered(STARTED)
  return {
    kind,
    url: `ws://127.0.0.1:${port}`,
    cpuMs: () => ask('cpu'),
    memoryBytes: () => ask('memory'),
    async settled() {
      await ask('settled')
    },
    storedBytes: async () => storedBytes(file),
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      await ask('close').catch(() => child.kill())
      await ended
    },
  }
}

interface Waiting {
  resolve(answer: number): void
  reject(error: Error): void
}
