import type { Extraction } from '../../../shared/extraction/proposal.ts'

/** Shorter texts are read in the page: starting a worker would take longer. */
const IN_PAGE_LENGTH_MAX = 20_000

/**
 * The proposals of a text. A long one is read in a worker, and in the page where no worker
 * can start. Rejects with the signal's reason when it is cancelled.
 */
export async function extractText(text: string, signal: AbortSignal, startWorker: () => Worker = defaultWorker): Promise<Extraction> {
  if (text.length <= IN_PAGE_LENGTH_MAX) return extractInPage(text, signal)
  let worker: Worker
  try {
    worker = startWorker()
  } catch {
    // Workers are blocked (policy, old browser): slower, but it works.
    return extractInPage(text, signal)
  }
  try {
    return await answerOf(worker, text, signal)
  } catch (problem) {
    if (signal.aborted) throw problem
    return await extractInPage(text, signal)
  } finally {
    worker.terminate()
  }
}

async function extractInPage(text: string, signal: AbortSignal): Promise<Extraction> {
  const { extract } = await import('../../../shared/extraction/extract.ts')
  signal.throwIfAborted()
  return extract(text)
}

function answerOf(worker: Worker, text: string, signal: AbortSignal): Promise<Extraction> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    worker.addEventListener('message', (event: MessageEvent<Extraction>) => resolve(event.data), { once: true })
    worker.addEventListener('error', () => reject(new Error('The worker that reads texts did not start')), { once: true })
    worker.postMessage(text)
  })
}

function defaultWorker(): Worker {
  return new Worker(new URL('./extraction.worker.ts', import.meta.url), { type: 'module' })
}
