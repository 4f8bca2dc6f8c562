import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ok, refused, type Result } from '../../shared/result.ts'
import { SOURCE_LENGTH_MAX } from '../../shared/schema/fields.ts'

/** UTF-8 needs at most four bytes for two of a source's UTF-16 units, three for one. */
const FILE_BYTES_MAX = SOURCE_LENGTH_MAX * 3

/** The whole text of a file, unchanged, or one line that says why there is none. */
export async function readTextFile(file: string, folder: string): Promise<Result<string>> {
  const path = resolve(folder, file)
  try {
    const { size } = await stat(path)
    if (size > FILE_BYTES_MAX) return refused(`${file} is too large: texts may have ${SOURCE_LENGTH_MAX.toLocaleString('en')} characters.`)
    return readable(file, await readFile(path))
  } catch (error) {
    return refused(`${file} cannot be read (${reasonOf(error)}). Check the name and your rights.`)
  }
}

function readable(file: string, bytes: Uint8Array): Result<string> {
  if (bytes.includes(0)) return refused(notText(file))
  let text: string
  try {
    // A byte order mark stays, so that offsets count from the file's first character.
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return refused(notText(file))
  }
  return text.trim() === '' ? refused(`${file} is empty.`) : ok(text)
}

function notText(file: string): string {
  return `${file} is not a plain text in UTF-8. Save it as text, or copy its words into a text file.`
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EISDIR') return 'it is a folder'
  if (code === 'EACCES') return 'no right to read it'
  return error instanceof Error ? error.message : String(error)
}
