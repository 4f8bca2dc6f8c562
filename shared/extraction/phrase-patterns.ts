/**
 * Compiles the lexicon's phrases to patterns. `|` separates single words, never phrases. `~` allows
 * adverbs or one remark between commas;
 * `<sum>` a number ahead; `<of>` the words of an "of …" group; `<whom>` a few words that name who is bound; `<organ>` a body's name; `<instrument>` and `<areas>` the
 * words up to such a noun. Every gap is bounded, so a match costs linear time. The lexicon is English:
 * plain character classes compile a hundred times faster than Unicode ones.
 */
export function phrasePattern(phrases: readonly string[]): RegExp {
  return new RegExp(`(?<![\\w-])(?:${phrases.map(compilePhrase).join('|')})`, 'gi')
}

const ADVERB = '(?:also|further|furthermore|jointly|today|therefore|both|now|currently|hereby|mutually|together|formally|fully|in principle|unanimously|in particular|primarily|mainly|especially|particularly|specifically|already|presently|initially|actively|[a-z]+ly|not|among other things|inter alia|first|firmly|yesterday|again|newly|on [a-z]+day)'
const GAPS: Readonly<Record<string, string>> = {
  '~': `(?:\\s+${ADVERB}){0,3}(?:\\s*,[^,;.:]{1,90},)?(?:\\s+${ADVERB}){0,2}`,
  '<a>': "(?:\\s+(?:a|an|the|its|their|our|full|broad|new|same|strong|firm|common|joint|mutual|continued))*",
  '<been>': '(?:\\s+been)?',
  '<self>': '(?:\\s+(?:themselves|itself|ourselves))?',
  '<also>': '(?:\\s+(?:also|already|each|jointly))?',
  '<sum>': '(?=\\s+(?:(?:up to|at least|more than|a further|an additional|another|some|about)\\s+)?(?:[$€£]|[a-z]{2,3}[$€£]|[a-z]{3}\\s)?\\d)',
  '<of>': '(?:\\s+(?:of|for|in)\\b[^,;.:]{1,110}?)?',
  '<whom>': '(?:\\s+[^\\s,.;:]+){1,6}?',
  '<organ>': '(?:\\s+[^\\s,;.:]+){0,5}?\\s+(?:secretary|secretariat|secretary[ -]general|director|director[ -]general|directorate|committee|subcommittee|board|bureau|council|commission|group|team|officer|office|chair|president|rapporteur|panel|body|organ|force|staff|coordinator|ministers|officials|experts|registrar|treasurer|clerk|manager|executive|librarian|institute|agency|observatory|centre|center|unit|department|ministry|presidency|inspectorate|administration|service|services|legal adviser|delegations|departments|ministries|agencies|governors|deputies|negotiators|experts)(?:\\s+(?:of|on|for)(?:\\s+[^\\s,;.:]+){1,5}?)?',
  '<instrument>': '(?:\\s+[^\\s.;:]+){0,7}?\\s+(?:memorandum|memorandum of [^\\s,.;:]+|mou|agreement|arrangement|accord|pact|declaration|plan|framework|partnership|protocol|initiative|programme|program|fund|alliance|project|letter|compact|charter|scheme|campaign|roadmap|statement|centre|center|network)\\)?(?:\\s*\\([^()]{1,60}\\))?(?:\\s+[^\\s.;:]+){0,14}?,?',
  '<areas>': '(?:\\s+[^\\s.;:]+){0,7}?\\s+(?:areas|fields|priorities|principles|directions|forms|domains)\\b(?:[^,;.:]{0,60}?(?:including|such as)|\\s+(?:of|for))?',
}

function compilePhrase(phrase: string): string {
  const words = phrase.split(' ')
  let pattern = ''
  for (const [index, word] of words.entries()) {
    const gap = GAPS[word]
    if (gap !== undefined) pattern += gap
    else if (word === ':') pattern += '\\s*:'
    else pattern += `${index === 0 ? '' : '\\s+'}(?:${escapeWord(word)}${index === 0 && word === 'is|are' ? "|(?:we|they|you)'re" : ''})(?![\\w-])`
  }
  return pattern
}

function escapeWord(word: string): string {
  return word.replace(/[.*+?^${}()[\]\\]/g, '\\$&')
}
