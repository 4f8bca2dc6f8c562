import { diffWords } from 'diff'

/** A stretch of words that two texts share, or that only one of them has. */
export interface WordRun {
  readonly what: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Comparing takes time in the square of the edits; texts that differ in more words than this are two texts. */
const EDITS_MAX = 400

/**
 * How one text became another, word by word; removed words stand before those
 * in their place. Spaces alone make no difference. Null when the texts have too
 * little in common to be read that way.
 * @param locale BCP 47: how the text is cut into words
 */
export function wordDifference(before: string, after: string, locale: string): readonly WordRun[] | null {
  // Without it, each letter of Cyrillic or Arabic would be a word.
  const intlSegmenter = new Intl.Segmenter(locale, { granularity: 'word' })
  const changes = diffWords(before, after, { intlSegmenter, maxEditLength: EDITS_MAX })
  if (changes === undefined) return null
  return changes.map(({ added, removed, value }) => ({ what: added ? 'added' : removed ? 'removed' : 'same', text: value }))
}
