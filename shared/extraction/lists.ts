import type { Block } from './blocks.ts'
import { clausesOf } from './clauses.ts'
import { draftOf, type Draft } from './draft.ts'
import { itemsOf, trimItem } from './enumerations.ts'
import { joinedDecisions } from './joined-decisions.ts'
import { judge } from './judgement.ts'
import { namesParty } from './actors.ts'
import { draftsInPassage, flat, type Reading } from './passages.ts'
import { presentVerb } from './present-acts.ts'
import { presentIn } from './present-force.ts'
import { sentencesOf, type Range } from './sentences.ts'
import { classifySubject } from './subjects.ts'
import { ADVERB_IN_LY, canBeBaseVerb, isBaseVerb, isGerundAct } from './verb-forms.ts'

/** The governing words above a list: its kind, force and subject pass to the entries. */
export interface Stem {
  readonly draft: Draft
}

/** The last sentence before a list, when it governs it ("The parties agree to:"). */
export function stemOf(reading: Reading, block: Range, zone: Block['zone']): Stem | null {
  const sentence = sentencesOf(reading.text, block.start, block.end).at(-1)
  if (!sentence) return null
  const words = flat(reading.text, sentence)
  const clause = clausesOf(words).at(-1)
  if (clause) {
    const judgement = judge(clause, words, { subject: classifySubject(clause.subject, (subject) => namesParty(subject, reading.parties)), triggerWords: words.slice(clause.trigger.start, clause.trigger.end), inQuotation: false, isOtherInstrument: false, isInstrumentText: reading.isInstrumentText, isAboutAgreement: true, isHistory: false })
    if (judgement && judgement.kind !== 'statement' && judgement.kind !== 'effect') return { draft: draftOf(clause, judgement, sentence.start, []) }
    if (judgement) return null
  }
  const names = /\b(?:areas?|fields?|forms?|domains|priorities|themes|topics|means|ways|objectives?|aims?|goals?|commitments?|undertakings?|actions?|activities|measures|tasks|steps|deliverables|obligations|targets?|pledges?|contributions)\b/i
  if (OPENER.test(words) && reading.announcesMeasures && zone !== 'contacts' && zone !== 'final') return { draft: { kind: 'areas', force: 'planned', confidence: 0.6, start: sentence.start, end: sentence.end, rule: 'list-stem', trigger: sentence, complementStart: sentence.end, subject: '', items: [] } }
  if (!names.test(words) || !/[:]\s*$/.test(words) || zone === 'contacts' || zone === 'final') return null
  const confidence = zone === 'plan' || zone === 'areas' || /\b(?:co-?operation|collaboration|agreed|joint|objectives?|commitments?|priority|following|targets?|pledges?)\b/i.test(words) ? 0.7 : 0.5
  const isAim = /\b(?:objectives?|aims?|goals?)\b/i.test(words)
  return { draft: { kind: isAim ? 'objective' : 'areas', force: isAim ? 'aim' : 'agreed', confidence, start: sentence.start, end: sentence.end, rule: 'list-stem', trigger: sentence, complementStart: sentence.end, subject: '', items: [] } }
}

