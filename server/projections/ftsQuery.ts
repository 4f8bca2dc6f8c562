/**
 * What people type, in the words of SQLite's full-text search: each word must
 * be there, the last one may go on. Null when there is no word.
 */
export function ftsQuery(words: string): string | null {
  // Quoted, so that nothing typed is an operator; what is no letter or digit separates words in the index too.
  const terms = [...words.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(([word]) => `"${word}"`)
  return terms.length === 0 ? null : `${terms.join(' ')}*`
}
