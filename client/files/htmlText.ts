/** What is no text of the document: programs, forms, and the ways around a website. */
const SKIPPED = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD', 'NAV', 'ASIDE', 'FORM', 'BUTTON', 'SELECT', 'SVG', 'MATH', 'IFRAME', 'OBJECT', 'VIDEO', 'AUDIO', 'CANVAS'])
const BLOCKS = new Set([
  'P', 'DIV', 'SECTION', 'ARTICLE', 'MAIN', 'HEADER', 'FOOTER', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'FIGURE', 'FIGCAPTION', 'ADDRESS',
  'UL', 'OL', 'DL', 'DT', 'DD', 'TABLE', 'CAPTION', 'HR', 'PRE', 'DETAILS', 'SUMMARY', 'BODY', 'HGROUP', 'CENTER',
])
/** Deeper nesting is nobody's writing, and must not end in a full stack. */
const DEPTH_MAX = 400
/** Columns by which a list within a list is set in. */
const INDENT = '  '

/** The running text of a page or of a converted document: blocks apart, items with their marks, cells by tabs. */
export function htmlText(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const articles = page.querySelectorAll('article')
  const main = page.querySelector('main') ?? (articles.length === 1 ? articles[0] : null)
  const writer = new BlockWriter()
  writeChildren(main ?? page.body, writer, { indent: '', depth: 0 })
  return writer.text()
}

interface Place {
  readonly indent: string
  readonly depth: number
}

function writeNode(node: Node, writer: BlockWriter, place: Place): void {
  if (node.nodeType === Node.TEXT_NODE) return writer.words(node.nodeValue ?? '')
  if (!(node instanceof Element) || isSkipped(node)) return
  switch (node.tagName) {
    case 'BR': return writer.line()
    case 'PRE': return writePre(node, writer)
    case 'UL':
    case 'OL': return writeList(node, writer, place)
    case 'TABLE': return writeTable(node, writer, place)
  }
  const isBlock = BLOCKS.has(node.tagName)
  if (isBlock) writer.block()
  writeChildren(node, writer, place)
  if (isBlock) writer.block()
}

function writeChildren(node: Node, writer: BlockWriter, place: Place): void {
  if (place.depth === DEPTH_MAX) return writer.words(node.textContent ?? '')
  for (const child of node.childNodes) writeNode(child, writer, { ...place, depth: place.depth + 1 })
}

function writeList(list: Element, writer: BlockWriter, place: Place): void {
  const isNested = place.indent !== '' || list.parentElement?.tagName === 'LI'
  if (!isNested) writer.block()
  let number = Number(list.getAttribute('start') ?? '1') || 1
  for (const child of list.children) {
    if (isSkipped(child)) continue
    writer.line()
    if (child.tagName === 'LI') {
      writer.mark(place.indent + (list.tagName === 'OL' ? `${number}. ` : '- '))
      number += 1
    }
    writeChildren(child, writer.within(), { indent: place.indent + INDENT, depth: place.depth + 1 })
    writer.leave()
  }
  if (isNested) writer.line()
  else writer.block()
}

function writeTable(table: Element, writer: BlockWriter, place: Place): void {
  writer.block()
  for (const row of table.querySelectorAll('tr')) {
    if (row.closest('table') !== table) continue
    writer.line()
    const cells = [...row.children].map((cell) => {
      const inner = new BlockWriter()
      writeChildren(cell, inner, { indent: '', depth: place.depth + 1 })
      return inner.text().replace(/\s+/g, ' ').trim()
    })
    writer.mark(cells.join('\t').trimEnd())
  }
  writer.block()
}

function writePre(node: Element, writer: BlockWriter): void {
  writer.block()
  for (const line of (node.textContent ?? '').split(/\r\n?|\n/)) {
    writer.mark(line.trimEnd())
    writer.line(true)
  }
  writer.block()
}

function isSkipped(element: Element): boolean {
  return SKIPPED.has(element.tagName.toUpperCase()) || element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true'
}

/** Puts words into lines and lines into blocks; spaces fold as a browser shows them. */
class BlockWriter {
  readonly #parts: string[] = []
  #line = ''
  #needsSpace = false
  #blank = true
  /** Inside an item: its first block follows the mark, the next ones stand on lines of their own. */
  #inItem = 0

  words(text: string): void {
    for (const piece of text.split(/([ \t\r\n\f]+)/)) {
      if (piece === '') continue
      if (/^[ \t\r\n\f]/.test(piece)) this.#needsSpace = true
      else {
        this.#line += (this.#needsSpace && this.#line !== '' && !this.#line.endsWith(' ') ? ' ' : '') + piece
        this.#needsSpace = false
      }
    }
  }

  /** Words as they are. */
  mark(text: string): void {
    this.#line += text
    this.#needsSpace = false
  }

  line(keepsEmpty = false): void {
    const line = this.#line.trimEnd()
    this.#line = ''
    this.#needsSpace = false
    if (line === '' && !keepsEmpty) return
    this.#parts.push(line, '\n')
    this.#blank = false
  }

  block(): void {
    // The mark of an item waits for its words.
    if (this.#inItem > 0 && /^\s*(?:-|\d+\.)\s$/.test(this.#line)) return
    this.line()
    if (this.#blank || this.#inItem > 0) return
    this.#parts.push('\n')
    this.#blank = true
  }

  within(): this {
    this.#inItem += 1
    return this
  }

  leave(): void {
    this.#inItem -= 1
    this.line()
  }

  text(): string {
    this.line()
    return this.#parts.join('').replace(/\n{3,}/g, '\n\n').trim()
  }
}
