import { ok, refused, type Result } from '../../shared/result.ts'
import { readCsv } from './csv.ts'
import { fileKind } from './fileKind.ts'
import { readPlainText } from './plainText.ts'
import type { Sheet, TableProblem } from './readXlsx.ts'

/** More than any table of an action plan. */
const FILE_BYTES_MAX = 50_000_000
/** Twice the largest plan that Pacta is made for. */
export const TABLE_ROWS_MAX = 20_000

/** The sheets of whatever table a person brings; a .csv file is one sheet. Sheets without words are left out. */
export async function readTableFile(file: File): Promise<Result<readonly Sheet[], TableProblem>> {
  if (file.size > FILE_BYTES_MAX) return refused('too-large')
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    // The file was moved, or the system denies it.
    return refused('unreadable')
  }
  if (bytes.length === 0) return refused('empty')
  switch (fileKind(file.name, bytes)) {
    case 'xlsx': {
      const sheets = await (await import('./readXlsx.ts')).readXlsx(bytes)
      return sheets.ok ? checkSheets(sheets.value) : sheets
    }
    case 'csv':
    case 'text': {
      const text = await readPlainText(new Blob([bytes]))
      if (text.ok) return readTableText(text.value, file.name)
      return refused(text.problem === 'too-long' ? 'too-large' : text.problem)
    }
    case 'encrypted-office': return refused('encrypted')
    case 'old-office': return refused('old-office')
    case 'foreign': return refused('foreign')
    case 'unknown': return refused('broken')
    case 'docx':
    case 'pdf':
    case 'html': return refused('not-a-table')
  }
}

/** A .csv file's text, or rows pasted from a program for tables. */
export function readTableText(text: string, name: string): Result<readonly Sheet[], TableProblem> {
  return checkSheets([{ name, rows: readCsv(text) }])
}

function checkSheets(sheets: readonly Sheet[]): Result<readonly Sheet[], TableProblem> {
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell.trim() !== '')))
  if (filled.length === 0) return refused('empty')
  return filled.some(({ rows }) => rows.length > TABLE_ROWS_MAX + 1) ? refused('too-many-rows') : ok(filled)
}
