import { actorsIn } from './actors.ts'
import { baseForms } from './base-forms.ts'
import type { Draft } from './draft.ts'
import { dueIn } from './due-dates.ts'
import { conditionIn, evidenceIn, pillarsIn, placeIn, regionsIn, shapeOf, themesIn } from './fields.ts'
import { originalSpan, type Folded } from './folded.ts'
import { flat, type Reading } from './passages.ts'
import type { Proposal, ProposedSpan } from './proposal.ts'
import type { Range } from './sentences.ts'
import { isNegative, titleOfComplement, titleOfPassive, titleOfWords } from './titles.ts'

/** Proposals at least this sure come ticked. */
const TICKED_CONFIDENCE_MIN = 0.55
/** How many proposals back "they" may point. */
const ANTECEDENTS_MAX = 4
/** Kinds whose dates tell of the signing, not of work. */
const HAS_NO_DUE: ReadonlySet<string> = new Set(['headline', 'purpose-lede', 'statement', 'effect', 'other-instrument'])

/** "They also agreed …" means whoever acted in the sentence before. */
export function actorsBefore(reading: Reading, drafts: readonly Draft[], index: number): string[] {
  const subject = drafts[index]?.subject.trim() ?? ''
  if (!/^(?:they|it)\b/i.test(subject)) return actorsIn(subject, reading.parties)
  for (let earlier = index - 1; earlier >= Math.max(0, index - ANTECEDENTS_MAX); earlier -= 1) {
    const words = drafts[earlier]?.subject ?? ''
    const actors = actorsIn(words, reading.parties)
    if (actors.length > 0) return actors
  }
  return actorsIn(subject, reading.parties)
}

/** A draft with its fields, cut from the original. */
export function propose(folded: Folded, reading: Reading, draft: Draft, actors: readonly string[], signingYear: number | null): Proposal {
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
  if (draft.rule === 'plain-present') return titleOfPresent(draft, complement)
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

// "publishes annual figures" → "Publish annual figures"; "the plan" with "is reviewed" → "Review the plan".
function titleOfPresent({ subject, trigger, complementStart }: Draft, complement: string): string {
  const isPassive = complementStart === trigger.end
  return (isPassive ? titleOfPassive(subject.trim(), ` be ${complement.trim()}`) : null) ?? titleOfComplement(baseForms(complement, 0).replace(/\s+,/g, ','))
}

function isTicked(draft: Draft): boolean {
  return ['undertaking', 'objective', 'areas', 'procedure'].includes(draft.kind) && draft.confidence >= TICKED_CONFIDENCE_MIN
}
