/** A person who signed, with the title in front of the name as the text writes it. */
export interface FoundSignatory {
  readonly name: string
  readonly title: string | null
  readonly start: number
  readonly end: number
}

const NO_NAMES =
  'On|The|In|At|This|And|Agency|Border|Coordination|Service|Company|Foundation|Association|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Party|Board|Bank|Fund|Network|Alliance|Letter|Great|Hall|Prime|Vice|Chief|Federation|Confederation|United|Nations|Office|Council|Union|Republic|Institute|Ministry|Memorandum|Assembly|Commonwealth|States|Terrorism|Counter|Secretary|General|Europe|Asia|Studies|Agreement|University|Organization|Security|Central|Strategic|Action|Plan|Understanding|Director|Minister|Commission|Cooperation|International|National|Regional|Permanent|Missions|Today|Crime|Drugs|City|York|Headquarters|Affairs|Health|Education|Transport'
const NAME = `(?!(?:\\S+\\s+)?(?:${NO_NAMES})\\b)\\p{Lu}[\\p{Ll}'-]+(?:\\s+(?:de|van|von|bin|al|el|da)\\b)?(?:\\s+\\p{Lu}\\.)?\\s+\\p{Lu}[\\p{L}'-]+`
const ROLE = '(?:Under-Secretary-General|Vice-Chancellor|Regional Director|Permanent Secretary|Chairperson|Managing Director|Secretary[ -]General|Deputy Secretary[ -]General|Executive Director|Director[ -]General|Director|Minister|President|Ambassador|Commissioner|Head|Chair|Chairman|Chairwoman|Chief Executive|CEO|Mayor|Rector|Governor|Chancellor)'
const TITLED = new RegExp(`\\b((?:(?:UN|OSCE|EU|Deputy|Vice|First|Acting|\\p{Lu}{2,8})\\s+){0,2}${ROLE}\\b(?:[^.;"–]|(?<=\\bMr|\\bMs|\\bDr|\\bMrs)\\.){0,200}?)[\\s,]+(?:(?:Mr|Ms|Mrs|Dr)\\.?\\s+)?(${NAME})(?![\\p{L}'-])(?=\\s*(?:[,.;–(]|$|(?:and|signed|today|have|on|jointly|in|agreed|put|initialled|at|yesterday|the)\\b))`, 'gu')
const NAMED = new RegExp(`(?<![\\p{L}'-])(?:(?:Mr|Ms|Mrs|Dr|Prof)\\.?\\s+|Professor\\s+)?(${NAME})(?![\\p{L}'-]),\\s+((?!and\\b)(?:the\\s+)?(?:(?!and\\b)[\\p{L}'’-]+\\s+){0,4}?${ROLE}\\b(?:\\s+(?:of|for)(?:\\s+(?:the|of|and|for|\\p{Lu}[\\p{L}'-]*)){1,10})?)`, 'gu')
const HONOURED = new RegExp(`\\b(?:H\\.E\\.\\s+)?(?:Mr|Ms|Mrs|Dr|Prof|Professor)\\.?\\s+(${NAME})(?![\\p{L}'-])`, 'gu')
// Who watched did not sign.
const WITNESSES = /\b(?:in the presence of|witnessed by|attended by|hosted by|welcomed by|in the presence|facilitated by)\b.*$/isu

/** Finds the signatories in the sentences that tell of the signing. */
export function signatoriesIn(head: string): FoundSignatory[] {
  const found: FoundSignatory[] = []
  for (const sentence of head.matchAll(/[^\n]{1,2000}/g)) {
    for (const part of sentence[0].matchAll(/(?:[^.]|\.(?!\s+\p{Lu}\p{Ll}+\s)|(?<=\b(?:Mr|Ms|Dr|Mrs|\p{Lu}))\.){1,1500}\.?/gu)) {
      if (!/\b(?:sign(?:ed|s|ing)|agreed|held a briefing|put their names|initialled)\b/i.test(part[0]) || /\b(?:thanked|initiative)\b/.test(part[0])) continue
      collect(part[0].replace(WITNESSES, ''), sentence.index + part.index, found)
    }
    if (found.length >= 2) break
  }
  return found
}

// A title stands before the name, or behind it; an honorific alone is enough beside "signed".
function collect(words: string, offset: number, found: FoundSignatory[]): void {
  for (const match of words.matchAll(NAMED)) keep(found, match[1] ?? '', match[2] ?? null, offset + match.index + match[0].indexOf(match[1] ?? ''))
  for (const match of words.matchAll(TITLED)) keep(found, match[2] ?? '', match[1] ?? null, offset + match.index + match[0].lastIndexOf(match[2] ?? ''))
  if (!/\b(?:sign(?:ed|ing)?|put their names|initialled)\b/i.test(words)) return
  for (const match of words.matchAll(HONOURED)) keep(found, match[1] ?? '', null, offset + match.index + match[0].lastIndexOf(match[1] ?? ''))
}

function keep(found: FoundSignatory[], words: string, title: string | null, start: number): void {
  const name = words.replace(/\s+/g, ' ')
  if (found.some((other) => other.name === name)) return
  const tidied = (title ?? '').replace(/\s+/g, ' ').replace(/[\s,]+(?:(?:Mr|Ms|Mrs|Dr)\.?)?$/, '').replace(/,?\s+and$/, '').replace(/^the\s+/, '').trim()
  found.push({ name, title: tidied === '' ? null : tidied, start, end: start + words.length })
}
