import { ok, refused, type Result } from '../../shared/result.ts'
import { withoutPages, type DocumentProblem, type DocumentText, type Reading } from './documentText.ts'
import { htmlText } from './htmlText.ts'
import { unpacksWithin, zipEntries } from './zipEntries.ts'

/** Unpacked text and styles of a document of a thousand pages; pictures are not unpacked at all. */
const XML_BYTES_MAX = 60_000_000

/** Answers of docx.worker.ts. */
export type DocxAnswer = { readonly html: string } | { readonly problem: 'broken' }

/** The text of a Word document. It is unpacked and converted away from the page: the page stays usable, and cancelling ends it. */
export async function readDocx(
  bytes: Uint8Array<ArrayBuffer>, { signal }: Reading, convert: (bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal) => Promise<DocxAnswer> = convertAside,
): Promise<Result<DocumentText, DocumentProblem>> {
  const entries = zipEntries(bytes)
  if (entries === null || !entries.some(({ name }) => name.startsWith('word/'))) return refused('broken')
  if (entries.some(({ isEncrypted }) => isEncrypted)) return refused('encrypted')
  const fits = await unpacksWithin(bytes, entries.filter(({ name }) => /\.(?:xml|rels)$/i.test(name)), XML_BYTES_MAX)
  signal.throwIfAborted()
  if (fits === null) return refused('broken')
  if (!fits) return refused('too-large')
  const answer = await convert(bytes, signal)
  return 'html' in answer ? ok(withoutPages(htmlText(answer.html))) : refused(answer.problem)
}

function convertAside(bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal): Promise<DocxAnswer> {
  const worker = new Worker(new URL('./docx.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<DocxAnswer>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    worker.addEventListener('message', (event: MessageEvent<DocxAnswer>) => resolve(event.data), { once: true })
    worker.addEventListener('error', () => resolve({ problem: 'broken' }), { once: true })
    worker.postMessage(bytes.buffer)
  }).finally(() => worker.terminate())
}
