import type { Group } from './groups.ts'

/** A short line that stands alone. */
export function looksLikeHeading(words: string, group: Group): boolean {
  if (words.length > 110 || /[.,;:!?"]$/.test(words) || OPEN_END.test(words)) return false
  if (group.first.marker === '') return group.blankBefore || group.blankAfter || words.length < 60
  const numbered = /^\d/.test(group.first.marker)
  return numbered && words.length < 60 && group.blankBefore && group.blankAfter && !/\b(?:shall|will)\b/.test(words)
}

const SECTION_WORDS = /^(?:decisions?|actions?|tasks|commitments|next steps|measures|background|agreed actions)$/i

/** "1. Register of dealers" right above a sentence without a number. */
export function headsText(text: string, words: string, group: Group, next: Group | undefined): boolean {
  if (!/^\d/.test(group.first.marker) || words.length > 60 || /[.,;:!?]$/.test(words) || OPEN_END.test(words)) return false
  if (SECTION_WORDS.test(words) && next !== undefined && next.first.marker !== group.first.marker) return true
  if (next === undefined || next.blankBefore || !/^\p{Lu}/u.test(text.slice(next.start, next.start + 1))) return false
  return next.first.marker === '1.1' ? group.first.marker !== '1.1' : next.first.marker === '' && next.start === next.first.start && /[.:]$/.test(text.slice(next.start, next.end))
}

// A line that stops here goes on in the list below it.
const OPEN_END = /\b(?:shall|will|to|agree|include|includes|including|undertake|of|in|on|by|for|the|and|with|through)$/i
