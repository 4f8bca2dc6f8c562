/**
 * Ends a page inside a text that was read from pages, as in plain text files of old. It is white space:
 * a sentence that runs over the end of a page stays one sentence, and every copy of the text knows its pages.
 */
export const PAGE_END = '\f'

/** The offsets at which the pages of a text begin, in order; one for a text without pages. */
export function pageStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf(PAGE_END); at >= 0; at = text.indexOf(PAGE_END, at + 1)) starts.push(at + 1)
  return starts
}

/** The number, from 1, of the page that holds the offset; null when the text has no pages. */
export function pageNumber(starts: readonly number[], offset: number): number | null {
  if (starts.length < 2) return null
  return Math.max(1, starts.findLastIndex((start) => start <= offset) + 1)
}

/** The paragraphs (by their place in the list) at which another page begins, with its number; none in a text without pages. */
export function pageBeginnings(text: string, paragraphs: readonly { readonly start: number }[]): ReadonlyMap<number, number> {
  const starts = pageStarts(text)
  const beginnings = new Map<number, number>()
  if (starts.length < 2) return beginnings
  let page = 0
  paragraphs.forEach(({ start }, index) => {
    const before = page
    while (page < starts.length && starts[page]! <= start) page += 1
    if (page !== before) beginnings.set(index, page)
  })
  return beginnings
}
