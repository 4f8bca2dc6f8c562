import { expect, test } from 'vitest'
import { setDependency, removeDependency } from '../../../shared/commands/dependencies.ts'
import { setDates } from '../../../shared/commands/dates.ts'
import { setField } from '../../../shared/commands/fields.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import { archive } from '../../../shared/commands/archiving.ts'
import { invert } from '../../../shared/commands/undo.ts'
import type { Id } from '../../../shared/ids.ts'
import { circularDependencies, dependencyIndex, followersOf } from '../../../shared/queries/dependencies.ts'
import { endShift, shiftDate, shiftFollowers, startsTooEarly } from '../../../shared/queries/moveDates.ts'
import { decodeLink } from '../../../shared/schema/decode.ts'
import { LAG_DAYS_MAX, linkKey } from '../../../shared/schema/links.ts'
import type { PlanDate } from '../../../shared/schema/planDate.ts'
import { copyOf, merge, must, newPlan, type TestPlan } from '../../helpers/planBuilder.ts'

type TaskId = Id<'task'>

function withTasks(count: number): { readonly plan: TestPlan; readonly ids: readonly TaskId[] } {
  const plan = newPlan()
  const ids = must(addTasks(plan.context, Array.from({ length: count }, (_, index) => ({ title: `Task ${index}`, depth: 0 })), { parent: null, commitment: null }))
  plan.done.length = 0
  return { plan, ids }
}

test('a task starts after another one, with a lag that can be changed and taken back', () => {
  const { plan, ids: [a, b] } = withTasks(2) as { plan: TestPlan; ids: [TaskId, TaskId] }
  must(setDependency(plan.context, b, a, 3))
  must(setDependency(plan.context, b, a, -2))
  expect(dependencyIndex(plan.records()).before.get(b)).toEqual([{ task: b, after: a, lagDays: -2 }])
  must(invert(plan.context, plan.done.at(-1)?.changes ?? []))
  expect(dependencyIndex(plan.records()).followers.get(a)).toEqual([{ task: b, after: a, lagDays: 3 }])
  must(removeDependency(plan.context, b, a))
  expect(dependencyIndex(plan.records()).before.size).toBe(0)
})

test('tasks that would wait for each other are refused, over however many steps', () => {
  const { plan, ids: [a, b, c] } = withTasks(3) as { plan: TestPlan; ids: [TaskId, TaskId, TaskId] }
  must(setDependency(plan.context, b, a, 0))
  must(setDependency(plan.context, c, b, 0))
  expect(setDependency(plan.context, a, c, 0)).toEqual({ ok: false, problem: 'would-wait-for-itself' })
  expect(setDependency(plan.context, a, a, 0)).toEqual({ ok: false, problem: 'would-wait-for-itself' })
  expect(setDependency(plan.context, c, a, LAG_DAYS_MAX + 1)).toEqual({ ok: false, problem: 'value-invalid' })
  expect(setDependency(plan.context, c, a, 0.5)).toEqual({ ok: false, problem: 'value-invalid' })
})

test('a circle that two devices closed offline is found, is walked once, and the same on both', () => {
  const { plan, ids: [a, b, c] } = withTasks(3) as { plan: TestPlan; ids: [TaskId, TaskId, TaskId] }
  const other = copyOf(plan, 'b')
  must(setDependency(plan.context, b, a, 0))
  must(setDependency(plan.context, c, b, 0))
  must(setDependency(other.context, a, b, 0))
  merge(plan, other)
  for (const { records } of [plan, other]) {
    const index = dependencyIndex(records())
    expect([...circularDependencies(index)].sort()).toEqual([linkKey(a, b), linkKey(b, a)].sort())
    expect(followersOf(index, a)).toEqual([b, c])
  }
  must(removeDependency(plan.context, a, b))
  expect(circularDependencies(dependencyIndex(plan.records())).size).toBe(0)
})

test('a chain as long as a plan is looked at without going deep', () => {
  const links = new Map(Array.from({ length: 20_000 }, (_, index) => [`t${index}`, [{ task: `t${index}` as TaskId, after: `t${index + 1}` as TaskId, lagDays: 0 }]] as const))
  expect(circularDependencies({ before: links, followers: new Map() }).size).toBe(0)
})

