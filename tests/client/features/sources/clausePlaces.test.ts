import { expect, test } from 'vitest'
import { mainPlace, placeOfClause, sourceClauses } from '../../../../client/features/sources/clausePlaces.ts'
import { importSource, type ReviewedCommitment } from '../../../../shared/commands/import.ts'
import { removeClause } from '../../../../shared/commands/sources.ts'
import { must, newPlan } from '../../../helpers/planBuilder.ts'

const text = 'They will focus on border security and on research. They will meet.'
const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const commitment = (title: string, ...clauses: ReviewedCommitment['clauses'][number][]): ReviewedCommitment => ({
  title, clauses, items: [], force: 'agreed', shape: 'other', condition: '', lead: null, supporting: [], themes: [], regions: [], pillars: [], due: null, dueWords: '',
})
const stem = { ...span('They will focus on'), part: 'stem' } as const

function imported() {
  const plan = newPlan()
  const made = must(importSource(plan.context, {
    source: { title: 'Release', kind: 'press-release', text, sha256: '', fileName: '', language: 'en', publishedOn: null, address: '' },
    instrument: { type: 'other', title: 'Agreement', prefix: 'AGR', parties: [], signatories: [], signedOn: null, signedOnWords: '', signedOnInferred: false, place: '', periodStart: null, periodEnd: null, relations: [] },
    commitments: [
      commitment('Meet', { ...span('They will meet.'), part: 'whole' }),
      commitment('Border security', stem, { ...span('border security'), part: 'item' }),
      commitment('Research', stem, { ...span('research'), part: 'item' }),
    ],
  }))
  const source = () => plan.records().records.source.get(made.source)!
  return { plan, made, clauses: () => sourceClauses(plan.records(), source()) }
}

test('a stem that commitments share is one place with all of them', () => {
  const places = imported().clauses().places
  expect(places.map(({ start, end, commitments }) => [text.slice(start, end), commitments.length])).toEqual([
    ['They will focus on', 2], ['border security', 1], ['research', 1], ['They will meet.', 1],
  ])
})

test('the margin lists commitments in the order of their own words', () => {
  expect(imported().clauses().commitments.map((entry) => entry.commitment.title)).toEqual(['Border security', 'Research', 'Meet'])
})

test('a commitment leads to its own words rather than to a shared stem', () => {
  const { clauses, made } = imported()
  const place = mainPlace(clauses(), made.commitments[2]!)
  expect(place && text.slice(place.start, place.end)).toBe('research')
})

test('a link to any clause finds its place', () => {
  const { clauses, plan } = imported()
  for (const clause of plan.records().records.clause.values()) expect(placeOfClause(clauses(), clause.id)?.start).toBe(clause.start)
})

test('a clause that nothing rests on any more is not marked', () => {
  const { clauses, plan, made } = imported()
  const clause = [...plan.records().records.clause.values()].find(({ exact }) => exact === 'They will meet.')!
  must(removeClause(plan.context, clause.id, made.commitments[0]!))
  expect(placeOfClause(clauses(), clause.id)).toBeNull()
})

test('a commitment whose words are not in the text is still listed, without a place', () => {
  const { plan, made } = imported()
  const source = { ...plan.records().records.source.get(made.source)!, text: 'Another text.' }
  const clauses = sourceClauses(plan.records(), source)
  expect(clauses.places).toEqual([])
  expect(clauses.commitments.map(({ places }) => places)).toEqual([[], [], []])
})
