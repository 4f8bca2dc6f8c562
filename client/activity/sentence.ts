/** A piece of a sentence: words as they stand, or a place for what is drawn there. */
export type SentencePart = { readonly words: string } | { readonly slot: string }

/** Stands in no text that people write. */
const MARK = '\u0000'

/** Values for a message whose places are drawn, not said; the order of a sentence is its language's own. */
export function drawnPlaces(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, MARK + name + MARK]))
}

/** Takes apart what a message said with `drawnPlaces`. */
export function sentenceParts(said: string): SentencePart[] {
  return said.split(MARK).map((piece, index): SentencePart => (index % 2 === 1 ? { slot: piece } : { words: piece })).filter((part) => !('words' in part) || part.words !== '')
}
