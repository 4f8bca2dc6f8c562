import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createDemonstration } from '../../../server/demonstration/createDemonstration.ts'
import { newId } from '../../../shared/ids.ts'
import { clausesOf } from '../../../shared/queries/clauses.ts'
import { planProgress } from '../../../shared/queries/progress.ts'
import { statusIndex } from '../../../shared/queries/status.ts'
import { decodePlan, type PlanRecords } from '../../../shared/schema/decode.ts'
import { parsePlanDate, type Day } from '../../../shared/schema/planDate.ts'

const today = '2026-11-22' as Day
const made = createDemonstration({ today, now: () => '2026-11-22T09:00:00.000Z', newId })
const plans = new Map(made.map(({ title, update }) => [title, decoded(update)]))

function decoded(update: Uint8Array): PlanRecords {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return decodePlan(doc)
}

test('four plans come from the five texts', () => {
  expect([...plans.keys()]).toEqual(['UNOCT – OSCE', 'UNOCT – UNODC', 'UNOCT – IPA CIS', 'UNOCT – ISRS'])
  expect([...plans.values()].map((plan) => plan.records.source.size)).toEqual([2, 1, 1, 1])
})

test('each plan has exactly the two parties of its agreement', () => {
  const shortNames = [...plans.values()].map((plan) => [...plan.records.party.values()].map((party) => party.shortName).sort())
  expect(shortNames).toEqual([['OSCE', 'UNOCT'], ['UNOCT', 'UNODC'], ['IPA CIS', 'UNOCT'], ['ISRS', 'UNOCT']])
})

test('[E1] every clause holds the exact words of its unchanged text', () => {
  for (const plan of plans.values()) {
    expect(plan.records.clause.size).toBeGreaterThan(0)
    for (const clause of plan.records.clause.values()) {
      expect(plan.records.source.get(clause.source!)?.text.slice(clause.start, clause.end)).toBe(clause.exact)
    }
    for (const commitment of plan.records.commitment.values()) expect(clausesOf(plan, commitment.id)).not.toEqual([])
  }
})

test('the action plan follows the memorandum, and its six areas are commitments of their own', () => {
  const plan = plans.get('UNOCT – OSCE')!
  expect([...plan.links.instrumentRelation.values()].map(({ value }) => value)).toEqual(['follows'])
  const refs = [...plan.records.commitment.values()].map(({ ref }) => ref)
  expect(refs.filter((ref) => ref.startsWith('BAP-'))).toHaveLength(9)
  expect(refs.filter((ref) => ref.startsWith('MOU-'))).toHaveLength(10)
})

test('[E5] the year that no text gives stays missing', () => {
  const [instrument] = plans.get('UNOCT – ISRS')!.records.instrument.values()
  expect(instrument?.signedOn).toBe('XXXX-12-05')
  const meeting = [...plans.get('UNOCT – ISRS')!.records.commitment.values()].find(({ dueWords }) => dueWords === 'next year')
  expect(meeting?.due).toBeNull()
})

test('dates of the instruments are the texts\'; dates of tasks lie around the first start', () => {
  const dates = [...plans.values()].flatMap((plan) => [...plan.records.instrument.values()].map(({ signedOn }) => signedOn))
  expect(dates.sort()).toEqual(['2018-10-02', '2018-10-04', '2019-09-23', '2021-09-08', 'XXXX-12-05'])
  const years = [...plans.values()].flatMap((plan) => [...plan.records.task.values()].flatMap(({ due }) => (due ? [parsePlanDate(due)?.year] : [])))
  expect(years.every((year) => year === 2026 || year === 2027)).toBe(true)
})

test('the plans look alive: something is overdue, at risk, in progress and not triggered', () => {
  const plan = plans.get('UNOCT – OSCE')!
  const progress = planProgress(plan, statusIndex(plan), today)
  expect(progress.overdueTasks.length).toBeGreaterThan(0)
  expect(progress.byAssessment.get('at-risk')).toBeGreaterThan(0)
  expect(progress.byLifecycle.get('not-triggered')).toBeGreaterThan(0)
})

test('only the promise whose fulfilment a text states is implemented', () => {
  const implemented = [...plans.values()].flatMap((plan) => [...plan.records.commitment.values()].filter(({ lifecycle }) => lifecycle === 'implemented'))
  expect(implemented.map(({ title }) => title)).toEqual(['Elaborate joint activities in a biennial action plan'])
})

test('every plan says what is example', () => {
  expect([...plans.values()].every((plan) => plan.meta.note === 'The texts are real; tasks, dates, requests and states are examples.')).toBe(true)
})
