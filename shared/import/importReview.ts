import { describeItem } from '../extraction/describeItem.ts'
import { assertNever } from '../result.ts'
import { trimSpan, type Span } from '../text/span.ts'
import { placeOf, proposalFromWords, type Decision, type ProposalEdit, type ReviewedProposal, type ReviewedSpan } from './reviewedProposal.ts'

/** What a person does with the proposals; the text is never changed. */
export interface ImportReview {
  /** In the order of the text. */
  readonly proposals: readonly ReviewedProposal[]
  readonly current: string | null
  /** Number of the next key: keys are never reused, so that a card keeps its identity. */
  readonly nextKey: number
}

export type ReviewAction =
  | { readonly type: 'select'; readonly key: string }
  | { readonly type: 'move'; readonly by: 1 | -1; readonly among?: readonly string[] }
  | { readonly type: 'decide'; readonly key: string; readonly decision: Decision }
  | { readonly type: 'edit'; readonly key: string; readonly edit: ProposalEdit }
  | { readonly type: 'split'; readonly key: string }
  | { readonly type: 'merge'; readonly key: string }
  | { readonly type: 'add'; readonly span: Span }
  | { readonly type: 'take-back'; readonly key: string }

export function startReview(proposals: readonly ReviewedProposal[]): ImportReview {
  const first = proposals.find((proposal) => proposal.decision === 'pending') ?? proposals[0]
  return { proposals, current: first?.key ?? null, nextKey: proposals.length + 1 }
}

/** The review after one action; an action that does not apply changes nothing. */
export function reduceReview(review: ImportReview, action: ReviewAction, text: string): ImportReview {
  switch (action.type) {
    case 'select': return find(review, action.key) ? { ...review, current: action.key } : review
    case 'move': return move(review, action.by, action.among ?? review.proposals.map((proposal) => proposal.key))
    case 'decide': return decide(review, action.key, action.decision)
    case 'edit': return replace(review, action.key, (proposal) => ({ ...proposal, ...action.edit }))
    case 'split': return split(review, action.key, text)
    case 'merge': return merge(review, action.key, text)
    case 'add': return add(review, action.span, text)
    case 'take-back': return takeBack(review, action.key)
    default: return assertNever(action)
  }
}

export function countDecisions(review: ImportReview): Record<Decision, number> {
  const counts = { pending: 0, accepted: 0, rejected: 0 }
  for (const proposal of review.proposals) counts[proposal.decision] += 1
  return counts
}

export function canSplit(proposal: ReviewedProposal): boolean {
  return proposal.items.length > 1
}

/** What `merge` would join the proposal with: the one before it that is not rejected. */
export function mergePartner(review: ImportReview, key: string): ReviewedProposal | null {
  const index = review.proposals.findIndex((proposal) => proposal.key === key)
  return review.proposals.slice(0, Math.max(0, index)).findLast((proposal) => proposal.decision !== 'rejected') ?? null
}

function move(review: ImportReview, by: 1 | -1, among: readonly string[]): ImportReview {
  const index = among.indexOf(review.current ?? '')
  const next = index < 0 ? among[0] : among[Math.min(Math.max(index + by, 0), among.length - 1)]
  return next === undefined ? review : { ...review, current: next }
}

/** After a decision the next proposal to decide becomes the current one: deciding is most of the work. */
function decide(review: ImportReview, key: string, decision: Decision): ImportReview {
  const index = review.proposals.findIndex((proposal) => proposal.key === key)
  if (index < 0) return review
  const decided = replace(review, key, (proposal) => ({ ...proposal, decision }))
  const rest = [...decided.proposals.slice(index + 1), ...decided.proposals.slice(0, index)]
  const next = decision === 'pending' ? undefined : rest.find((proposal) => proposal.decision === 'pending')
  return { ...decided, current: next?.key ?? key }
}

function split(review: ImportReview, key: string, text: string): ImportReview {
  const proposal = find(review, key)
  if (!proposal || !canSplit(proposal)) return review
  const parts = proposal.items.map((item, index): ReviewedProposal => {
    const { title, themes, shape } = describeItem(text.slice(item.start, item.end))
    return {
      ...proposal, key: `p${review.nextKey + index}`, title, themes, shape: shape ?? proposal.shape,
      spans: stemAndItem(proposal, item, text), items: [], ...describedBy(proposal, item), madeFrom: [proposal],
    }
  })
  return { ...exchange(review, [key], parts), current: parts[0]?.key ?? null, nextKey: review.nextKey + parts.length }
}

/** An item keeps the regions of its sentence, and of the pillars those that its own words point to. */
function describedBy({ evidence, pillars }: ReviewedProposal, item: Span): Pick<ReviewedProposal, 'evidence' | 'pillars'> {
  const own = evidence.filter(({ field, words }) => field === 'region' || (words.start >= item.start && words.end <= item.end))
  return { evidence: own, pillars: pillars.filter((pillar) => own.some(({ field, value }) => field === 'pillar' && value === pillar)) }
}