test('archived tasks wait for nothing', () => {
  const { plan, ids: [a, b] } = withTasks(2) as { plan: TestPlan; ids: [TaskId, TaskId] }
  must(setDependency(plan.context, b, a, 0))
  must(archive(plan.context, 'task', [a]))
  expect(dependencyIndex(plan.records()).before.size).toBe(0)
})

test('a lag that no command writes reads as the nearest that one does', () => {
  const key = linkKey('a'.repeat(16), 'b'.repeat(16))
  expect(decodeLink('taskDependency', key, 9e15)?.value).toBe(LAG_DAYS_MAX)
  expect(decodeLink('taskDependency', key, '3')).toBeNull()
})

test.each([
  ['2026-03-30', 3, '2026-04-02'],
  ['2026-03', 20, '2026-04'],
  ['2026-12', 31, '2027-01'],
  ['2026-03', 10, '2026-03'],
  ['2026-Q1', -80, '2025-Q4'],
  ['2026', 400, '2027'],
  ['2026', 100, '2026'],
  ['XXXX-12-05', 40, 'XXXX-12-05'],
  ['9999-12-31', 5, '9999-12-31'],
  ['0001-01', -60, '0001-01'],
])('%s moved by %i days is %s', (date, days, moved) => {
  expect(shiftDate(date as PlanDate, days)).toBe(moved)
})

test('followers move along as one step, those that are done stay', () => {
  const { plan, ids: [a, b, c, d] } = withTasks(4) as { plan: TestPlan; ids: [TaskId, TaskId, TaskId, TaskId] }
  for (const id of [b, c, d]) must(setDates(plan.context, [{ kind: 'task', id, start: '2026-03-01' as PlanDate, due: '2026-03-10' as PlanDate }]))
  must(setDependency(plan.context, b, a, 0))
  must(setDependency(plan.context, c, b, 0))
  must(setDependency(plan.context, d, b, 0))
  must(setField(plan.context, 'task', d, 'state', 'done'))
  const moved = shiftFollowers(plan.records(), dependencyIndex(plan.records()), a, 5)
  expect(moved.map(({ id, due }) => [id, due])).toEqual([[b, '2026-03-15'], [c, '2026-03-15']])
  const before = plan.done.length
  must(setDates(plan.context, moved))
  expect(plan.done.length).toBe(before + 1)
  must(invert(plan.context, plan.done.at(-1)?.changes ?? []))
  expect(plan.records().records.task.get(c)?.due).toBe('2026-03-10')
})

test('what is no date is refused, and nothing of the step is written', () => {
  const { plan, ids: [a, b] } = withTasks(2) as { plan: TestPlan; ids: [TaskId, TaskId] }
  expect(setDates(plan.context, [{ kind: 'task', id: a, due: '2026' as PlanDate }, { kind: 'task', id: b, due: '2026-02-30' as PlanDate }])).toEqual({ ok: false, problem: 'value-invalid' })
  expect(plan.records().records.task.get(a)?.due).toBeNull()
})

test('a task starts too early only where its dates leave no doubt', () => {
  const { plan, ids: [a, b] } = withTasks(2) as { plan: TestPlan; ids: [TaskId, TaskId] }
  const tooEarly = (due: string, start: string, lagDays: number): boolean => {
    must(setDates(plan.context, [{ kind: 'task', id: a, due: due as PlanDate }, { kind: 'task', id: b, start: start as PlanDate }]))
    return startsTooEarly(plan.records(), { task: b, after: a, lagDays })
  }
  expect(tooEarly('2026-03-10', '2026-03-11', 0)).toBe(false)
  expect(tooEarly('2026-03-10', '2026-03-11', 1)).toBe(true)
  expect(tooEarly('2026-03-10', '2026-03-09', -2)).toBe(false)
  expect(tooEarly('2026-Q2', '2026-04', 0)).toBe(false)
  expect(tooEarly('2026-Q2', '2026-03', 0)).toBe(true)
  expect(endShift('2026-03-10' as PlanDate, '2026-Q1' as PlanDate)).toBe(21)
})
