import Papa from 'papaparse'
import { fromCsvCell, toCsvCell } from '../../shared/tables/cellText.ts'

/** Excel takes a .csv file for Unicode only with this before it. */
const BYTE_ORDER_MARK = '\ufeff'
/** What programs for tables part cells with, by country; a paste has tabs. */
const DELIMITERS = [',', ';', '\t', '|'] as const

/** A table as a .csv file that is safe to open in a program that runs formulas. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + Papa.unparse(rows.map((row) => row.map(toCsvCell)), { newline: '\r\n' })
}

/**
 * The cells of a .csv file or of a paste. Which character parts the cells is seen from the first lines:
 * the one that gives rows of one length, and most cells.
 */
export function readCsv(text: string): string[][] {
  const plain = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text
  // Excel writes such a line for itself.
  const named = /^"?sep=(.)"?\r?\n/i.exec(plain)
  const body = named ? plain.slice(named[0].length) : plain
  return parse(body, named?.[1] ?? delimiterOf(body)).map((row) => row.map(fromCsvCell))
}

const LOOKED_AT_ROWS = 20

function delimiterOf(text: string): string {
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of DELIMITERS) {
    const lengths = parse(text, delimiter, LOOKED_AT_ROWS).map((row) => row.length)
    const first = lengths[0] ?? 1
    const even = lengths.filter((length) => length === first).length / Math.max(1, lengths.length)
    const score = first < 2 ? 0 : even * 1_000 + first
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

function parse(text: string, delimiter: string, preview = 0): string[][] {
  return Papa.parse<string[]>(text, { delimiter, preview, skipEmptyLines: false }).data
}
