import { expect, test } from 'vitest'
import { extract } from '../../../shared/extraction/extract.ts'
import { countDecisions, reduceReview, startReview, type ImportReview, type ReviewAction } from '../../../shared/import/importReview.ts'
import { proposalFromWords, reviewedProposals, type ReviewedProposal } from '../../../shared/import/reviewedProposal.ts'

const text = 'The parties will focus on border security, research, and rule of law. They will meet in Tashkent. They will report.'
const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })

function proposal(key: string, words: string, change: Partial<ReviewedProposal> = {}): ReviewedProposal {
  return { ...proposalFromWords(key, text, span(words)), confidence: 0.8, decision: 'pending', ...change }
}

const list = proposal('p1', 'The parties will focus on border security, research, and rule of law.', { items: ['border security', 'research', 'rule of law'].map(span) })
const meeting = proposal('p2', 'They will meet in Tashkent.')
const report = proposal('p3', 'They will report.')
const start = startReview([list, meeting, report])
const after = (review: ImportReview, ...actions: ReviewAction[]) => actions.reduce((so, action) => reduceReview(so, action, text), review)
const decisions = (review: ImportReview) => review.proposals.map(({ decision }) => decision)
const quotes = ({ spans }: ReviewedProposal) => spans.map((it) => text.slice(it.start, it.end))

test('a decision goes on to the next proposal to decide, round the end', () => {
  const review = after(start, { type: 'decide', key: 'p3', decision: 'accepted' })
  expect(decisions(review)).toEqual(['pending', 'pending', 'accepted'])
  expect(review.current).toBe('p1')
})

test('the last decision stays where it is', () => {
  const review = after(start, { type: 'decide', key: 'p1', decision: 'accepted' }, { type: 'decide', key: 'p2', decision: 'rejected' }, { type: 'decide', key: 'p3', decision: 'accepted' })
  expect(review.current).toBe('p3')
  expect(countDecisions(review)).toEqual({ pending: 0, accepted: 2, rejected: 1 })
})

test('moving stops at both ends', () => {
  expect(after(start, { type: 'move', by: -1 }).current).toBe('p1')
  expect(after(start, { type: 'move', by: 1 }, { type: 'move', by: 1 }, { type: 'move', by: 1 }).current).toBe('p3')
})

test('a split makes one proposal per item, resting on the stem and the item', () => {
  const review = after(start, { type: 'split', key: 'p1' })
  expect(review.proposals).toHaveLength(5)
  expect(review.proposals.slice(0, 3).map(quotes)).toEqual([
    ['The parties will focus on', 'border security'], ['The parties will focus on', 'research'], ['The parties will focus on', 'rule of law'],
  ])
  expect(review.proposals[0]?.spans.map(({ part }) => part)).toEqual(['stem', 'item'])
  expect(review.proposals[0]?.title).toBe('Border security')
})

test('an item of a split has its own themes, not those of the whole list', () => {
  const review = after(start, { type: 'edit', key: 'p1', edit: { themes: ['border-security', 'rule-of-law'] } }, { type: 'split', key: 'p1' })
  expect(review.proposals.map(({ themes }) => themes)).toEqual([['border-security'], ['research-exchange'], ['rule-of-law'], [], []])
})

test('a split is taken back as a whole', () => {
  const split = after(start, { type: 'split', key: 'p1' })
  const taken = after(split, { type: 'take-back', key: split.proposals[1]?.key ?? '' })
  expect(taken.proposals).toEqual(start.proposals)
})

test('a proposal without a list is not split', () => {
  expect(after(start, { type: 'split', key: 'p2' })).toBe(start)
})

test('a merge joins touching words into one clause and can be taken back', () => {
  const merged = after(start, { type: 'merge', key: 'p3' })
  expect(merged.proposals.map(quotes)).toEqual([quotes(list), ['They will meet in Tashkent. They will report.']])
  expect(after(merged, { type: 'take-back', key: merged.current ?? '' }).proposals).toEqual(start.proposals)
})

test('merged words with others between them stay two clauses', () => {
  const merged = after(startReview([proposal('p1', 'The parties will focus'), report]), { type: 'merge', key: 'p3' })
  expect(merged.proposals.map(quotes)).toEqual([['The parties will focus', 'They will report.']])
})

test('a merge passes over rejected proposals', () => {
  const review = after(start, { type: 'decide', key: 'p2', decision: 'rejected' }, { type: 'merge', key: 'p3' })
  expect(review.proposals.map(({ decision }) => decision)).toEqual(['pending', 'rejected'])
  expect(review.proposals[0]?.madeFrom.map(({ key }) => key)).toEqual(['p1', 'p3'])
})

test('the first proposal has nothing to merge with', () => {
  expect(after(start, { type: 'merge', key: 'p1' })).toBe(start)
})

test('selected words become an accepted proposal in their place, without the white space around them', () => {
  const added = after(start, { type: 'add', span: { start: span('in Tashkent').start - 1, end: span('in Tashkent').end } })
  expect(quotes(added.proposals[2] as ReviewedProposal)).toEqual(['in Tashkent'])
  expect(added.current).toBe(added.proposals[2]?.key)
  expect(added.proposals[2]?.decision).toBe('accepted')
})

test('the same words are not proposed twice', () => {
  const added = after(start, { type: 'add', span: span('They will report.') })
  expect(added.proposals).toHaveLength(3)
  expect(added.current).toBe('p3')
})

test('taking back words that were added by hand removes them', () => {
  const added = after(start, { type: 'add', span: span('in Tashkent') })
  expect(after(added, { type: 'take-back', key: added.current ?? '' }).proposals).toEqual(start.proposals)
})

test('keys of proposals are never used twice', () => {
  const review = after(start, { type: 'add', span: span('in Tashkent') }, { type: 'take-back', key: 'p4' }, { type: 'add', span: span('research') })
  expect(review.proposals.map(({ key }) => key)).not.toContain('p4')
})

test('whatever is split, its clauses lie inside the words that were proposed', () => {
  const { proposals } = extract(text)
  const review = startReview(reviewedProposals({ ...extract(text), proposals }, () => null))
  const whole = review.proposals.find(({ items }) => items.length > 1)
  const split = after(review, { type: 'split', key: whole?.key ?? '' })
  expect(split.proposals.length).toBeGreaterThan(review.proposals.length)
  for (const { spans } of split.proposals.slice(0, 3)) for (const own of spans) {
    expect(own.start).toBeGreaterThanOrEqual(whole?.spans[0]?.start ?? Infinity)
    expect(own.end).toBeLessThanOrEqual(whole?.spans[0]?.end ?? 0)
  }
})
