/** A person who signed, with the title in front of the name as the text writes it. */
export interface FoundSignatory {
  readonly name: string
  readonly title: string | null
  readonly start: number
  readonly end: number
}

const NO_NAMES =
  'United|Nations|Office|Council|Union|Republic|Institute|Ministry|Memorandum|Assembly|Commonwealth|States|Terrorism|Counter|Secretary|General|Europe|Asia|Studies|Agreement|University|Organization|Security|Central|Strategic|Action|Plan|Understanding|Director|Minister|Commission|Cooperation|International|National|Regional|Permanent|Missions|Today|Crime|Drugs|City|York|Headquarters|Affairs|Health|Education|Transport'
const NAME = `(?!(?:\\S+\\s+)?(?:${NO_NAMES})\\b)\\p{Lu}[\\p{Ll}'-]+(?:\\s+(?:de|van|von|bin|al|el|da)\\b)?(?:\\s+\\p{Lu}\\.)?\\s+\\p{Lu}[\\p{L}'-]+`
const ROLE = '(?:Under-Secretary-General|Secretary[ -]General|Deputy Secretary[ -]General|Executive Director|Director[ -]General|Director|Minister|President|Ambassador|Commissioner|Head|Chair|Chairman|Chairwoman|Chief Executive|CEO|Mayor|Rector|Governor|Chancellor)'
const TITLED = new RegExp(`\\b((?:(?:UN|OSCE|EU|Deputy|Vice|First|Acting|\\p{Lu}{2,8})\\s+){0,2}${ROLE}\\b(?:[^.;"–]|(?<=\\bMr|\\bMs|\\bDr|\\bMrs)\\.){0,200}?)[\\s,]+(?:(?:Mr|Ms|Mrs|Dr)\\.?\\s+)?(${NAME})(?=\\s*(?:[,.;–(]|$|and\\b|signed\\b|today\\b|have\\b|on\\b|jointly\\b|in\\b|agreed\\b))`, 'gu')

/** Finds the signatories in the sentences that tell of the signing. */
export function signatoriesIn(head: string): FoundSignatory[] {
  const found: FoundSignatory[] = []
  for (const sentence of head.matchAll(/[^\n]{1,2000}/g)) {
    for (const part of sentence[0].matchAll(/(?:[^.]|\.(?!\s+\p{Lu}\p{Ll}+\s)|(?<=\b(?:Mr|Ms|Dr|Mrs|\p{Lu}))\.){1,1500}\.?/gu)) {
      if (!/\b(?:sign(?:ed|s|ing)|agreed|held a briefing)\b/.test(part[0]) || /\b(?:thanked|initiative)\b/.test(part[0])) continue
      collect(part[0], sentence.index + part.index, found)
    }
    if (found.length >= 2) break
  }
  return found
}

function collect(words: string, offset: number, found: FoundSignatory[]): void {
  for (const match of words.matchAll(TITLED)) {
    const name = (match[2] ?? '').replace(/\s+/g, ' ')
    if (found.some((other) => other.name === name)) continue
    const start = offset + match.index + match[0].lastIndexOf(match[2] ?? '')
    const title = (match[1] ?? '').replace(/\s+/g, ' ').replace(/[\s,]+(?:(?:Mr|Ms|Mrs|Dr)\.?)?$/, '').trim()
    found.push({ name, title: title === '' ? null : title, start, end: start + (match[2] ?? '').length })
  }
}
