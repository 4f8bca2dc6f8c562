import readExcelFile from 'read-excel-file/universal'
import type { XlsxAnswer } from './readXlsx.ts'

/** All sheets of an .xlsx file, each cell as the text that means it. */
export async function sheetsOf(file: ArrayBuffer): Promise<XlsxAnswer> {
  try {
    const sheets = await readExcelFile(file, { trim: false })
    return { sheets: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(textOf)) })) }
  } catch {
    // Whatever it stumbled over, the file is not what Excel writes.
    return { problem: 'broken' }
  }
}

/** The library's types name cells that it never gives, such as the constructor of dates. */
function textOf(cell: unknown): string {
  if (cell === null) return ''
  // A file has days, not instants: they are kept as midnight in UTC.
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10)
  return String(cell)
}
