import { baseOfPresent } from './verb-forms.ts'

const PRESENT = /(?:^|,\s+|;\s+|\s(?:and|or|then)\s+)(?:(?:and|or|then|also)\s+)*(?:\p{Ll}+ly\s+)?(\p{Ll}+s)(?=\s+[\p{Ll}\d]|,)/gu

/**
 * The sentence with the verbs of its plain-present acts in their base form, padded to the same length,
 * so that what is found in it stands at the same place ("drops the suit and pays" → "drop  the suit and pay ").
 */
export function baseForms(sentence: string, from: number): string {
  const act = sentence.slice(from).replace(PRESENT, (match, verb: string) => {
    const base = baseOfPresent(verb)
    return base === null ? match : match.slice(0, match.length - verb.length) + base.padEnd(verb.length)
  })
  return sentence.slice(0, from) + act
}
