
// Bounded, since the patterns that use it try a name from each of its letters.
const NAME = "\\p{Lu}[\\p{L}\\p{N}'&-]{0,60}"
/** A pattern for a name of several words ("the Ministry of Health and Sport"). */
export const NAMES = `(?:the\\s+)?${NAME}(?:\\s+(?:(?:of|for|the|and|on|in|under|de|du|la|des|für|del|van|von)\\s+){0,3}${NAME}){0,14}`
const DEFINED = new RegExp(`(${NAMES})\\s*\\(\\s*(?:hereinafter|hereafter)?\\s*(?:referred to as|called)?\\s*(?:the\\s+)?["']?(\\p{Lu}[\\p{L}\\p{N}.&-]{1,14}(?:\\s\\p{Lu}[\\p{L}\\p{N}]{1,8})?)["']?\\s*\\)`, 'gu')
/** Words that show a name to be a person's. */
export const PERSON = /\b(?:Professor|Vice-Chancellors?|Prime|Mr|Mrs|Ms|Dr|Secretary|Director|Minister|President|Ambassador|Under-Secretary|Head|Chair|Prof|Chief|Executive|Commissioner|Mayor|Heads)\b/

/** Something that the text names, by its full name and perhaps a short one. */
export interface Named {
  readonly key: string
  readonly name: string
  readonly shortName: string | null
  readonly start: number
  readonly end: number
  /** Named so for the rest of the text ("hereinafter"): only parties are. */
  readonly isDefined?: boolean
}

/** Names with a short form in brackets: "Interparliamentary Assembly (IPA)". */
export function namedEntities(sample: string): Named[] {
  const found: Named[] = []
  for (const match of sample.matchAll(DEFINED)) {
    const shortName = match[2] ?? ''
    const name = nameBefore(match[1] ?? '', shortName)
    if (!/\p{Lu}.*\p{Lu}/u.test(shortName) || PERSON.test(name) && !/Office|Institute|Organi/.test(name)) continue
    const start = match.index + (match[1] ?? '').lastIndexOf(name)
    if (!found.some((other) => other.shortName === shortName)) found.push({ key: shortName, name, shortName, start, end: start + name.length, isDefined: /\(\s*(?:hereinafter|hereafter)/i.test(match[0]) })
  }
  return found
}

// "Director of the Institute for Regional Studies (IRS)" → the words that the letters stand for.
function nameBefore(words: string, shortName: string): string {
  const letters = shortName.replace(/[^\p{Lu}]/gu, '')
  const starts = [...words.matchAll(/(?<![\p{L}-])\p{Lu}/gu)].map((match) => match.index)
  const initial = letters[0] ?? ''
  const candidates = starts.filter((start) => words[start] === initial && initialsFit(words.slice(start), letters))
  const best = candidates.at(-1) ?? starts.filter((start) => words[start] === initial && holdsInOrder(words.slice(start).toUpperCase(), letters)).at(-1)
  return (best === undefined ? words : words.slice(best)).replace(/^the\s+/, '')
}

// Letters may stand in another order than the words ("Counter-Terrorism Office" is OCT).
function initialsFit(words: string, letters: string): boolean {
  const initials = [...words.matchAll(/(?<![\p{L}])\p{L}/gu)].map((match) => match[0].toUpperCase())
  for (const letter of letters) {
    const found = initials.indexOf(letter)
    if (found < 0) return false
    initials.splice(found, 1)
  }
  return true
}

function holdsInOrder(words: string, letters: string): boolean {
  let place = 0
  for (const letter of letters) {
    const found = words.indexOf(letter, place)
    if (found < 0) return false
    place = found + 1
  }
  return true
}

/** True when two names mean one organisation ("UN Office" and "United Nations Office"). */
export function sameName(a: string, b: string): boolean {
  const words = (name: string): string => name.toLowerCase().replace(/\bun\b/g, 'united nations').split(/[^\p{L}]+/u).filter((word) => word.length > 0 && !/^(?:of|for|the|on|and|in)$/.test(word)).sort().join(' ')
  return words(a) === words(b)
}

/** True when the words hold the part as whole words. */
export function containsWord(words: string, part: string): boolean {
  if (part.length < 2) return false
  for (let place = words.indexOf(part); place >= 0; place = words.indexOf(part, place + 1)) {
    if (!/[\p{L}\p{N}]/u.test(words[place - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(words[place + part.length] ?? ' ')) return true
  }
  return false
}
