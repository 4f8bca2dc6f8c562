import { ok, refused, type Result } from '../../shared/result.ts'
import { withoutPages, type DocumentProblem, type DocumentText, type Reading } from './documentText.ts'
import { fileKind } from './fileKind.ts'
import { checkSourceText, readPlainText } from './plainText.ts'

/** Scans of books are larger; what has text is not. */
const FILE_BYTES_MAX = 100_000_000

/** The text of whatever file a person brings. The reader of a format is loaded with the first file of its kind. */
export async function readDocument(file: File, reading: Reading): Promise<Result<DocumentText, DocumentProblem>> {
  if (file.size > FILE_BYTES_MAX) return refused('too-large')
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    // The file was moved, or the system denies it.
    return refused('unreadable')
  }
  reading.signal.throwIfAborted()
  if (bytes.length === 0) return refused('empty')
  const read = await readKind(file, bytes, reading)
  reading.signal.throwIfAborted()
  if (!read.ok) return read
  const checked = checkSourceText(read.value.text)
  return checked.ok ? read : checked
}

async function readKind(file: File, bytes: Uint8Array<ArrayBuffer>, reading: Reading): Promise<Result<DocumentText, DocumentProblem>> {
  switch (fileKind(file.name, bytes)) {
    case 'pdf': return (await import('./readPdf.ts')).readPdf(bytes, reading)
    case 'docx': return (await import('./readDocx.ts')).readDocx(bytes, reading)
    case 'html': return readHtml(bytes)
    case 'xlsx':
    case 'csv': return refused('table')
    case 'old-office': return refused('old-office')
    case 'encrypted-office': return refused('encrypted')
    case 'foreign': return refused('foreign')
    case 'unknown': return refused('broken')
    case 'text': {
      const text = await readPlainText(new Blob([bytes]))
      return text.ok ? ok(withoutPages(text.value)) : text
    }
  }
}

async function readHtml(bytes: Uint8Array<ArrayBuffer>): Promise<Result<DocumentText, DocumentProblem>> {
  const html = await readPlainText(new Blob([bytes]))
  const source = html.ok ? html.value : html.problem === 'not-utf8' ? inNamedLetters(bytes) : null
  if (source === null) return html.ok ? refused('unreadable') : html
  const { htmlText } = await import('./htmlText.ts')
  return ok(withoutPages(htmlText(source)))
}

/** Pages of before UTF-8 say how they are written; those that do not are mostly in the letters of Windows. */
function inNamedLetters(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const name = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? 'windows-1252'
  try {
    return new TextDecoder(name).decode(bytes)
  } catch {
    return null
  }
}
