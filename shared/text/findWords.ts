import type { Span } from './span.ts'

/** More places than anybody would choose from. */
export const PLACES_MAX = 50

/**
 * Every place of the given words. Exact words first; when there are none, the same words with other
 * white space, quotation marks, dashes or capitals: what a person types is rarely typed exactly.
 */
export function findWords(text: string, words: string): Span[] {
  const wanted = words.trim()
  if (wanted === '') return []
  const exact = placesOf(text, new RegExp(escaped(wanted), 'g'))
  return exact.length > 0 ? exact : placesOf(text, new RegExp(loosened(wanted), 'giu'))
}

function placesOf(text: string, pattern: RegExp): Span[] {
  const places: Span[] = []
  for (const match of text.matchAll(pattern)) {
    places.push({ start: match.index, end: match.index + match[0].length })
    if (places.length === PLACES_MAX) break
  }
  return places
}

const alike: readonly (readonly [RegExp, string])[] = [
  [/["“”„«»]/g, '["“”„«»]'],
  [/['‘’‚]/g, "['‘’‚]"],
  [/[‐‑‒–—-]/g, '[‐‑‒–—\\-]'],
]

function loosened(words: string): string {
  return words.split(/\s+/).map((word) => [...word].map(loosenedCharacter).join('')).join('\\s+')
}

function loosenedCharacter(character: string): string {
  for (const [pattern, replacement] of alike) {
    pattern.lastIndex = 0
    if (pattern.test(character)) return replacement
  }
  return escaped(character)
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
