import { PREDICATES, type PredicateRule } from './lexicon/predicates.ts'
import { phrasePattern } from './phrase-patterns.ts'

/** Words in a sentence that announce a commitment; places are relative to the sentence. */
export interface Trigger {
  readonly rule: PredicateRule
  readonly start: number
  readonly end: number
}

const COMPILED = PREDICATES.map((rule) => ({ rule, pattern: phrasePattern(rule.phrases), stems: stemsOf(rule) }))

/** More predicates than any sentence has; bounds the work that one made-up line can cause. */
const TRIGGERS_MAX = 16

/** Finds the triggers of a sentence, in order and without overlaps; the earlier rule in the lexicon wins. */
export function triggersOf(sentence: string): Trigger[] {
  const lower = sentence.toLowerCase()
  const found: Trigger[] = []
  for (const { rule, pattern, stems } of COMPILED) {
    if (!stems.some((stem) => lower.includes(stem))) continue
    pattern.lastIndex = 0
    for (let match = pattern.exec(sentence); match; match = pattern.exec(sentence)) {
      const end = match.index + match[0].length
      const start = match.index + pronounLength(match[0])
      if (found.some((other) => start < other.end && end > other.start)) continue
      if (isNounHere(sentence, start, end, rule)) continue
      found.push({ rule, start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start).slice(0, TRIGGERS_MAX)
}

// "we'll": the pronoun is the subject, the rest the predicate.
function pronounLength(words: string): number {
  return /^\p{L}+(?='(?:ll|re)\b)/iu.exec(words)?.[0].length ?? 0
}

// The first words of a rule's phrases, as a cheap test before its pattern runs.
function stemsOf(rule: PredicateRule): string[] {
  const words = rule.phrases.flatMap((phrase) => (phrase.split(' ')[0] ?? '').split('|'))
  // "is|are" also matches "we're".
  return [...new Set(words.flatMap((word) => (word === 'are' ? ['are', "'re"] : [word.toLowerCase()])))]
}

const NOUN_CONTEXT = /(?:^|[\s(])(?:the|a|an|this|that|its|their|our|of|action|work|joint|biennial|national|to|as|such|with|for|by|into|not to|common|main|new|no|regional|and the|strategic|(?:a|the|its|their|with) (?:particular|special|strong|specific|clear|key|primary|renewed|shared|joint))\s+$/i
const EITHER_NOUN_OR_VERB = /^(?:plan|plans|planned|aim|aims|focus|focuses|cover|covers|pledge|promise|promises|request|requests|direct|set|seek|approved|sign|launch|form|form|forms|undertake|agree|agreed|committed|commit|decide|resolve|resolves|include|includes|comprise|envisage|address|calls|provide|provides|identified|established|signed|establish|adopt|announce|share|need|needs|intended|planned|charges|tasks|asked|grant|grants|guarantee|guarantees|accord|accords|conclude|strive|endeavour|look)\b/i

const IN_TIME = /^\s+(?:(?:early|late|mid|spring|summer|autumn|winter|the (?:first|second|third|fourth))[\s-]+)?(?:\d{1,4}|january|february|march|april|may|june|july|august|september|october|november|december|half|quarter|spring|summer|autumn|winter)\b/i

// "field schools and small grants to cooperatives": a member of a list, for a subject in the singular has an article or a name.
const IN_LIST = /(?:[,;]\s+|\b(?:and|or|by|of|through|with|including)\s+)(?:\p{Ll}[\p{L}-]*\s+){0,2}$/u

function isNounHere(sentence: string, start: number, end: number, rule: PredicateRule): boolean {
  const before = sentence.slice(Math.max(0, start - 24), start)
  // "3. Approves the budget": a decision opens its paragraph.
  if (rule.rule === 'body-decides') return /\p{L}/u.test(sentence.slice(0, start))
  if (rule.rule === 'present-undertaking' && /\b(?:to|shall|will|may|not)\s+(?:\p{L}+ly\s+)?$/u.test(before)) return true
  if (/^(?:grants|pledges|accords|guarantees)$/i.test(sentence.slice(start, end)) && IN_LIST.test(sentence.slice(0, start))) return true
  if (rule.rule === 'will' && /\b(?:good|free|political|the|their|common|his|her|at)\s+$/i.test(before)) return true
  if (rule.rule === 'may' && /^May\s+\d/.test(sentence.slice(start, end + 3))) return true
  if (rule.rule === 'may' && (/\d\s+$/.test(before) || sentence[start] === 'M' && start > 0)) return true
  // "will be conducted in 2025" says when, not in which form.
  if (rule.rule === 'areas' && /\bin$/i.test(sentence.slice(start, end)) && IN_TIME.test(sentence.slice(end, end + 24))) return true
  if (rule.rule === 'is-to') return /^\s*(?:be (?:seen|welcomed|hoped|expected|commended)\b|date\b|say\b)/.test(sentence.slice(end, end + 30))
  return !/\b(?:will|shall)\s+be\b/.test(sentence.slice(start, end)) && EITHER_NOUN_OR_VERB.test(sentence.slice(start, end)) && NOUN_CONTEXT.test(before)
}
