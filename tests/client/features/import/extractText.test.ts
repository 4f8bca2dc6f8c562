import { expect, test } from 'vitest'
import { extractText } from '../../../../client/features/import/extractText.ts'
import { extract } from '../../../../shared/extraction/extract.ts'

const short = 'The parties agreed to meet in Vienna every year.'
const long = `${short}\n\n`.repeat(600)

class FakeWorker extends EventTarget {
  terminated = false
  readonly #answer: (worker: FakeWorker, text: string) => void
  constructor(answer: (worker: FakeWorker, text: string) => void) {
    super()
    this.#answer = answer
  }
  postMessage(text: string): void {
    this.#answer(this, text)
  }
  terminate(): void {
    this.terminated = true
  }
}

const starting = (worker: FakeWorker) => () => worker as unknown as Worker
const never = new AbortController().signal

test('a short text is read in the page', async () => {
  const noWorker = () => { throw new Error('started a worker') }
  expect((await extractText(short, never, noWorker)).proposals.length).toBe(extract(short).proposals.length)
})

test('a long text is read by a worker, which then stops', async () => {
  const worker = new FakeWorker((self) => self.dispatchEvent(new MessageEvent('message', { data: { ...extract(short), language: 'from-worker' } })))
  expect((await extractText(long, never, starting(worker))).language).toBe('from-worker')
  expect(worker.terminated).toBe(true)
})

test('where no worker can start, a long text is read in the page', async () => {
  const blocked = () => { throw new Error('blocked by policy') }
  expect((await extractText(long, never, blocked)).language).toBe('en')
})

test('where a worker fails, the text is read in the page', async () => {
  const worker = new FakeWorker((self) => self.dispatchEvent(new Event('error')))
  expect((await extractText(long, never, starting(worker))).language).toBe('en')
})

test('cancelling stops the worker and brings nothing', async () => {
  const worker = new FakeWorker(() => undefined)
  const abort = new AbortController()
  const reading = extractText(long, abort.signal, starting(worker))
  abort.abort(new Error('cancelled'))
  await expect(reading).rejects.toThrow('cancelled')
  expect(worker.terminated).toBe(true)
})
