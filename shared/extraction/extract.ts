import { blocksOf, type Block } from './blocks.ts'
import { datesIn } from './dates.ts'
import type { Draft } from './draft.ts'
import { draftsOf } from './drafts.ts'
import { dueIn } from './due-dates.ts'
import { conditionIn, evidenceIn, pillarsIn, placeIn, regionsIn, shapeOf, themesIn } from './fields.ts'
import { fold, originalSpan, type Folded } from './folded.ts'
import { instrumentOf } from './instrument.ts'
import { languageOf } from './language.ts'
import { actorsIn } from './actors.ts'
import { partiesOf } from './parties.ts'
import { flat, ownInstrumentNouns, type Reading } from './passages.ts'
import type { Extraction, Proposal, ProposedSpan } from './proposal.ts'
import type { Range } from './sentences.ts'
import { isNegative, titleOfComplement, titleOfPassive, titleOfWords } from './titles.ts'

export type { Extraction, Proposal, ProposedSpan } from './proposal.ts'
export { titleFromWords } from './titles.ts'

/** Proposals at least this sure come ticked. */
const TICKED_CONFIDENCE_MIN = 0.55
/** An excerpt as short as this need not say what it is of. */
const EXCERPT_CHARACTERS_MAX = 400
/** Where a text says what it is. */
const OPENING_CHARACTERS = 700
/** Parties are named early; the head of a long text is enough to find them. */
const HEAD_CHARACTERS = 12_000
const LEDE_CONFIDENCE_MIN = 0.4
const QUOTE_CHARACTERS_MIN = 12
/** How many proposals back "they" may point. */
const ANTECEDENTS_MAX = 4
/** Kinds whose dates tell of the signing, not of work. */
const HAS_NO_DUE: ReadonlySet<string> = new Set(['headline', 'purpose-lede', 'statement', 'effect', 'other-instrument'])

/**
 * Reads the text of an agreement or a press release and proposes its commitments, each with the exact
 * words it rests on, and the instrument's fields. Pure and deterministic; never throws; works for
 * English, proposes nothing reliable in other languages (see `language`).
 */
export function extract(text: string): Extraction {
  const folded = fold(text)
  const blocks = blocksOf(folded.text)
  const reading = readingOf(folded, blocks)
  const language = languageOf(folded.text)
  const titleBlock = blocks.find((block) => block.kind === 'title') ?? null
  const instrument = instrumentOf(folded, reading.parties, titleBlock)
  const signingYear = /^\d{4}/.exec(instrument.signedOn?.date ?? '')?.[0]
  const drafts = language === 'en' ? withoutOverlaps(doubted(draftsOf(reading, blocks), folded.text)) : []
  const proposals = drafts.map((draft, index) => propose(folded, reading, draft, actorsBefore(reading, drafts, index), signingYear ? Number(signingYear) : null))
  return {
    proposals: tickLede(proposals.filter((proposal) => proposal.quote.length >= QUOTE_CHARACTERS_MIN)),
    instrument,
    sourceTitle: titleBlock ? originalSpan(folded, titleBlock.start, titleBlock.end).text : null,
    language,
    paragraphs: blocks.map((block) => spanOf(originalSpan(folded, block.start, block.end))),
  }
}

function readingOf(folded: Folded, blocks: readonly Block[]): Reading {
  const head = folded.text.slice(0, HEAD_CHARACTERS)
  const hasOwnTitle = blocks.some((block) => block.kind === 'title' && isInstrumentTitle(folded.text.slice(block.start, block.end)))
  const shalls = head.match(/\bshall\b/g)?.length ?? 0
  return {
    text: folded.text,
    parties: partiesOf(folded.text, headOf(folded.text, blocks)),
    isAboutAgreement: (folded.text.length < EXCERPT_CHARACTERS_MAX && !blocks.some((block) => block.kind === 'title')) || AGREEMENT_WORDS.test(folded.text),
    isAboutTerrorism: /terroris/i.test(folded.text),
    announcesMeasures: MEASURES_WORDS.test(folded.text.slice(0, OPENING_CHARACTERS)),
    year: yearOf(head),
    isInstrumentText: shalls >= 4 || hasOwnTitle || blocks.some((block) => block.zone === 'plan'),
    present: hasOwnTitle || shalls >= 4 || AGREED_AS_FOLLOWS.test(head) ? 'binding' : MEASURES_WORDS.test(folded.text.slice(0, OPENING_CHARACTERS)) ? 'news' : 'none',
    ownInstrument: ownInstrumentNouns(head),
  }
}

