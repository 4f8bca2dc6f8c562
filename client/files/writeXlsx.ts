import writeExcelFile from 'write-excel-file/universal'

export interface SheetColumn {
  /** In characters. */
  readonly width: number
  /** Whether days in it become Excel's own dates. */
  readonly isDate: boolean
}

/** Excel counts days from 1900, and takes that year for a leap year. */
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const FIRST_SOUND_YEAR = 1901

/** Excel reads _x0041_ as a letter: the underscore before such words is written the same way. */
const ESCAPE_LIKE = /_(?=x[0-9A-Fa-f]{4}_)/g

/** A table as an .xlsx file; the first row are its headers. */
export function writeXlsx(sheet: string, columns: readonly SheetColumn[], rows: readonly (readonly string[])[]): Promise<Blob> {
  const data = rows.map((row, at) => row.map((text, column) => (at === 0 ? { value: escaped(text), fontWeight: 'bold' as const } : cellOf(text, columns[column]?.isDate === true))))
  return writeExcelFile(data, { sheet, columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 }).toBlob()
}

function cellOf(text: string, isDate: boolean) {
  if (text === '') return null
  const day = isDate ? DAY.exec(text) : null
  if (day && Number(day[1]) >= FIRST_SOUND_YEAR) return { value: new Date(`${text}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
  // Text stays text, also what looks like a formula or a number.
  return { value: escaped(text), type: String, wrap: text.length > 60 || text.includes('\n') }
}

/** The writing library keeps its words in an object, which knows words such as "constructor" already: they are written with an escape. */
function escaped(text: string): string {
  if (text in Object.prototype) return `_x${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_${text.slice(1)}`
  return text.replace(ESCAPE_LIKE, '_x005F_')
}