/** The stem reaches from the start of the item's clause to the clause's first item. */
function stemAndItem(proposal: ReviewedProposal, item: Span, text: string): ReviewedSpan[] {
  const within = proposal.spans.find((span) => span.start <= item.start && item.end <= span.end)
  if (!within) return [{ ...item, part: 'whole' }]
  const firstItem = Math.min(...proposal.items.filter((other) => other.start >= within.start && other.end <= within.end).map((other) => other.start))
  const stem = trimSpan(text, { start: within.start, end: firstItem })
  return stem ? [{ ...stem, part: 'stem' }, { ...item, part: 'item' }] : [{ ...item, part: 'whole' }]
}

function merge(review: ImportReview, key: string, text: string): ImportReview {
  const proposal = find(review, key)
  const previous = mergePartner(review, key)
  if (!proposal || !previous) return review
  const merged: ReviewedProposal = {
    ...previous, key: `p${review.nextKey}`,
    spans: joinSpans([...previous.spans, ...proposal.spans], text),
    items: [...previous.items, ...proposal.items].sort(byStart),
    themes: union(previous.themes, proposal.themes), regions: union(previous.regions, proposal.regions),
    pillars: [...new Set([...previous.pillars, ...proposal.pillars])], evidence: [...previous.evidence, ...proposal.evidence],
    lead: previous.lead ?? proposal.lead,
    supporting: union(previous.supporting, proposal.supporting),
    due: previous.due ?? proposal.due, dueWords: previous.dueWords || proposal.dueWords,
    condition: previous.condition || proposal.condition, place: previous.place || proposal.place,
    reasons: [...previous.reasons, ...proposal.reasons],
    decision: previous.decision === proposal.decision ? previous.decision : 'pending',
    madeFrom: [previous, proposal],
  }
  return { ...exchange(review, [previous.key, key], [merged]), current: merged.key, nextKey: review.nextKey + 1 }
}

/** The same words once; words with nothing but white space between them as one clause. */
function joinSpans(spans: readonly ReviewedSpan[], text: string): ReviewedSpan[] {
  const joined: ReviewedSpan[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1)
    const touches = last && (span.start < last.end || text.slice(last.end, span.start).trim() === '')
    if (!last || !touches) joined.push(span)
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end), part: last.part === span.part ? last.part : 'whole' }
  }
  return joined
}

function add(review: ImportReview, span: Span, text: string): ImportReview {
  const words = trimSpan(text, span)
  if (!words) return review
  const same = review.proposals.find((proposal) => proposal.spans.some((own) => own.start === words.start && own.end === words.end))
  if (same) return { ...review, current: same.key }
  const added = proposalFromWords(`p${review.nextKey}`, text, words)
  return { ...exchange(review, [], [added]), current: added.key, nextKey: review.nextKey + 1 }
}

/** Takes back the last thing: the decision, then a split or a merge; words added by hand go away. */
function takeBack(review: ImportReview, key: string): ImportReview {
  const proposal = find(review, key)
  if (!proposal) return review
  if (proposal.confidence === null && proposal.madeFrom.length === 0) {
    const index = review.proposals.indexOf(proposal)
    const left = exchange(review, [key], [])
    return { ...left, current: (left.proposals[index] ?? left.proposals.at(-1))?.key ?? null }
  }
  if (proposal.madeFrom.length > 0 && proposal.decision === 'pending') return restore(review, proposal)
  if (proposal.madeFrom.some((origin) => origin.decision === proposal.decision)) return restore(review, proposal)
  return replace(review, key, (it) => ({ ...it, decision: 'pending' }))
}

function restore(review: ImportReview, proposal: ReviewedProposal): ImportReview {
  const origins = proposal.madeFrom
  const siblings = review.proposals.filter((other) => other.madeFrom.length > 0 && other.madeFrom.every((origin) => origins.includes(origin)))
  return { ...exchange(review, siblings.map((sibling) => sibling.key), origins), current: origins[0]?.key ?? null }
}

function exchange(review: ImportReview, keys: readonly string[], added: readonly ReviewedProposal[]): ImportReview {
  const kept = review.proposals.filter((proposal) => !keys.includes(proposal.key))
  return { ...review, proposals: [...kept, ...added].sort((a, b) => byStart(placeOf(a), placeOf(b))) }
}

function replace(review: ImportReview, key: string, change: (proposal: ReviewedProposal) => ReviewedProposal): ImportReview {
  return { ...review, proposals: review.proposals.map((proposal) => (proposal.key === key ? change(proposal) : proposal)) }
}

function find(review: ImportReview, key: string): ReviewedProposal | undefined {
  return review.proposals.find((proposal) => proposal.key === key)
}

function byStart(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])]
}
