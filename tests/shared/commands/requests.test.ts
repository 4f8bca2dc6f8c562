import { describe, expect, test } from 'vitest'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { setField } from '../../../shared/commands/fields.ts'
import { addRequest, moveRequest, setStageDate } from '../../../shared/commands/requests.ts'
import { asOneStep } from '../../../shared/commands/sources.ts'
import { applyTemplate } from '../../../shared/commands/templates.ts'
import { invert } from '../../../shared/commands/undo.ts'
import { nextStage, stagesOf, tasksOfRequest, tasksOfStage } from '../../../shared/queries/requests.ts'
import { lifecycleOf, statusIndex } from '../../../shared/queries/status.ts'
import { templateForStage } from '../../../shared/queries/templates.ts'
import type { PlanDate } from '../../../shared/schema/planDate.ts'
import { copyOf, merge, must, newPlan, type TestPlan } from '../../helpers/planBuilder.ts'

const date = (text: string) => text as PlanDate

function planWithRequest() {
  const plan = newPlan()
  const commitment = must(addCommitment(plan.context, { title: 'API/PNR', instrument: null }))
  must(setField(plan.context, 'commitment', commitment, 'condition', 'upon the request of a state'))
  const lifecycle = () => lifecycleOf(statusIndex(plan.records()), plan.records().records.commitment.get(commitment)!)
  const before = lifecycle()
  const id = must(addRequest(plan.context, { state: 'A State', receivedOn: date('2027-01-17'), commitment }))
  return { plan, context: plan.context, commitment, id, lifecycle, before }
}

function way(plan: TestPlan, id: ReturnType<typeof planWithRequest>['id']) {
  return stagesOf(plan.records().records.assistanceRequest.get(id)!).map(({ stage, place, on }) => `${stage} ${place} ${on ?? '-'}`)
}

describe('the stages of a request', () => {
  test('[P1] a request, open, delivered or followed up, ends "not triggered"; a declined one does not', () => {
    const { context, id, lifecycle, before } = planWithRequest()
    expect(before).toBe('not-triggered')
    expect(lifecycle()).toBe('not-started')
    for (const stage of ['roadmap-agreed', 'delivered', 'followed-up'] as const) {
      must(moveRequest(context, id, stage, null))
      expect(lifecycle()).toBe('not-started')
    }
    for (const stage of ['declined', 'withdrawn'] as const) {
      must(moveRequest(context, id, stage, null))
      expect(lifecycle()).toBe('not-triggered')
    }
  })

  test('each stage keeps the date on which it was reached; one that was skipped has none', () => {
    const { plan, context, id } = planWithRequest()
    must(moveRequest(context, id, 'screened', date('2027-01-31')))
    must(moveRequest(context, id, 'roadmap-agreed', date('2027-03')))
    expect(way(plan, id)).toEqual([
      'received passed 2027-01-17', 'screened passed 2027-01-31', 'assessed passed -', 'roadmap-agreed current 2027-03', 'delivering ahead -', 'delivered ahead -', 'followed-up ahead -',
    ])
    expect(nextStage(plan.records().records.assistanceRequest.get(id)!)).toBe('delivering')
  })

  test('a step back keeps the dates, and going on again finds them', () => {
    const { plan, context, id } = planWithRequest()
    must(moveRequest(context, id, 'screened', date('2027-01-31')))
    must(moveRequest(context, id, 'received', null))
    expect(way(plan, id).slice(0, 2)).toEqual(['received current 2027-01-17', 'screened ahead -'])
    must(moveRequest(context, id, 'screened', null))
    expect(way(plan, id)[1]).toBe('screened current 2027-01-31')
  })

  test('a withdrawn request ends behind the last stage that it had reached', () => {
    const { plan, context, id } = planWithRequest()
    must(moveRequest(context, id, 'screened', date('2027-01-31')))
    must(moveRequest(context, id, 'withdrawn', date('2027-02-02')))
    expect(way(plan, id)).toEqual(['received passed 2027-01-17', 'screened passed 2027-01-31', 'withdrawn current 2027-02-02'])
    expect(nextStage(plan.records().records.assistanceRequest.get(id)!)).toBeNull()
  })

  test('a date is corrected without moving the request', () => {
    const { plan, context, id } = planWithRequest()
    must(moveRequest(context, id, 'screened', date('2027-01-31')))
    must(setStageDate(context, id, 'received', date('2027-01-15')))
    must(setStageDate(context, id, 'screened', null))
    expect(way(plan, id).slice(0, 2)).toEqual(['received passed 2027-01-15', 'screened current -'])
    expect(setStageDate(context, id, 'screened', 'soon' as never)).toEqual({ ok: false, problem: 'value-invalid' })
  })

  test('[D4] two people who move it without a connection both leave the date of their stage', () => {
    const { plan, context, id } = planWithRequest()
    const other = copyOf(plan, 'b')
    must(moveRequest(context, id, 'screened', date('2027-01-31')))
    must(moveRequest(other.context, id, 'assessed', date('2027-02-20')))
    merge(plan, other)
    const { reachedOn, stage } = plan.records().records.assistanceRequest.get(id)!
    expect(reachedOn.map(({ key, value }) => [key, value])).toEqual([['assessed', '2027-02-20'], ['screened', '2027-01-31']])
    expect(other.records().records.assistanceRequest.get(id)!.stage).toBe(stage)
  })
})

describe('the tasks of a stage', () => {
  test('are those of the template’s steps for it, counted from the day that it was reached', () => {
    const { plan, id } = planWithRequest()
    const request = plan.records().records.assistanceRequest.get(id)!
    const of = (stage: Parameters<typeof tasksOfStage>[2], on: string) => tasksOfStage(plan.records(), request, stage, date(on)).map(({ step, due }) => [step.title, due])
    expect(of('received', '2027-01-17')).toEqual([['Register the request', '2027-01-19'], ['Screen it against the mandates', '2027-01-31']])
    // 60 days on the template's line, of which 14 belong to the stage before.
    expect(of('screened', '2027-02-01')).toEqual([['Assess legal and technical readiness', '2027-03-19']])
    expect(of('followed-up', '2027-02-01')).toEqual([])
  })

  test('a move and its tasks are one step; the tasks belong to the request, and are not offered twice', () => {
    const { plan, context, id, commitment } = planWithRequest()
    plan.done.length = 0
    const template = templateForStage(plan.records(), 'screened')!
    asOneStep(context, 'move-request', (inner) => {
      must(moveRequest(inner, id, 'screened', date('2027-02-01')))
      must(applyTemplate(inner, template, commitment, { stage: 'screened', date: date('2027-02-01'), request: id }))
    })
    expect(plan.done.map(({ name }) => name)).toEqual(['move-request'])
    expect(tasksOfRequest(plan.records(), id).map(({ title, due }) => [title, due])).toEqual([['Assess legal and technical readiness', '2027-03-19']])
    const request = () => plan.records().records.assistanceRequest.get(id)!
    expect(tasksOfStage(plan.records(), request(), 'screened', null).map(({ existing }) => existing.length)).toEqual([1])
    const another = must(addRequest(context, { state: 'Another State', receivedOn: null, commitment }))
    expect(tasksOfStage(plan.records(), plan.records().records.assistanceRequest.get(another)!, 'screened', null)[0]!.existing).toEqual([])
    must(invert(context, plan.done[0]!.changes))
    expect(request().stage).toBe('received')
    expect(tasksOfRequest(plan.records(), id)).toEqual([])
  })
})
