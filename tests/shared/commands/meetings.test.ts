import { describe, expect, test } from 'vitest'
import { archive } from '../../../shared/commands/archiving.ts'
import { addCommitment, splitIntoItems } from '../../../shared/commands/commitments.ts'
import { setEntry, setField, setFields } from '../../../shared/commands/fields.ts'
import { tasksFromItems } from '../../../shared/commands/items.ts'
import { addNextMeeting, settleDecision, taskFromDecision } from '../../../shared/commands/meetings.ts'
import { addTasks, linkTask } from '../../../shared/commands/tasks.ts'
import { decisionsOfMeeting, isMeeting, meetingBefore, openFromEarlier } from '../../../shared/queries/meetings.ts'
import { originIndex, originOf } from '../../../shared/queries/origins.ts'
import { taskTree } from '../../../shared/queries/taskTree.ts'
import type { Id } from '../../../shared/ids.ts'
import type { PlanDate } from '../../../shared/schema/planDate.ts'
import { copyOf, merge, must, newPlan, type TestPlan } from '../../helpers/planBuilder.ts'

function council(...dates: readonly (string | null)[]) {
  const plan = newPlan()
  const { context } = plan
  const commitment = must(addCommitment(context, { title: 'Expert Council', instrument: null }))
  const ids = must(addTasks(context, dates.map((_, index) => ({ title: `Meeting ${index + 1}`, depth: 0 })), { parent: null, commitment }))
  ids.forEach((id, index) => must(setFields(context, 'task', id, { due: dates[index] as PlanDate | null, meeting: true })))
  return { plan, context, commitment, ids }
}

function decide(plan: TestPlan, meeting: Id<'task'>, key: string, text: string): void {
  must(setEntry(plan.context, 'task', meeting, 'decisions', key, text))
}

function before(plan: TestPlan, id: Id<'task'>): string | undefined {
  return meetingBefore(plan.records(), taskTree(plan.records()), id)?.title
}

function open(plan: TestPlan, id: Id<'task'>) {
  const records = plan.records()
  return openFromEarlier(records, taskTree(records), originIndex(records), id).map(({ meeting, decisions, tasks }) => [meeting.title, ...decisions.map(({ text }) => text), ...tasks.map(({ title }) => title)])
}

describe('a decision', () => {
  test('becomes a task once: named from it, below the meeting, linked to it', () => {
    const { plan, context, ids: [meeting] } = council('2027-03-01')
    decide(plan, meeting!, '1', 'Publish the\nminutes')
    const task = must(taskFromDecision(context, meeting!, '1'))
    const record = plan.records().records.task.get(task)!
    expect(record).toMatchObject({ title: 'Publish the minutes', parent: meeting })
    expect(originOf(record)).toEqual({ id: meeting, field: 'decisions', key: '1' })
    expect(taskFromDecision(context, meeting!, '1')).toEqual({ ok: false, problem: 'nothing-to-do' })
    must(archive(context, 'task', [task]))
    expect(taskFromDecision(context, meeting!, '1').ok).toBe(true)
    expect(taskFromDecision(context, meeting!, '2')).toEqual({ ok: false, problem: 'record-missing' })
  })

  test('[D3] made a task of by two people without a connection, it shows both', () => {
    const { plan, context, ids: [meeting] } = council('2027-03-01')
    decide(plan, meeting!, '1', 'Publish')
    const other = copyOf(plan, 'b')
    must(taskFromDecision(context, meeting!, '1'))
    must(taskFromDecision(other.context, meeting!, '1'))
    merge(plan, other)
    const [decision] = decisionsOfMeeting(plan.records(), plan.records().records.task.get(meeting!)!, originIndex(plan.records()))
    expect(decision!.tasks).toHaveLength(2)
  })

  test('is open until its tasks are done, or somebody says that it is settled', () => {
    const { plan, context, ids: [meeting] } = council('2027-03-01')
    decide(plan, meeting!, '1', 'Publish')
    const isOpen = () => decisionsOfMeeting(plan.records(), plan.records().records.task.get(meeting!)!, originIndex(plan.records()))[0]!.isOpen
    expect(isOpen()).toBe(true)
    must(settleDecision(context, meeting!, '1', true))
    expect(isOpen()).toBe(false)
    must(settleDecision(context, meeting!, '1', false))
    const task = must(taskFromDecision(context, meeting!, '1'))
    expect(isOpen()).toBe(true)
    must(setField(context, 'task', task, 'state', 'done'))
    expect(isOpen()).toBe(false)
  })
})

