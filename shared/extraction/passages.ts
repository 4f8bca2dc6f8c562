import { clausesOf, type Clause } from './clauses.ts'
import { actStart, draftOf, type Draft } from './draft.ts'
import { itemsOf } from './enumerations.ts'
import { joinedDecisions } from './joined-decisions.ts'
import { judge } from './judgement.ts'
import { INSTRUMENT_TYPES } from './lexicon/instruments.ts'
import { namesParty } from './actors.ts'
import { baseForms } from './base-forms.ts'
import type { Party } from './parties.ts'
import { isHistory } from './history.ts'
import { quotationsOf } from './quotations.ts'
import type { PresentForce } from './present-acts.ts'
import { sentencesOf, type Range } from './sentences.ts'
import { classifySubject, type SubjectClass } from './subjects.ts'

/** What is known of the whole text when its passages are read. */
export interface Reading {
  readonly text: string
  readonly parties: readonly Party[]
  readonly isInstrumentText: boolean
  /** Whether its sentences bind in the plain present. */
  readonly present: PresentForce
  readonly isAboutAgreement: boolean
  /** The pillars of the Global Counter-Terrorism Strategy are asked for only then. */
  readonly isAboutTerrorism: boolean
  /** The text's opening announces measures: its lists of acts need no stem. */
  readonly announcesMeasures: boolean
  /** The year that the text is of, when it gives one: what it tells of earlier years is history. */
  readonly year: number | null
  /** Nouns of the instrument that the text is about. */
  readonly ownInstrument: ReadonlySet<string>
}

/** How far back "it" may point across a paragraph's end. */
const ANTECEDENT_CHARACTERS = 300
/** Behind a commitment as sure as this the plain present goes on committing. */
const SERIES_CONFIDENCE_MIN = 0.55

/** Reads the sentences of a passage and drafts their commitments. */
export function draftsInPassage(reading: Reading, start: number, end: number, present: PresentForce = reading.present): Draft[] {
  const quotations = quotationsOf(reading.text, start, end)
  const drafts: Draft[] = []
  let previousSubject: SubjectClass = 'none'
  let inHistory = false
  for (const range of sentencesOf(reading.text, start, end)) {
    const sentence = flat(reading.text, range)
    inHistory = isHistory(sentence, reading.year, inHistory)
    const force = present === 'news' && (drafts.at(-1)?.end ?? -1) >= range.start - 2 && isSure(drafts.at(-1)) ? 'series' : present
    for (const clause of clausesOf(sentence, force)) {
      const subject = subjectOf(reading, clause, previousSubject, range.start)
      const draft = draftInSentence(reading, sentence, range, clause, { subject, isHistory: inHistory }, quotations)
      if (draft) drafts.push(draft)
      previousSubject = clause.trigger.rule.rule === 'sign-to' ? 'instrument' : subject === 'it' ? previousSubject : subject
    }
  }
  return drafts
}

function isSure(draft: Draft | undefined): boolean {
  return draft !== undefined && draft.confidence >= SERIES_CONFIDENCE_MIN && /^(?:undertaking|areas|objective)$/.test(draft.kind)
}

/** One line of a range, at the same places: line ends and tabs become spaces. */
export function flat(text: string, range: Range): string {
  return text.slice(range.start, range.end).replace(/[\n\t]/g, ' ')
}

function subjectOf(reading: Reading, clause: Clause, previous: SubjectClass, place: number): SubjectClass {
  const subject = classifySubject(clause.subject, (words) => namesParty(words, reading.parties))
  if (subject !== 'it') return subject
  if (clause.trigger.rule.kind !== 'undertaking') return previous === 'instrument' ? 'instrument' : 'it'
  const antecedent = previous === 'none' ? subjectBefore(reading, place) : previous
  return antecedent === 'instrument' || antecedent === 'party' || antecedent === 'entity' ? antecedent : 'it'
}

// "It will …" at the start of a block points into the block before.
function subjectBefore(reading: Reading, place: number): SubjectClass {
  const before = { start: Math.max(0, place - ANTECEDENT_CHARACTERS), end: place }
  const last = sentencesOf(reading.text, before.start, before.end).filter((range) => /\p{L}{3}/u.test(reading.text.slice(range.start, range.end))).at(-1)
  const clause = last ? clausesOf(flat(reading.text, last))[0] : undefined
  return clause ? classifySubject(clause.subject, (words) => namesParty(words, reading.parties)) : 'none'
}

const PURPOSE =
  /\b(?:to\s+(?:further\s+|jointly\s+|better\s+)?\p{L}{3,}|aim(?:ed|ing)\s+(?:at|to)|designed\s+to|setting out|by means of|under which|for the (?:\p{L}+ )?(?:development|promotion|protection|exchange|implementation|repair)|(?:that|which) (?:will|aims?|seeks|sets|commits|provides)|in order to|with a view to|committing|for \p{L}+ing|with the (?:aim|purpose|objective|goal) of)\b/iu

