const YEAR = /\b(?:in|since|during|of|until|between|from|by|back in|as early as|around)\s+(?:the\s+)?(?:(?:early|late|mid|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december)[\s-]+(?:of\s+)?)?(1[0-9]\d\d|20\d\d)s?\b/gi
const FULL = /\b\d{1,2}\s+\p{L}{3,9}\s+(1[0-9]\d\d)\b|\b\p{L}{3,9}\s+\d{1,2},\s+(1[0-9]\d\d)\b/u
/** Nobody brings a text of an agreement older than this: such years are history. */
const OLD_YEAR = 1990
const NOW = /\b(?:today|now|this (?:week|month|year|agreement|memorandum)|new|yesterday|tomorrow|will|shall|currently|under the)\b/i

/**
 * True when a sentence tells of earlier years than the text's own ("In 1952, …"), or goes on doing so
 * after one that did. Without a year of its own, a text's mention of any year is history, if the
 * sentence opens with it.
 */
export function isHistory(sentence: string, ownYear: number | null, before: boolean): boolean {
  const years = [...sentence.matchAll(YEAR)].filter((match) => !/^(?:by|until|from|of|between)/i.test(match[0]) || match.index < 20)
  const old = FULL.exec(sentence)
  if (old && Number(old[1] ?? old[2]) < OLD_YEAR) return true
  const first = years[0]
  if (!first) return before && !NOW.test(sentence) && !/\b(?:undertakes|undertake|agree|agrees|commits)\b/.test(sentence)
  // "had been taken in 1897" looks back from a present of the text.
  if (/\b(?:had|has|have)\s+(?:been\s+)?\p{L}+/u.test(sentence)) return false
  const year = Number(first[1])
  if (year < OLD_YEAR) return true
  return ownYear === null ? first.index < 60 && year < 2030 : year < ownYear
}
