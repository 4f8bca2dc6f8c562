import type { Block } from './blocks.ts'
import type { Draft } from './draft.ts'
import { itemsOf } from './enumerations.ts'
import { flat, type Reading } from './passages.ts'
import type { Range } from './sentences.ts'

const ACT_HEADER = /\b(?:activit|action|measure|commitment|task|deliverable|undertaking|milestone|what|output|step|decision|recommendation|initiative|description|target|objective)/i
const SIDE_HEADER = /\b(?:date|deadline|when|timeline|timeframe|time frame|due|responsible|lead|who|owner|by|actor|partner|status)/i

/** Drafts from a table: each row under a header of activities is a commitment, its words the cell with the act. */
export function draftsInTable(reading: Reading, rows: readonly Block[]): Draft[] {
  const header = rows[0]
  if (!header) return []
  const heads = cellsOf(reading.text, header).map((cell) => reading.text.slice(cell.start, cell.end))
  const column = actColumn(reading.text, heads, rows.slice(1))
  if (column < 0 || !heads.some((head) => SIDE_HEADER.test(head))) return []
  return rows.slice(1).flatMap((row) => rowDraft(reading, row, column) ?? [])
}

// Of several headers that may be the acts', the one with the most words under it: "1.1" under "Output" is none.
function actColumn(text: string, heads: readonly string[], rows: readonly Block[]): number {
  let best = -1
  let bestLetters = -1
  for (const [column, head] of heads.entries()) {
    if (!ACT_HEADER.test(head)) continue
    const letters = rows.reduce((sum, row) => sum + lettersIn(text, cellsOf(text, row)[column]), 0)
    if (letters > bestLetters) [best, bestLetters] = [column, letters]
  }
  return best
}

function lettersIn(text: string, cell: Range | undefined): number {
  return cell ? text.slice(cell.start, cell.end).replace(/[^\p{L}]/gu, '').length : 0
}

function rowDraft(reading: Reading, row: Block, column: number): Draft | null {
  const cell = cellsOf(reading.text, row)[column]
  if (!cell || !/\p{L}{3}/u.test(reading.text.slice(cell.start, cell.end))) return null
  const words = flat(reading.text, cell)
  const items = itemsOf(words, 0, words.length).map((item) => ({ start: cell.start + item.start, end: cell.start + item.end }))
  const subject = flat(reading.text, row)
  return { kind: 'undertaking', force: 'planned', confidence: 0.75, start: cell.start, end: cell.end, rule: 'table-row', trigger: cell, complementStart: cell.start, subject, items, aside: { start: row.start, end: row.end } }
}

function cellsOf(text: string, row: Block): Range[] {
  const cells: Range[] = []
  const words = text.slice(row.start, row.end)
  const separator = words.startsWith('|') ? '|' : '\t'
  let start = separator === '|' ? 1 : 0
  while (start <= words.length) {
    const found = words.indexOf(separator, start)
    const end = found < 0 ? words.length : found
    if (found >= 0 || end > start) cells.push(trimmed(words, start, end, row.start))
    if (found < 0) break
    start = found + 1
  }
  return cells
}

function trimmed(words: string, start: number, end: number, offset: number): Range {
  let from = start
  let to = end
  while (from < to && /\s/.test(words[from] ?? '')) from += 1
  while (to > from && /\s/.test(words[to - 1] ?? '')) to -= 1
  return { start: offset + from, end: offset + to }
}
