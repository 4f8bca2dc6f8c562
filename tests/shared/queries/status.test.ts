import { describe, expect, test } from 'vitest'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { setField } from '../../../shared/commands/fields.ts'
import { addRequest } from '../../../shared/commands/requests.ts'
import { addTasks, linkTask } from '../../../shared/commands/tasks.ts'
import { planProgress } from '../../../shared/queries/progress.ts'
import { hasPeriodEnded, isCommitmentOverdue, isTaskOverdue, lifecycleOf, statusIndex } from '../../../shared/queries/status.ts'
import { addInstrument } from '../../../shared/commands/parties.ts'
import type { Day, PlanDate } from '../../../shared/schema/planDate.ts'
import { must, newPlan } from '../../helpers/planBuilder.ts'

const date = (text: string) => text as PlanDate
const day = (text: string) => text as Day

function conditional() {
  const plan = newPlan()
  const id = must(addCommitment(plan.context, { title: 'Assist', instrument: null }))
  must(setField(plan.context, 'commitment', id, 'condition', 'upon the request of a state'))
  const lifecycle = () => lifecycleOf(statusIndex(plan.records()), plan.records().records.commitment.get(id)!)
  return { plan, id, lifecycle }
}

describe('a conditional commitment', () => {
  test('[P1] is not triggered until a request is open or delivered', () => {
    const { plan, id, lifecycle } = conditional()
    expect(lifecycle()).toBe('not-triggered')
    const request = must(addRequest(plan.context, { state: 'A State', receivedOn: null, commitment: id }))
    expect(lifecycle()).toBe('not-started')
    must(setField(plan.context, 'assistanceRequest', request, 'stage', 'withdrawn'))
    expect(lifecycle()).toBe('not-triggered')
    must(setField(plan.context, 'assistanceRequest', request, 'stage', 'delivered'))
    expect(lifecycle()).toBe('not-started')
  })

  test('shows what people set, request or not', () => {
    const { plan, id, lifecycle } = conditional()
    must(setField(plan.context, 'commitment', id, 'lifecycle', 'in-progress'))
    expect(lifecycle()).toBe('in-progress')
  })

  test('[P2] that nobody has triggered is never overdue', () => {
    const { plan, id } = conditional()
    must(setField(plan.context, 'commitment', id, 'due', date('2020')))
    const overdue = () => isCommitmentOverdue(statusIndex(plan.records()), plan.records().records.commitment.get(id)!, day('2026-01-01'))
    expect(overdue()).toBe(false)
    must(setField(plan.context, 'commitment', id, 'lifecycle', 'in-progress'))
    expect(overdue()).toBe(true)
  })
})

test('[P2] a task is overdue after the last day that its date can mean, unless it is done', () => {
  const plan = newPlan()
  const [id] = must(addTasks(plan.context, [{ title: 't', depth: 0 }], { parent: null, commitment: null }))
  const task = () => plan.records().records.task.get(id!)!
  must(setField(plan.context, 'task', id!, 'due', date('2026-Q1')))
  expect(isTaskOverdue(task(), day('2026-03-31'))).toBe(false)
  expect(isTaskOverdue(task(), day('2026-04-01'))).toBe(true)
  must(setField(plan.context, 'task', id!, 'state', 'done'))
  expect(isTaskOverdue(task(), day('2026-04-01'))).toBe(false)
})

test('[P2] a date without a year is never late', () => {
  const plan = newPlan()
  const [id] = must(addTasks(plan.context, [{ title: 't', depth: 0 }], { parent: null, commitment: null }))
  must(setField(plan.context, 'task', id!, 'due', date('XXXX-12-05')))
  expect(isTaskOverdue(plan.records().records.task.get(id!)!, day('2030-01-01'))).toBe(false)
})

test('[P3] a period that has passed has ended, which makes nothing overdue', () => {
  const plan = newPlan()
  const id = must(addInstrument(plan.context, { type: 'biennial-action-plan', title: 'BAP', prefix: 'BAP' }))
  must(setField(plan.context, 'instrument', id, 'periodEnd', date('2021')))
  must(addCommitment(plan.context, { title: 'c', instrument: id }))
  expect(hasPeriodEnded(plan.records().records.instrument.get(id)!, day('2026-01-01'))).toBe(true)
  expect(planProgress(plan.records(), statusIndex(plan.records()), day('2026-01-01')).overdueCommitments).toEqual([])
})

test('[P5] a task that serves two commitments is counted once, a cancelled one not at all', () => {
  const plan = newPlan()
  const first = must(addCommitment(plan.context, { title: 'a', instrument: null }))
  const second = must(addCommitment(plan.context, { title: 'b', instrument: null }))
  const [shared, cancelled] = must(addTasks(plan.context, [{ title: 's', depth: 0 }, { title: 'x', depth: 0 }], { parent: null, commitment: first }))
  must(linkTask(plan.context, shared!, second, true))
  must(setField(plan.context, 'task', shared!, 'state', 'done'))
  must(setField(plan.context, 'task', cancelled!, 'state', 'cancelled'))
  expect(planProgress(plan.records(), statusIndex(plan.records()), day('2026-01-01')).tasks).toEqual({ done: 1, total: 1 })
})
