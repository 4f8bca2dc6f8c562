import { PAGE_END } from '../text/pages.ts'
import type { PageLine } from './pageLines.ts'
import { withoutRunningLines } from './runningLines.ts'

/** A gap that is so much larger than the usual one between lines parts paragraphs. */
const PARAGRAPH_GAP = 1.35
/** A line that ends so far before the others' right edge, in heights of its letters, was ended by its writer. */
const SHORT_LINE_HEIGHTS = 4
const SIZE_DIFFERENCE = 0.12
const SENTENCE_END = /[.!?:;…]["'”’»)\]]*$/u
const MARKER = /^(?:[•‣◦▪●○■□➢✓–—*-]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s|\d{1,3}(?:\.\d{1,3})+\.?\s|(?:Article|Section|Annex)\s+[\dIVX]+)/u

/**
 * The running text of a document's pages: lines of one paragraph are joined, paragraphs stand apart, and a
 * mark stands where a page ends (text/pages.ts). Words that were cut at the end of a line are put together
 * where the document shows how they are written.
 */
export function textOfPages(pages: readonly (readonly PageLine[])[]): string {
  const kept = withoutRunningLines(pages)
  const known = wordsOf(kept)
  let text = ''
  kept.forEach((lines, index) => {
    const paragraphs = paragraphsOf(lines)
    const first = paragraphs[0]?.[0]
    if (index > 0) text += first && runsOn(text, first) ? ` ${PAGE_END}` : `${PAGE_END}\n\n`
    text += paragraphs.map((paragraph) => joined(paragraph, known)).join('\n\n')
  })
  return text
}

/** A sentence goes on over the end of a page when it has no end, and the next page begins in small letters. */
function runsOn(text: string, next: PageLine): boolean {
  return text !== '' && !SENTENCE_END.test(text) && !text.endsWith('\n\n') && /^\p{Ll}/u.test(next.text) && !MARKER.test(next.text)
}

function paragraphsOf(lines: readonly PageLine[]): PageLine[][] {
  const gap = usualGap(lines)
  const right = Math.max(0, ...lines.map((line) => line.right))
  const paragraphs: PageLine[][] = []
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    const open = paragraphs.at(-1)
    if (before && open && !startsParagraph(before, line, gap, right)) open.push(line)
    else paragraphs.push([line])
  })
  return paragraphs
}

function startsParagraph(before: PageLine, line: PageLine, gap: number, right: number): boolean {
  const distance = before.y - line.y
  // Upwards is the next column: a sentence may go on there.
  if (distance > 0 && gap > 0 && distance > gap * PARAGRAPH_GAP) return true
  if (MARKER.test(line.text)) return true
  if (Math.abs(before.height - line.height) > SIZE_DIFFERENCE * Math.max(before.height, line.height)) return true
  const isShort = right - before.right > SHORT_LINE_HEIGHTS * Math.max(before.height, 1)
  return isShort && distance > 0 && (SENTENCE_END.test(before.text) || /^\p{Lu}/u.test(line.text))
}

/** The median distance between neighbouring lines. */
function usualGap(lines: readonly PageLine[]): number {
  const gaps = lines.slice(1).map((line, index) => lines[index]!.y - line.y).filter((gap) => gap > 0).sort((a, b) => a - b)
  return gaps[Math.floor((gaps.length - 1) / 2)] ?? 0
}

function joined(lines: readonly PageLine[], known: ReadonlySet<string>): string {
  let text = ''
  for (const line of lines) text = text === '' ? line.text : joinedPair(text, line.text, known)
  return text
}

function joinedPair(before: string, after: string, known: ReadonlySet<string>): string {
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + after
  const head = /\p{L}+(?=[-\u2010]$)/u.exec(before)?.[0]
  const tail = /^\p{L}+/u.exec(after)?.[0]
  if (!head || !tail) return `${before} ${after}`
  // "imple-mentation" is one word elsewhere in the document, "capacity-building" is not.
  return known.has((head + tail).toLowerCase()) ? before.slice(0, -1) + after : before + after
}

function wordsOf(pages: readonly (readonly PageLine[])[]): Set<string> {
  const words = new Set<string>()
  for (const page of pages) for (const line of page) for (const word of line.text.match(/\p{L}{4,}/gu) ?? []) words.add(word.toLowerCase())
  return words
}
