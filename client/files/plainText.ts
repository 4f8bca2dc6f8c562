import { ok, refused, type Result } from '../../shared/result.ts'
import { SOURCE_LENGTH_MAX } from '../../shared/schema/fields.ts'

export type PlainTextProblem = 'empty' | 'too-long' | 'binary' | 'not-utf8' | 'unreadable'

/** UTF-8 needs at most three bytes for a UTF-16 unit: more bytes cannot be a text that is short enough. */
const SOURCE_BYTES_MAX = SOURCE_LENGTH_MAX * 3

/** The text of a file, unchanged but for a byte order mark; refused before it is read when it is too large. */
export async function readPlainText(file: Blob): Promise<Result<string, PlainTextProblem>> {
  if (file.size > SOURCE_BYTES_MAX) return refused('too-long')
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    // The file was moved, or the system denies it: the person can paste the text instead.
    return refused('unreadable')
  }
  const text = decodeText(bytes)
  return text.ok ? checkSourceText(text.value) : text
}

/** Whether a text can become a source. Length first: nothing else may look at fifty megabytes. */
export function checkSourceText(text: string): Result<string, PlainTextProblem> {
  if (text.length > SOURCE_LENGTH_MAX) return refused('too-long')
  if (text.includes('\0')) return refused('binary')
  if (text.trim() === '') return refused('empty')
  return ok(text)
}

function decodeText(bytes: Uint8Array): Result<string, PlainTextProblem> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ok(new TextDecoder('utf-16le').decode(bytes))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ok(new TextDecoder('utf-16be').decode(bytes))
  // PDF, Word and pictures hold zero bytes or the PDF mark; a text in UTF-8 never does.
  if (bytes.includes(0) || isPdf(bytes)) return refused('binary')
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return refused('not-utf8')
  }
}

function isPdf(bytes: Uint8Array): boolean {
  return bytes[0] === 0x25 && bytes[1] === 0x50 && bytes[2] === 0x44 && bytes[3] === 0x46
}
