/** A run of characters as it stands on a page; the origin is the page's lower left corner. */
export interface PageItem {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Of the letters; 0 where it is not known. */
  readonly height: number
  readonly endsLine: boolean
}

export interface PageLine {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly right: number
  readonly height: number
}

/** So much of a letter's height two runs of one line may differ: raised numbers, mixed sizes. */
const SAME_LINE_SHARE = 0.6

/** What a damaged font gives for letters that it cannot name. */
// eslint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g

/** The lines of a page, in the order in which the page gives its runs. Lines without letters are left out. */
export function pageLines(items: readonly PageItem[]): PageLine[] {
  const lines: PageLine[] = []
  let open: PageItem[] = []
  const close = (): void => {
    const line = lineOf(open)
    if (line) lines.push(line)
    open = []
  }
  for (const item of items) {
    const last = open.findLast(({ text }) => text.trim() !== '')
    if (last && item.text.trim() !== '' && Math.abs(item.y - last.y) > SAME_LINE_SHARE * Math.max(item.height, last.height, 1)) close()
    open.push(item)
    if (item.endsLine) close()
  }
  close()
  return lines
}

function lineOf(items: readonly PageItem[]): PageLine | null {
  const text = items.map((item) => item.text).join('').replace(UNPRINTABLE, '').replace(/[ \t\u00a0]+/g, ' ').trim()
  const inked = items.filter((item) => item.text.trim() !== '')
  const first = inked[0]
  if (text === '' || !first) return null
  return {
    text,
    x: Math.min(...inked.map(({ x }) => x)),
    y: first.y,
    right: Math.max(...inked.map(({ x, width }) => x + width)),
    height: Math.max(...inked.map(({ height }) => height)),
  }
}
