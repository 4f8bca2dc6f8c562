import { ok, refused, type Result } from '../../shared/result.ts'
import { unpacksWithin, zipEntries } from './zipEntries.ts'

export type TableProblem = 'empty' | 'too-large' | 'encrypted' | 'broken' | 'old-office' | 'foreign' | 'not-a-table' | 'unreadable' | 'not-utf8' | 'binary' | 'too-many-rows'

export interface Sheet {
  readonly name: string
  readonly rows: string[][]
}

/** A sheet of twenty thousand rows unpacks to some tens of megabytes. */
const XML_BYTES_MAX = 120_000_000

/** Answers of xlsx.worker.ts. */
export type XlsxAnswer = { readonly sheets: readonly Sheet[] } | { readonly problem: 'broken' }

/** The sheets of an Excel file as texts: days as 2026-03-14. Unpacked and read away from the page. */
export async function readXlsx(bytes: Uint8Array<ArrayBuffer>, read: (bytes: Uint8Array<ArrayBuffer>) => Promise<XlsxAnswer> = readAside): Promise<Result<readonly Sheet[], TableProblem>> {
  const entries = zipEntries(bytes)
  if (entries === null || !entries.some(({ name }) => name.startsWith('xl/'))) return refused('broken')
  if (entries.some(({ isEncrypted }) => isEncrypted)) return refused('encrypted')
  const fits = await unpacksWithin(bytes, entries.filter(({ name }) => /\.(?:xml|rels)$/i.test(name)), XML_BYTES_MAX)
  if (fits === null) return refused('broken')
  if (!fits) return refused('too-large')
  const answer = await read(bytes)
  return 'sheets' in answer ? ok(answer.sheets) : refused(answer.problem)
}

function readAside(bytes: Uint8Array<ArrayBuffer>): Promise<XlsxAnswer> {
  const worker = new Worker(new URL('./xlsx.worker.ts', import.meta.url), { type: 'module' })
  return new Promise<XlsxAnswer>((resolve) => {
    worker.addEventListener('message', (event: MessageEvent<XlsxAnswer>) => resolve(event.data), { once: true })
    worker.addEventListener('error', () => resolve({ problem: 'broken' }), { once: true })
    worker.postMessage(bytes.buffer)
  }).finally(() => worker.terminate())
}
