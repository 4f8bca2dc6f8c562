/** A piece of a text, in UTF-16 offsets; the end is exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The span without white space at its ends, or null when nothing is left. */
export function trimSpan(text: string, span: Span): Span | null {
  let { start, end } = span
  while (start < end && isSpace(text[start])) start += 1
  while (end > start && isSpace(text[end - 1])) end -= 1
  return start < end ? { start, end } : null
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character)
}
