/** Excel takes 32,767 characters in a cell. */
const CELL_LENGTH_MAX = 32_000
/** Stands at the end of a text that a cell cannot hold. */
export const SHORTENED = ' […]'

/**
 * A text as every table format can carry it: whole characters, line feeds for line ends, no control
 * characters. What was written this way compares equal with what is read back.
 */
export function cellText(text: string): string {
  const carried = text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(UNCARRIED, '')
  if (carried.length <= CELL_LENGTH_MAX) return carried
  return carried.slice(0, CELL_LENGTH_MAX).replace(/[\ud800-\udbff]$/, '') + SHORTENED
}

// Half characters and those that are none, which every file format leaves out in its own way.
// eslint-disable-next-line no-control-regex
const UNCARRIED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffd]|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu

/** What programs for tables take for a formula, also in the wide letters of East Asia. */
const FORMULA = /^'*[\s]*[=+\-@\t\n＝＋－＠]/u

/**
 * A text as a .csv file may carry it: what would be run as a formula gets an apostrophe before it, and so
 * does what begins like such a text; `fromCsvCell` takes exactly that apostrophe away again.
 */
export function toCsvCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

export function fromCsvCell(text: string): string {
  return text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text
}
