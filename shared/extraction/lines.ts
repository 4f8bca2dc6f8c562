/** One line of the folded text; `start` and `end` leave out white space and the list marker. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly indent: number
  /** The list marker's class (`-`, `1.`, `(a)`, `i)`, `1.1`, `A1`, `#`), or '' for a plain line. */
  readonly marker: string
  readonly depth: number
}

/** Splits folded text into lines; blank lines have `start === end`. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (let from = 0; from <= text.length; ) {
    const found = text.indexOf('\n', from)
    const to = found < 0 ? text.length : found
    lines.push(readLine(text, from, to))
    from = to + 1
  }
  return lines
}

const MARKER =
  /(?:(#{1,6})\s+|([-•·▪◦‣●■□➢➤→✓✔*–]|✅|☑️?|👉|🔹|🔸|📌|⭐|➕|➡️)\s+|(o)\s{1,4}(?=\S)|(\d{1,3}(?:\.\d{1,3}){1,4}\.?)\s+|(\d{1,3}[.)])\s+|(\(\d{1,3}\))\s*|([ivx]{1,5}[.)]|\([ivx]{1,5}\))\s+|([a-zA-Z]\)|[a-z]\.|\([a-zA-Z]\))\s+|([A-F]\.?\d{1,2}(?:\.\d{1,2})?[.):]?)\s+(?=[A-Z]))/y
const ARTICLE = /(?:(?:article|section|clause|chapter|art\.)\s+|§{1,2}\s*)(?:\d{1,3}|[ivxIVX]{1,6})\s*[.:–-]?\s*/iy
const MARKER_ROOM = 24

function readLine(text: string, from: number, to: number): Line {
  let start = from
  let indent = 0
  while (start < to && (text[start] === ' ' || text[start] === '\t')) {
    indent += text[start] === '\t' ? 4 : 1
    start += 1
  }
  let end = to
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1
  const head = text.slice(start, Math.min(end, start + MARKER_ROOM))
  MARKER.lastIndex = 0
  const match = MARKER.exec(head)
  if (!match) return { start, end, indent, marker: '', depth: 0 }
  const marker = markerClass(match)
  return { start: start + match[0].length, end, indent, marker, depth: match[1]?.length ?? 0 }
}

function markerClass(match: RegExpExecArray): string {
  const [, heading, dash, circle, dotted, number, inBrackets, roman, letter, coded] = match
  if (heading) return '#'
  if (dash) return dash
  if (circle) return 'o'
  if (dotted) return '1.1'
  if (coded) return 'A1'
  if (number) return number.endsWith('.') ? '1.' : '1)'
  if (inBrackets) return '(1)'
  if (roman) return roman.startsWith('(') ? '(i)' : 'i)'
  return letter?.startsWith('(') ? '(a)' : 'a)'
}

/** The length of an article's number at the start of a line ("Article 5."), or 0. */
export function articleLength(text: string, line: Line): number {
  ARTICLE.lastIndex = 0
  return ARTICLE.exec(text.slice(line.start, Math.min(line.end, line.start + 40)))?.[0].length ?? 0
}
