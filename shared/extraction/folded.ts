import type { ProposedSpan } from './proposal.ts'

/**
 * A plain view of a text for matching: no Markdown marks, no invisible characters, straight quotes,
 * simple spaces and line ends. `at[i]` is the place of folded character `i` in the original, so that
 * whatever is found here is cut from the original, unchanged.
 */
export interface Folded {
  readonly original: string
  readonly text: string
  readonly at: Uint32Array
}

/** Folds a text in one pass; the folded text is never longer than the original. */
export function fold(original: string): Folded {
  const codes = new Uint16Array(original.length)
  const at = new Uint32Array(original.length)
  let length = 0
  const marks = new MarkSkipper(original)
  for (let index = 0; index < original.length; ) {
    const skipped = marks.lengthAt(index)
    if (skipped > 0) {
      index += skipped
      continue
    }
    const code = foldCode(original.charCodeAt(index))
    if (code !== 0) {
      codes[length] = code
      at[length] = index
      length += 1
    }
    index += 1
  }
  return { original, text: decode(codes, length), at }
}

/** The original words of a folded range, without white space at its ends. */
export function originalSpan(folded: Folded, start: number, end: number): ProposedSpan {
  let from = start
  let to = end
  while (from < to && isSpace(folded.text.charCodeAt(from))) from += 1
  while (to > from && isSpace(folded.text.charCodeAt(to - 1))) to -= 1
  if (from >= to) {
    const place = folded.at[from] ?? folded.original.length
    return { text: '', start: place, end: place }
  }
  const first = folded.at[from] ?? 0
  const last = (folded.at[to - 1] ?? 0) + 1
  return { text: folded.original.slice(first, last), start: first, end: last }
}

/** Finds marks that are no words: links' brackets and addresses, tags, emphasis, escapes, wrapped hyphens. */
class MarkSkipper {
  readonly #text: string
  #tailAt = -1
  #tailLength = 0

  constructor(text: string) {
    this.#text = text
  }

  /** How many characters to leave out at this place; 0 when it is a word's or a space's. */
  lengthAt(index: number): number {
    if (index === this.#tailAt) return this.#tailLength
    switch (this.#text[index]) {
      case '!':
        return this.#match(IMAGE, index)
      case '[':
        return this.#openLink(index) || this.#match(FOOTNOTE, index)
      case '<':
        return this.#match(TAG, index)
      case '\\':
        return /[^\w\s]/.test(this.#text[index + 1] ?? ' ') ? 1 : 0
      case '*':
        return this.#isBullet(index) ? 0 : 1
      case '_':
        return this.#match(UNDERLINES, index)
      case '\r':
        return this.#text[index + 1] === '\n' ? 1 : 0
      case '\n':
        return this.#wrappedHyphen(index)
      default:
        return 0
    }
  }

  #openLink(index: number): number {
    LINK.lastIndex = index
    const match = LINK.exec(this.#text)
    if (!match) return 0
    const label = match[1] ?? ''
    this.#tailAt = index + 1 + label.length
    this.#tailLength = match[0].length - 1 - label.length
    return 1
  }

  #match(pattern: RegExp, index: number): number {
    pattern.lastIndex = index
    return pattern.exec(this.#text)?.[0].length ?? 0
  }

  #isBullet(index: number): boolean {
    if (!/\s/.test(this.#text[index + 1] ?? 'x')) return false
    const before = this.#text.slice(Math.max(0, index - 40), index)
    return /(?:^|[\n\r])[ \t\u00a0]*$/.test(before)
  }

  #wrappedHyphen(index: number): number {
    const before = this.#text[index - 1] === '\r' ? index - 2 : index - 1
    if (this.#text[before] !== '-' || !/\p{L}/u.test(this.#text[before - 1] ?? '')) return 0
    WRAP.lastIndex = index
    return WRAP.exec(this.#text)?.[0].length ?? 0
  }
}

// Bounded everywhere: a text of nothing but brackets must stay linear.
const LINK = /\[([^[\]\n]{0,300})\]\([^()\s]{0,500}(?:\s"[^"\n]{0,100}")?\)/y
const IMAGE = /!\[[^[\]\n]{0,300}\]\([^()\n]{0,500}\)/y
const FOOTNOTE = /\[\d{1,3}\]/y
const TAG = /<\/?[a-zA-Z][^<>\n]{0,200}>/y
const UNDERLINES = /__|_(?=\p{L})|(?<=[\p{L}.,])_(?!\p{L})/uy
const WRAP = /\n[ \t]*(?=\p{Ll})/uy

const SINGLE_QUOTES = '\u2018\u2019\u201a\u201b\u2032'
const DOUBLE_QUOTES = '\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb'
const HYPHENS = '\u2010\u2011'
const DASHES = '\u2012\u2014\u2015\u2212'
const LINE_ENDS = '\r\u2028\u2029\v\u0085'
const INVISIBLE = '\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c'

const REPLACEMENTS = new Map<number, number>([
  ...pairs(SINGLE_QUOTES, "'".charCodeAt(0)),
  ...pairs(DOUBLE_QUOTES, '"'.charCodeAt(0)),
  ...pairs(HYPHENS, '-'.charCodeAt(0)),
  ...pairs(DASHES, '\u2013'.charCodeAt(0)),
  ...pairs(LINE_ENDS, '\n'.charCodeAt(0)),
  ...pairs(INVISIBLE, 0),
])

function pairs(characters: string, code: number): [number, number][] {
  return [...characters].map((character) => [character.charCodeAt(0), code])
}

function foldCode(code: number): number {
  // The end of a page is a space: sentences run over it.
  if (code === 12) return 32
  if (code < 0x80) return code === 13 || code === 11 ? 10 : code
  if (code === 0xa0 || code === 0x202f || code === 0x3000 || (code >= 0x2000 && code <= 0x200a)) return 32
  return REPLACEMENTS.get(code) ?? code
}

function isSpace(code: number): boolean {
  return code === 32 || code === 9 || code === 10
}

function decode(codes: Uint16Array, length: number): string {
  const parts: string[] = []
  for (let start = 0; start < length; start += 8192) {
    parts.push(String.fromCharCode(...codes.subarray(start, Math.min(length, start + 8192))))
  }
  return parts.join('')
}
