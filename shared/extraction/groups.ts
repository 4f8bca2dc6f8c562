import { articleLength, type Line } from './lines.ts'
import { isRow } from './noise.ts'

/** Lines that make one paragraph, heading, list entry or row. */
export interface Group {
  start: number
  end: number
  readonly first: Line
  readonly blankBefore: boolean
  blankAfter: boolean
}

/** "Norland: 45 million euros": a line of a list by name. */
export const NAMED_LINE = /^\p{Lu}[\p{L} ]{2,40}:\s+\S/u
/** "Action 1.2: Mentoring", "Measure 3 – …": a numbered part of a plan, one below the other. */
const NUMBERED_LINE = /^\p{Lu}\p{L}{2,14}\s+\d{1,2}(?:\.\d{1,2})*\s*[:.–-]\s+\S/u
const WRAP_COLUMNS_MAX = 130

/** Joins hard-wrapped lines. */
export function joinLines(text: string, lines: readonly Line[]): Group[] {
  const widths = lines.map((line) => line.end - line.start).filter((width) => width > 0).sort((a, b) => a - b)
  const width = widths[Math.floor(widths.length * 0.9)] ?? 0
  const groups: Group[] = []
  let blank = true
  let previous: Line | null = null
  for (const line of lines) {
    const current = groups.at(-1)
    if (line.start === line.end) {
      blank = true
      if (current) current.blankAfter = true
      continue
    }
    if (!blank && current && previous && continues(text, previous, line, width)) current.end = line.end
    else {
      const start = line.marker === '' ? line.start + headLength(text, line) : line.start
      groups.push({ start, end: line.end, first: line, blankBefore: blank, blankAfter: false })
    }
    blank = false
    previous = line
  }
  const last = groups.at(-1)
  if (last) last.blankAfter = true
  return groups
}

function headLength(text: string, line: Line): number {
  const length = articleLength(text, line)
  return line.start + length < line.end ? length : 0
}

function continues(text: string, previous: Line, line: Line, width: number): boolean {
  if (line.marker !== '' || previous.marker === '#') return false
  if (isRow(text.slice(line.start, line.end)) || isRow(text.slice(previous.start, previous.end))) return false
  const lastCharacter = text[previous.end - 1] ?? ''
  // "Norland: 45 million", one below the other
  if (NAMED_LINE.test(text.slice(line.start, line.end)) && NAMED_LINE.test(text.slice(previous.start, previous.end))) return false
  if (NUMBERED_LINE.test(text.slice(line.start, line.end)) && (/[.;]/.test(lastCharacter) || NUMBERED_LINE.test(text.slice(previous.start, previous.end)))) return false
  // "Responsible: …" below a sentence
  if (/[.;]/.test(lastCharacter) && /^\p{Lu}[\p{L} ]{2,24}:\s/u.test(text.slice(line.start, line.end))) return false
  if (/\p{Ll}/u.test(text[line.start] ?? '')) return lastCharacter !== ':'
  if (/[.!?:;]/.test(lastCharacter) && previous.end - previous.start < width * 0.8) return false
  return width <= WRAP_COLUMNS_MAX && previous.end - previous.start >= width * 0.7 && lastCharacter !== ':' && articleLength(text, line) === 0
}
