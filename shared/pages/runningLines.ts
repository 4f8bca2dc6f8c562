import type { PageLine } from './pageLines.ts'

/** Lines from the edge of a page that may be a running head or foot. */
const EDGE_LINES = 2
/** What stands at the edge of so many pages was printed on each of them. */
const REPEATED_PAGES_MIN = 3
const REPEATED_SHARE_MIN = 0.4
const PAGE_NUMBER = /^(?:page\s*|p\.\s*)?[-–—|[(]*\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:(?:of|\/|\|)\s*\d{1,4})?\s*[-–—|\])]*$/i

/**
 * The pages without page numbers and running heads, which would stand in the middle of sentences.
 * Only lines at the edges are looked at: a number in the text stays.
 */
export function withoutRunningLines(pages: readonly (readonly PageLine[])[]): PageLine[][] {
  const counts = new Map<string, number>()
  for (const page of pages) for (const pattern of new Set(edgesOf(page).map(patternOf))) counts.set(pattern, (counts.get(pattern) ?? 0) + 1)
  const repeatedMin = Math.max(REPEATED_PAGES_MIN, pages.length * REPEATED_SHARE_MIN)
  return pages.map((page) => {
    const edges = new Set(edgesOf(page))
    const outermost = new Set([page[0], page.at(-1)])
    return page.filter((line) => {
      if (!edges.has(line)) return true
      const isPageNumber = pages.length > 1 && outermost.has(line) && PAGE_NUMBER.test(line.text)
      return !isPageNumber && (counts.get(patternOf(line)) ?? 0) < repeatedMin
    })
  })
}

/** A page of few lines is all edge: of it only the first and the last may be running lines. */
function edgesOf(page: readonly PageLine[]): PageLine[] {
  const count = page.length > 2 * EDGE_LINES ? EDGE_LINES : 1
  return page.length < 2 ? [] : [...page.slice(0, count), ...page.slice(-count)]
}

/** The same head on each page, but for the number in it. */
function patternOf(line: PageLine): string {
  return line.text.replace(/\d+/g, '#').toLowerCase()
}