/** "Here's what's new:", "What does that mean for you?": news of an agreement opens its points. */
export const OPENER = /\b(?:here(?:'s| is) what(?:'s| is| will)? (?:new|agreed|changing|changes?|coming|happen)|what (?:does|do|will) (?:this|that|it|the \p{L}+) (?:mean|change|bring)|what(?:'s| is) (?:new|in it|in the \p{L}+|planned|next)|what (?:changes|will change|(?:has been|was) agreed|happens next|comes next)|(?:this|that) means|in (?:short|brief|a nutshell)|at a glance|(?:key|main) (?:points|elements|features|terms))\b[^.!]{0,40}[:?]\s*$/iu

/** True when most of a list's entries are acts, so that it may be a list of measures without a stem. */
export function listsActs(reading: Reading, bullets: readonly Block[]): boolean {
  const acts = bullets.filter((bullet) => opensWithAct(flat(reading.text, bullet))).length
  return acts >= 2 && acts * 2 > bullets.length
}

/** The stem of a list of measures that has none. */
export function bareStem(first: Block): Stem {
  return { draft: { kind: 'undertaking', force: 'planned', confidence: 0.57, start: first.start, end: first.start, rule: 'bare-list', trigger: { start: first.start, end: first.end }, complementStart: first.start, subject: '', items: [] } }
}

/** A stem made by a heading alone ("Activities"), for the list under it. */
export function headingStem(block: Block): Stem {
  return { draft: { kind: block.zone === 'areas' ? 'areas' : 'undertaking', force: 'planned', confidence: 0.66, start: block.start, end: block.end, rule: 'heading-stem', trigger: { start: block.start, end: block.end }, complementStart: block.end, subject: '', items: [] } }
}

/** Drafts from a list under a stem: acts are commitments of their own, areas are items of one. */
export function draftsInList(reading: Reading, stem: Stem, bullets: readonly Block[], quoteStem: boolean): Draft[] {
  const level = Math.min(...bullets.map((bullet) => bullet.level))
  const entries = entriesOf(bullets, level)
  const acts = entries.filter((entry) => isAct(reading, entry.block) || stem.draft.kind !== 'areas' && bindsInPresent(reading, entry.block) || hasActs(reading, entry.children)).length
  const areMeasures = stem.draft.rule === 'heading-stem' && entries.every((entry) => entry.block.isCoded)
  if (areMeasures || acts * 2 > entries.length) return entries.flatMap((entry) => draftsOfAct(reading, stem, entry))
  return [areasDraft(reading, stem, bullets, entries, quoteStem)]
}

interface Entry {
  readonly block: Block
  readonly children: readonly Block[]
}

function entriesOf(bullets: readonly Block[], level: number): Entry[] {
  const entries: { block: Block; children: Block[] }[] = []
  for (const bullet of bullets) {
    const last = entries.at(-1)
    if (bullet.level <= level || !last) entries.push({ block: bullet, children: [] })
    else last.children.push(bullet)
  }
  return entries
}

/** Where the act begins behind a label ("Headline target: Reduce …"), or -1. */
export function labelledActStart(words: string): number {
  const label = /^(?:\p{L}+ ){0,2}(?:measure|action|activity|commitment|deliverable|task|milestone|target|pledge|goal|objective)\b(?:[^:.]|\.(?=\d)){0,20}:\s+/iu.exec(words)?.[0].length ?? -1
  // "Action 1.2: Mentoring for 60 women each year." is a measure, verb or not.
  const isNumbered = /^\p{L}+\s+\d[\d.]*\s*:/u.test(words) && /\.\s*$/.test(words)
  const act = words.slice(Math.max(0, label))
  return label > 0 && (isNumbered || opensWithAct(act) || ASSIGNED.test(act)) ? label : -1
}

/** The act behind a label, in a line that could be a heading ("Measure 1.1: Introduce …"). */
export function isLabelledAct(words: string): boolean {
  return /^(?:measure|action|activity|commitment|step|deliverable|task|output|milestone|recommendation)\b/i.test(words) && LABEL.test(words) && opensWithAct(words)
}

/** True when a list entry or paragraph opens with an act: "to train", "train", "training guides", "shall train". */
export function opensWithAct(entry: string): boolean {
  const words = entry.replace(LABEL, '')
  const match = ACT_OPENING.exec(words)
  const word = match?.[2] ?? ''
  const rest = words.slice(match?.[0].length ?? 0)
  if (match?.[1]) return canBeBaseVerb(word)
  return isBaseVerb(word, rest) || isGerundAct(word, rest)
}

// "Connectivity: bringing broadband …"
const ACT_OPENING = new RegExp(`^[\\s"–:]*(?:(?:and|or)\\s+)?(to|shall|will|not to)?\\s*(?:(?:jointly|also|not|${ADVERB_IN_LY})\\s+)?(\\p{L}[\\p{L}-]*)`, 'iu')
const LABEL = /^\p{Lu}(?:[^:.;,]|\.(?=\d)){2,50}:\s+(?=\p{L})/u

// "Peru to circulate the draft": the entry names who acts.
const ASSIGNED = /^(?:the\s+)?\p{Lu}?[^,.;:]{2,60}?\sto\s+(?:be\s+)?\p{Ll}{3,}\s/u

function isAct(reading: Reading, block: Block): boolean {
  const words = flat(reading.text, block)
  if (opensWithAct(words) || ASSIGNED.test(words)) return true
  const clause = clausesOf(words)[0]
  return clause !== undefined && !clause.isRelative && /^(?:shall|will|agree-to|commit-to|decide-to|intend-to|is-to)$/.test(clause.trigger.rule.rule) && clause.subject.trim() !== ''
}

// "5. The plan is evaluated by the academy."
function bindsInPresent(reading: Reading, block: Block): boolean {
  const words = flat(reading.text, block)
  return /[.;]\s*$/.test(words) && /^\s*\p{Lu}/u.test(words) && presentVerb(words) !== null
}

function hasActs(reading: Reading, children: readonly Block[]): boolean {
  return children.length > 0 && children.filter((child) => isAct(reading, child)).length * 2 > children.length
}

function draftsOfAct(reading: Reading, stem: Stem, entry: Entry): Draft[] {
  const { block, children } = entry
  const words = flat(reading.text, block)
  if (!opensWithAct(words)) {
    const own = draftsInPassage(reading, block.start, block.end, stem.draft.kind === 'areas' ? presentIn(reading, block) : 'binding')
    if (own.length > 0 && children.length === 0) return own
    // "6. This measure enters into force …": it has a predicate, and promises nothing.
    if (own.length === 0 && children.length === 0 && !ASSIGNED.test(words) && clausesOf(words).length > 0) return []
  }
  if (hasActs(reading, children)) {
    return draftsInList(reading, stem, children, false)
  }
  const sentences = sentencesOf(reading.text, block.start, block.end)
  const first = sentences[0] ?? block
  const end = children.at(-1)?.end ?? first.end
  const act = actDraft(reading, stem, { start: block.start, end }, children)
  const rest = sentences.slice(1)
  const following = rest[0] && children.length === 0 ? draftsInPassage(reading, rest[0].start, block.end) : []
  return [act, ...following]
}

function actDraft(reading: Reading, stem: Stem, range: Range, children: readonly Block[]): Draft {
  const { text } = reading
  const trimmed = { start: range.start, end: range.end - (/[\s;,]*(?:\s(?:and|or))?[\s;,]*$/.exec(text.slice(range.start, range.end))?.[0].length ?? 0) }
  const words = flat(text, trimmed)
  const items = children.length > 0 ? children.map((child) => trimItem(text, child)) : actItems(words).map((item) => ({ start: trimmed.start + item.start, end: trimmed.start + item.end }))
  const kind = stem.draft.kind === 'areas' ? 'undertaking' : stem.draft.kind
  return { ...stem.draft, kind, start: trimmed.start, end: trimmed.end, complementStart: trimmed.start, items, rule: stem.draft.rule }
}

// "Forests: end illegal logging; restore 800,000 hectares"
function actItems(words: string): Range[] {
  const label = LABEL.exec(words)?.[0].length ?? 0
  const items = itemsOf(words, label, words.length)
  return items.length > 0 ? items : joinedDecisions(words, label, words.length)
}

// Under "… unless:" stand conditions, no items.
const CONDITIONAL_STEM = /\b(?:if|unless|where|when|whenever|provided that|in cases? where)\s*[:–-]?\s*$/i

function areasDraft(reading: Reading, stem: Stem, bullets: readonly Block[], entries: readonly Entry[], quoteStem: boolean): Draft {
  const innermost = entries.flatMap((entry) => (entry.children.length > 0 ? entry.children : [entry.block]))
  const items = CONDITIONAL_STEM.test(reading.text.slice(stem.draft.start, stem.draft.end)) ? [] : innermost.map((bullet) => trimItem(reading.text, firstSentence(reading, bullet))).filter((item) => item.end > item.start)
  const last = bullets.at(-1)
  const start = quoteStem ? stem.draft.start : (bullets[0]?.start ?? stem.draft.start)
  return { ...stem.draft, start, end: last?.end ?? stem.draft.end, items }
}

function firstSentence(reading: Reading, block: Block): Range {
  return sentencesOf(reading.text, block.start, block.end)[0] ?? block
}
