const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['he', /\p{Script=Hebrew}/gu],
]
const WORDS: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['en', new Set(['the', 'and', 'of', 'to', 'in', 'for', 'will', 'with', 'shall', 'on'])],
  ['fr', new Set(['le', 'la', 'les', 'des', 'et', 'du', 'une', 'dans', 'pour', 'aux'])],
  ['de', new Set(['der', 'die', 'und', 'das', 'den', 'von', 'mit', 'für', 'ist', 'zur'])],
  ['it', new Set(['il', 'gli', 'della', 'delle', 'di', 'che', 'nel', 'con', 'per', 'alla'])],
  ['pt', new Set(['os', 'das', 'dos', 'da', 'do', 'uma', 'para', 'com', 'pela', 'na'])],
  ['es', new Set(['el', 'los', 'las', 'del', 'y', 'una', 'para', 'con', 'por', 'en'])],
]
const SAMPLE_CHARACTERS = 20_000

/** The language of a text, guessed from its script and its commonest words; `und` without evidence. */
export function languageOf(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARACTERS)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return 'und'
  for (const [language, script] of SCRIPTS) {
    if ((sample.match(script)?.length ?? 0) > letters / 2) return language
  }
  const counts = WORDS.map(([language, words]) => ({ language, count: countWords(sample, words) })).sort((a, b) => b.count - a.count)
  const best = counts[0]
  return best && best.count > 0 ? best.language : 'und'
}

function countWords(sample: string, words: ReadonlySet<string>): number {
  let count = 0
  for (const word of sample.toLowerCase().match(/\p{L}+/gu) ?? []) if (words.has(word)) count += 1
  return count
}