function draftInSentence(reading: Reading, sentence: string, range: Range, clause: Clause, { subject, isHistory }: { subject: SubjectClass; isHistory: boolean }, quotations: readonly Range[]): Draft | null {
  const place = range.start + clause.trigger.start
  const quotation = quotations.find((quoted) => place >= quoted.start && place < quoted.end)
  const judgement = judge(clause, sentence, {
    subject,
    triggerWords: sentence.slice(clause.trigger.start, clause.trigger.end),
    inQuotation: quotation !== undefined,
    isOtherInstrument: isOther(reading, clause, sentence, subject),
    isInstrumentText: reading.isInstrumentText,
    isAboutAgreement: reading.isAboutAgreement,
    isHistory,
  })
  if (!judgement) return null
  const complement = sentence.slice(clause.trigger.end, clause.end)
  const rule = clause.trigger.rule.rule
  if (rule === 'sign-to' && !PURPOSE.test(sentence.slice(clause.trigger.start, clause.end))) return null
  // "have agreed on the following programme:" announces what other blocks say.
  if (/:\s*$/.test(sentence) && /^\s*(?:on\s+|upon\s+)?(?:(?:the|as)\s+)?follow(?:ing|s)\b[^,.;]{0,60}:\s*$/i.test(complement)) return null
  // "A map is in preparation." is whole; "The parties shall:" is only a stem.
  if (complement.replace(/[^\p{L}]/gu, '').length < 4) return rule === 'work-under-way' || rule === 'hereby' ? draftOf(clause, judgement, range.start, []) : null
  const items = itemsOf(rule === 'plain-present' ? baseForms(sentence, clause.trigger.start) : sentence, itemStart(clause, sentence), clause.end)
  const joined = items.length === 0 && DECIDES.test(rule) ? joinedDecisions(sentence, clause.trigger.start, clause.end) : items
  const draft = draftOf(clause, refine(judgement, rule, items.length, sentence), range.start, joined)
  return quotation ? { ...draft, start: Math.max(draft.start, quotation.start), end: Math.min(draft.end, quotation.end) } : draft
}

const DECIDES = /^(?:decide-to|body-decides|agree-to|instruct-organ)$/

function itemStart(clause: Clause, sentence: string): number {
  if (clause.trigger.rule.rule === 'plain-present') return actStart(clause)
  if (clause.trigger.rule.rule !== 'sign-to') return clause.trigger.end
  const words = sentence.slice(clause.trigger.start, clause.end)
  const purpose = /\s(?:to|aimed at|designed to|in order to)\s+(?=\p{L}+)/iu.exec(words)
  return purpose ? clause.trigger.start + purpose.index + purpose[0].length : clause.trigger.end
}

function refine<T extends { kind: string; confidence: number }>(judgement: T, rule: string, items: number, sentence: string): T {
  // "sets out the priorities for cooperation" says nothing of them.
  if (rule === 'areas' && items < 2 && /\b(?:sets?|outlines?|lays|reflects|identifies|defines|establishes)\b[^,:]{0,60}\b(?:areas|fields|priorities|principles|directions|forms|domains)\b/i.test(sentence)) return { ...judgement, confidence: Math.min(judgement.confidence, 0.4) }
  if (rule === 'areas' && items < 2 && /\bcovers?\s+(?:all\s+)?(?:\p{L}+\s+){0,2}(?:employees|workers|persons|staff|vessels|goods|products|territor\p{L}+|members|citizens|nationals)\b/u.test(sentence)) return { ...judgement, confidence: Math.min(judgement.confidence, 0.4) }
  if (rule !== 'sign-to') return judgement
  if (/\bannounces?\b|\btoday\b[^.]{0,60}\bannounced\b/i.test(sentence)) return { ...judgement, kind: 'undertaking', confidence: 0.65 }
  // "signed a memorandum in which the museum undertakes to …"
  if (/\b(?:in|under|by) which\b[^.;]*\b(?:undertakes?|agrees?|commits?|pledges?|will|shall)\b/i.test(sentence)) return { ...judgement, kind: 'undertaking', confidence: Math.min(0.65, judgement.confidence + 0.1) }
  const statesMeans = items >= 2 && /\b(?:by means of|through|including|such as|in the areas? of)\b/.test(sentence)
  return statesMeans ? { ...judgement, kind: 'objective', confidence: 0.7 } : judgement
}

const SPECIFIC = /\b(?:the|The)\s+(?:\p{Lu}\p{L}+\s+){0,5}(Compact|Declaration|Convention|Treaty|Charter|Resolution|Protocol|Strategy|Covenant)\b/u

function isOther(reading: Reading, clause: Clause, sentence: string, subject: SubjectClass): boolean {
  const words = clause.trigger.rule.rule === 'purpose' ? sentence.slice(clause.start, clause.trigger.end) : clause.subject
  const named = SPECIFIC.exec(words)?.[1]?.toLowerCase()
  if (!named || reading.ownInstrument.has(named)) return false
  return subject === 'instrument' || clause.trigger.rule.rule === 'purpose'
}

/** Nouns by which a text means its own instrument. */
export function ownInstrumentNouns(sample: string): Set<string> {
  const head = sample.slice(0, 1500).toLowerCase()
  const nouns = new Set<string>(['this'])
  for (const type of INSTRUMENT_TYPES) {
    for (const words of type.words) if (head.includes(words)) for (const word of words.split(' ')) nouns.add(word)
  }
  for (const word of ['compact', 'convention', 'treaty', 'charter', 'protocol', 'covenant', 'resolution', 'strategy']) {
    if (new RegExp(`\\b(?:sign|adopt|this|conclude|launch|agree|parties to)[^.]{0,60}\\b${word}`).test(head) || head.slice(0, 120).includes(word)) nouns.add(word)
  }
  return nouns
}
