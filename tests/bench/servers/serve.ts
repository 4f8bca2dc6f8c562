import { serverKinds } from './kinds.ts'
import { cpuMs, memoryBytes, untilQuiet } from './processUse.ts'

/** A process of its own for one server: its use of CPU and memory is the server's. Asked by messages, see startServer.ts. */
export type Question = 'cpu' | 'memory' | 'settled' | 'close'

export interface Asked {
  readonly number: number
  readonly question: Question
}

export interface Answered {
  readonly number: number
  readonly answer: number
}

const [name, file = ''] = process.argv.slice(2)
const kind = serverKinds.find((other) => other.name === name)
if (kind === undefined) throw new Error(`There is no server called ${name}`)
const server = await kind.start(file)

const answer: Record<Question, () => Promise<number>> = {
  cpu: async () => cpuMs(),
  memory: () => memoryBytes(),
  settled: async () => {
    await untilQuiet(server.isSettled)
    return 0
  },
  close: async () => {
    await server.close()
    return 0
  },
}

process.on('message', ({ number, question }: Asked) => {
  void answer[question]().then((value) => {
    process.send?.({ number, answer: value } satisfies Answered, () => {
      if (question === 'close') process.exit(0)
    })
  })
})
// Whoever started it has gone.
process.on('disconnect', () => process.exit(1))
process.send?.({ number: 0, answer: server.port } satisfies Answered)