const AGREEMENT_WORDS =
  /\b(?:agreements?|memorandum|mou|treaty|convention|protocol|pact|accord|partnership|alliance|declaration|compact|charter|roadmap|(?:action|work) plan|plan of action|strategy|programme|project|co-?operation|signed|agree[ds]?|commits?|committed|commitments?|undertakes?|pledge[ds]?|shall|together|grants?|funding|initiative|announce[ds]?|decided|offered|vow(?:s|ed)?|deal|ink(?:s|ed)|partners?|joint|bilateral)\b/i

// "Framework agreement on telework": the title is the instrument's own, no news of it.
function isInstrumentTitle(title: string): boolean {
  if (/^our (?:\p{L}+ )?(?:promises?|pledges?|commitments?|charter|code)\b/iu.test(title)) return true
  return title.length < 160 && /\b(?:agreement|memorandum|convention|protocol|treaty|charter|code|pact|act|law|regulation|decision|declaration|arrangement|rules|covenant|letter of \p{L}+|work(?:ing)? programme|work(?:ing)? plan|action plan|plan of action|terms of reference|statutes?|by-?laws|compact|(?:voluntary|joint|common) commitments?|pledge|code of \p{L}+)\b/iu.test(title) && !/\b(?:signs?|signed|agrees?|agreed|launch\w*|hails?|will|to|welcomes?|renews?|strikes?|reach\w*|what|how)\b/i.test(title)
}

const AGREED_AS_FOLLOWS = /\b(?:shall|will) constitute an agreement|\bpropose the following|\b(?:agree[ds]?|declared?|decided?|resolved?|undertake) as follows|\b(?:have|has) (?:come to|reached) the following (?:understanding|agreement|arrangement)/i
const MEASURES_WORDS = /\b(?:agreement|memorandum|pact|accord|partnership|declaration|compact|charter|road ?map|action plan|plan of action|work plan|strategy|initiatives|commitments?|pledges?|pledged|committed|agreed|measures|deliverables|outcomes|announce[sd]?|fact sheet|partner(?:s|ed|ing)? with|partner schools|team(?:s|ed|ing)? up|join(?:s|ed|ing)? forces|inked|vow(?:s|ed)?)\b/i

// The year of the first full date that a text gives.
function yearOf(head: string): number | null {
  const dated = datesIn(head.slice(0, 2000)).find((date) => !date.date.startsWith('X'))
  return dated && !dated.date.startsWith('1') ? Number(dated.date.slice(0, 4)) : null
}

// The head with its blocks kept apart, so that no name runs from a title into the first paragraph.
// Cut off, since a whole text can be one block.
function headOf(text: string, blocks: readonly Block[]): string {
  let head = ''
  for (const block of blocks) {
    if (block.start >= HEAD_CHARACTERS) break
    head = head.padEnd(block.start, '|') + flat(text, block)
  }
  return head.slice(0, HEAD_CHARACTERS)
}

// A call for tenders or a job advertisement tells what will be done with the replies.
const NOTICE = /\b(?:invitation to tender|invites? tenders|(?:call|request) for (?:tenders|proposals|applications|quotations|papers|abstracts)|vacancy|vacancies|job description|we are (?:hiring|recruiting)|terms and conditions of sale)\b/i
const NOTICE_DOUBT = 0.3
// "The Peace of Orlen (1648)": nobody is bound by it any more.
const OLD_TITLE = /\((?:1[0-8]\d\d|19[0-4]\d)\)|\b(?:of|in) (?:1[0-8]\d\d|19[0-4]\d)\b/
const RECENT_YEAR = /\b(?:199\d|20\d\d)\b/
const HISTORY_DOUBT = 0.5
/** Such a text says in its title what it is. */
const NOTICE_CHARACTERS = 120

function doubted(drafts: readonly Draft[], text: string): readonly Draft[] {
  const doubt = NOTICE.test(text.slice(0, NOTICE_CHARACTERS)) ? NOTICE_DOUBT : OLD_TITLE.test(text.slice(0, NOTICE_CHARACTERS)) && !RECENT_YEAR.test(text) ? HISTORY_DOUBT : 0
  return doubt === 0 ? drafts : drafts.map((draft) => ({ ...draft, confidence: Math.max(0.05, draft.confidence - doubt) }))
}

function withoutOverlaps(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = []
  for (const draft of [...drafts].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (!last || draft.start >= last.end) kept.push(draft)
    else if (draft.confidence > last.confidence + 0.2) kept[kept.length - 1] = draft
  }
  return kept
}

