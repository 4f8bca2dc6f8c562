const PICTURE = /\b(?:photo|photograph|image|picture|caption)s?\s*(?:credits?)?\s*(?:[:©]|by\b)|©|\bphoto courtesy/i
const ADDRESSES = /[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,}|\b(?:tel|phone|fax)\b\.?:?\s*\+?\d|^https?:\/\/\S+$/i

/** Pictures, contacts and lines without words. */
export function isNoise(words: string): boolean {
  if (!/\p{L}{2}/u.test(words.slice(0, 400))) return true
  if (words.length < 260 && PICTURE.test(words)) return true
  return words.length < 400 && ADDRESSES.test(words)
}

/** A row of a table, in Markdown or with tabs. */
export function isRow(words: string): boolean {
  return /^\|.*\|.*\|$/.test(words) || /\S\t+\S/.test(words)
}
