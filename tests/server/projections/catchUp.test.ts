import { expect, test } from 'vitest'
import { catchUp, type CatchUpOptions } from '../../../server/projections/catchUp.ts'
import { ThreadOverdue } from '../../../server/threads/startThread.ts'

const databaseTrouble = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })

test('documents are derived one after the other, each to its end', async () => {
  const { steps, run } = fakeThread({ one: [step(1), step(2, true)], two: [step(1, true)] })
  await run()
  expect(steps).toEqual(['one', 'one', 'two'])
})

test('a document over which the thread had to be ended is set aside, and all others go on', async () => {
  const { steps, asides, run } = fakeThread({ one: [new ThreadOverdue('advance', 60_000)], two: [step(1, true)] })
  await run()
  expect(steps).toEqual(['one', 'two'])
  expect(asides).toEqual([['one', '"advance" took longer than 60000 ms and was given up']])
})

test('a database that cannot be written is nobody\'s fault: no document is set aside', async () => {
  const { asides, run } = fakeThread({ one: [databaseTrouble], two: [] })
  await expect(run()).rejects.toThrow('disk is full')
  expect(asides).toEqual([])
})

test('after a stop no further step begins', async () => {
  const { steps, run } = fakeThread({ one: [step(1), step(2), step(3, true)], two: [step(1, true)] })
  await run(() => steps.length === 2)
  expect(steps).toEqual(['one', 'one'])
})

function step(seq: number, isDone = false) {
  return { seq, isDone, setAside: null }
}

function fakeThread(answers: Record<string, (ReturnType<typeof step> | Error)[]>) {
  const steps: string[] = []
  const asides: [string, string][] = []
  const call = async (name: string, argument: unknown): Promise<unknown> => {
    if (name === 'behind') return Object.keys(answers)
    if (name === 'setAside') return { seq: 0, isDone: true, setAside: (argument as { reason: string }).reason }
    steps.push(argument as string)
    const answer = answers[argument as string]!.shift()
    if (answer instanceof Error) throw answer
    return answer
  }
  const options = (isStopped: () => boolean): CatchUpOptions => ({
    thread: { call: call as CatchUpOptions['thread']['call'] },
    isStopped,
    setAside: (document, reason) => asides.push([document, reason]),
  })
  return { steps, asides, run: (isStopped = () => false) => catchUp(options(isStopped)) }
}