describe('the meeting before', () => {
  test('is the latest of the same commitment with an earlier day; a meeting without one comes last', () => {
    const { plan, ids } = council('2027-03-01', '2027-09', null, '2026-11-30')
    expect(ids.map((id) => before(plan, id))).toEqual(['Meeting 4', 'Meeting 1', 'Meeting 2', undefined])
  })

  test('is another one where people say so, and none of another commitment', () => {
    const { plan, context, ids } = council('2027-03-01', '2027-09-01', '2028-03-01')
    must(setField(context, 'task', ids[2]!, 'follows', ids[0]!))
    expect(before(plan, ids[2]!)).toBe('Meeting 1')
    const elsewhere = must(addCommitment(context, { title: 'Another', instrument: null }))
    const [single] = must(addTasks(context, [{ title: 'Single', depth: 0, fields: { meeting: true, due: '2029-01-01' } }], { parent: null, commitment: elsewhere }))
    expect(before(plan, single!)).toBeUndefined()
  })

  test('what has a place, an agenda or decisions is a meeting without being called one', () => {
    const { plan, context, ids: [id] } = council(null)
    must(setField(context, 'task', id!, 'meeting', false))
    expect(isMeeting(plan.records().records.task.get(id!)!)).toBe(false)
    must(setField(context, 'task', id!, 'place', 'Tashkent'))
    expect(isMeeting(plan.records().records.task.get(id!)!)).toBe(true)
  })
})

describe('the next meeting', () => {
  test('lists what is still open from the last, and from those before it', () => {
    const { plan, context, ids } = council('2027-03-01', '2027-09-01', '2028-03-01')
    const [first, second, third] = ids as [Id<'task'>, Id<'task'>, Id<'task'>]
    decide(plan, first, '1', 'Old and open')
    decide(plan, first, '2', 'Old and settled')
    decide(plan, second, '1', 'New and open')
    must(settleDecision(context, first, '2', true))
    must(addTasks(context, [{ title: 'Ask the host', depth: 0 }], { parent: second, commitment: null }))
    expect(open(plan, third)).toEqual([['Meeting 2', 'New and open', 'Ask the host'], ['Meeting 1', 'Old and open']])
    const task = must(taskFromDecision(context, second, '1'))
    expect(open(plan, third)[0]).toEqual(['Meeting 2', 'New and open', 'Ask the host'])
    must(setField(context, 'task', task, 'state', 'done'))
    expect(open(plan, third)[0]).toEqual(['Meeting 2', 'Ask the host'])
    expect(open(plan, first)).toEqual([])
  })

  test('[D7] two meetings that each follow the other by a merge are both read to their end', () => {
    const { plan, context, ids } = council('2027-03-01', '2027-09-01')
    must(setField(context, 'task', ids[0]!, 'follows', ids[1]!))
    must(setField(context, 'task', ids[1]!, 'follows', ids[0]!))
    decide(plan, ids[0]!, '1', 'Open')
    expect(open(plan, ids[1]!)).toEqual([['Meeting 1', 'Open']])
  })

  test('is made right behind this one, under the same commitments, and follows it', () => {
    const { plan, context, commitment, ids } = council('2027-03-01', null)
    const also = must(addCommitment(context, { title: 'Also', instrument: null }))
    must(linkTask(context, ids[0]!, also, true))
    plan.done.length = 0
    const next = must(addNextMeeting(context, ids[0]!))
    expect(plan.done.map(({ name }) => name)).toEqual(['add-next-meeting'])
    const tree = taskTree(plan.records())
    expect(tree.ofCommitment.get(commitment)!.map(({ id }) => id)).toEqual([ids[0], next, ids[1]])
    expect(tree.commitmentsOf.get(next)).toHaveLength(2)
    expect(plan.records().records.task.get(next)).toMatchObject({ title: 'Meeting 1', meeting: true, follows: ids[0], due: null })
  })
})

describe('items', () => {
  const describeItem = (title: string) => ({ title, themes: [], shape: null })

  function enumeration() {
    const plan = newPlan()
    const commitment = must(addCommitment(plan.context, { title: 'Exchange', instrument: null }))
    for (const [key, text] of [['1', 'publications'], ['2', 'experts']]) must(setEntry(plan.context, 'commitment', commitment, 'items', key!, text!))
    return { plan, context: plan.context, commitment }
  }

  test('become tasks in their order, each once', () => {
    const { plan, context, commitment } = enumeration()
    must(tasksFromItems(context, commitment, describeItem, '2'))
    must(tasksFromItems(context, commitment, describeItem))
    expect(taskTree(plan.records()).ofCommitment.get(commitment)!.map(({ title }) => title)).toEqual(['experts', 'publications'])
    expect(tasksFromItems(context, commitment, describeItem)).toEqual({ ok: false, problem: 'nothing-to-do' })
  })

  test('[E4] split into commitments, their tasks go along', () => {
    const { plan, context, commitment } = enumeration()
    must(tasksFromItems(context, commitment, describeItem))
    const made = must(splitIntoItems(context, commitment, describeItem))
    const tree = taskTree(plan.records())
    expect(made.map((id) => tree.ofCommitment.get(id)!.map(({ title }) => title))).toEqual([['publications'], ['experts']])
    expect(tree.loose).toEqual([])
  })
})