// "They also agreed …" means whoever acted in the sentence before.
function actorsBefore(reading: Reading, drafts: readonly Draft[], index: number): string[] {
  const subject = drafts[index]?.subject.trim() ?? ''
  if (!/^(?:they|it)\b/i.test(subject)) return actorsIn(subject, reading.parties)
  for (let earlier = index - 1; earlier >= Math.max(0, index - ANTECEDENTS_MAX); earlier -= 1) {
    const words = drafts[earlier]?.subject ?? ''
    const actors = actorsIn(words, reading.parties)
    if (actors.length > 0) return actors
  }
  return actorsIn(subject, reading.parties)
}

function propose(folded: Folded, reading: Reading, draft: Draft, actors: readonly string[], signingYear: number | null): Proposal {
  const range = { start: draft.start, end: draft.end }
  const words = flat(folded.text, range)
  const quote = originalSpan(folded, range.start, range.end)
  const within = (found: Range | null, from: number): ProposedSpan | null => (found ? originalSpan(folded, from + found.start, from + found.end) : null)
  const dueRange = draft.aside ?? range
  const due = HAS_NO_DUE.has(draft.kind) ? null : dueIn(flat(folded.text, dueRange), signingYear)
  const dueWords = within(due, dueRange.start)
  const complement = flat(folded.text, { start: draft.complementStart, end: Math.max(draft.complementStart, draft.end) })
  const actRange = { start: draft.kind === 'areas' ? 0 : Math.max(0, Math.min(draft.complementStart, draft.end) - draft.start), end: words.length }
  return {
    quote: quote.text,
    start: quote.start,
    end: quote.end,
    items: draft.items.map((item) => originalSpan(folded, item.start, item.end)).filter((item) => item.text !== '' && item.start >= quote.start && item.end <= quote.end),
    confidence: Math.round(draft.confidence * 100) / 100,
    kind: draft.kind,
    ticked: isTicked(draft),
    title: titleOf(draft, complement, words),
    force: draft.force,
    shape: shapeOf(words.slice(actRange.start)),
    actors: actors.length > 0 ? actors : actorsIn('', draft.kind === 'statement' ? [] : reading.parties),
    condition: within(conditionIn(words), range.start),
    due: due && dueWords ? { words: dueWords, date: due.date } : null,
    place: within(placeIn(words), range.start),
    regions: regionsIn(words),
    themes: themesIn(words),
    pillars: reading.isAboutTerrorism ? pillarsIn(words) : [],
    evidence: evidenceIn(words, actRange, reading.isAboutTerrorism).map(({ field, value, start, end }) => ({ field, value, words: originalSpan(folded, range.start + start, range.start + end) })),
    reasons: [{ rule: draft.rule, words: originalSpan(folded, draft.trigger.start, draft.trigger.end) }],
  }
}

function titleOf(draft: Draft, complement: string, words: string): string {
  if (isNegative(words, draft.trigger.end - draft.start)) return titleOfWords(words)
  if (/^(?:shall|will|would)$/.test(draft.rule)) {
    const passive = titleOfPassive(draft.subject.trim(), complement)
    if (passive) return passive
  }
  if (draft.rule === 'areas') return titleOfComplement(words.slice(Math.max(0, draft.trigger.start - draft.start)).replace(/^(?:will|shall|would|may|can|to)\s+(?:also\s+)?/i, ''))
  if (draft.rule === 'sign-to') {
    const purpose = /\bto\s+(?=\p{L})/u.exec(words.slice(draft.trigger.start - draft.start))
    if (purpose) return titleOfComplement(words.slice(draft.trigger.start - draft.start + purpose.index + purpose[0].length))
  }
  return titleOfComplement(complement) || titleOfComplement(words)
}

function isTicked(draft: Draft): boolean {
  return ['undertaking', 'objective', 'areas', 'procedure'].includes(draft.kind) && draft.confidence >= TICKED_CONFIDENCE_MIN
}

// The lede's purpose is worth taking only where the body does not state the commitments itself.
function tickLede(proposals: readonly Proposal[]): Proposal[] {
  if (proposals.some((proposal) => proposal.ticked)) return [...proposals]
  return proposals.map((proposal) => (proposal.kind === 'purpose-lede' && proposal.confidence >= LEDE_CONFIDENCE_MIN ? { ...proposal, ticked: true } : proposal))
}

function spanOf(span: ProposedSpan): { start: number; end: number } {
  return { start: span.start, end: span.end }
}
