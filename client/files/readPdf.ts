import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { ok, refused, type Result } from '../../shared/result.ts'
import { SOURCE_LENGTH_MAX } from '../../shared/schema/fields.ts'
import { pageLines, type PageItem, type PageLine } from '../../shared/pages/pageLines.ts'
import { textOfPages } from '../../shared/pages/textOfPages.ts'
import type { DocumentProblem, DocumentText, Reading } from './documentText.ts'

/** A source holds a thousand full pages; five times as many sparse ones may still fit. */
const PAGES_MAX = 5_000

/** The text of a PDF file, page by page. Nothing in it is run, drawn, or asked for from elsewhere. */
export async function readPdf(bytes: Uint8Array, reading: Reading, startWorker: () => Worker | null = defaultWorker): Promise<Result<DocumentText, DocumentProblem>> {
  const { getDocument, PDFWorker, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const port = startWorker()
  const worker = port ? PDFWorker.create({ port }) : undefined
  const task = getDocument({
    data: bytes, ...(worker && { worker }), verbosity: VerbosityLevel.ERRORS, stopAtErrors: false,
    useSystemFonts: false, disableFontFace: true, useWorkerFetch: false, useWasm: false, enableXfa: false,
  })
  const stop = (): void => void task.destroy()
  reading.signal.addEventListener('abort', stop, { once: true })
  try {
    return await readPages(await task.promise, reading)
  } catch (problem) {
    reading.signal.throwIfAborted()
    return refused(problem instanceof Error && problem.name === 'PasswordException' ? 'encrypted' : 'broken')
  } finally {
    reading.signal.removeEventListener('abort', stop)
    await task.destroy()
    worker?.destroy()
    port?.terminate()
  }
}

async function readPages(pdf: PDFDocumentProxy, { signal, progress }: Reading): Promise<Result<DocumentText, DocumentProblem>> {
  if (pdf.numPages > PAGES_MAX) return refused('too-many-pages')
  const pages: PageLine[][] = []
  let length = 0
  for (let number = 1; number <= pdf.numPages; number += 1) {
    signal.throwIfAborted()
    const lines = await linesOf(await pdf.getPage(number))
    pages.push(lines)
    length += lines.reduce((sum, line) => sum + line.text.length, 0)
    if (length > SOURCE_LENGTH_MAX) return refused('too-long')
    progress?.({ done: number, total: pdf.numPages })
  }
  if (length === 0) return refused('scanned')
  return ok({ text: textOfPages(pages), pages: pages.length, pagesWithoutText: pages.filter((lines) => lines.length === 0).length })
}

async function linesOf(page: PDFPageProxy): Promise<PageLine[]> {
  const { items } = await page.getTextContent()
  const runs = items.flatMap((item): PageItem[] => {
    if (!('str' in item)) return []
    const [, , , , x, y] = item.transform as number[]
    return [{ text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, height: item.height, endsLine: item.hasEOL }]
  })
  page.cleanup()
  return pageLines(runs)
}

function defaultWorker(): Worker {
  return new Worker(new URL('./pdf.worker.ts', import.meta.url), { type: 'module' })
}
