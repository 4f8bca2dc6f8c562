import { expect, test } from 'vitest'
import { dayAt, pxOf, ticksBetween, widthOf, type Axis } from '../../../../client/features/timeline/axis.ts'
import { movedDates } from '../../../../client/features/timeline/barMove.ts'
import { linesInSight, LINES_MAX } from '../../../../client/features/timeline/dependencyLines.ts'
import { linePath } from '../../../../client/features/timeline/linePath.ts'
import { extentOfTasks, shapeOf, yearsOf } from '../../../../client/features/timeline/shapes.ts'
import { timelineIntent } from '../../../../client/features/timeline/timelineKeys.ts'
import { axisOf, zoomBeside, zoomOf } from '../../../../client/features/timeline/zoom.ts'
import type { Id } from '../../../../shared/ids.ts'
import type { Dependency } from '../../../../shared/queries/dependencies.ts'
import type { Day, PlanDate } from '../../../../shared/schema/planDate.ts'
import type { Commitment, Task } from '../../../../shared/schema/records.ts'
import { must, openTestPlan } from '../../../helpers/testPlan.ts'

const day = (text: string): Day => text as Day
const dates = (start: string | null, due: string | null, milestone = false) => ({ start: start as PlanDate | null, due: due as PlanDate | null, milestone })

test('a day has its place, over leap years and back', () => {
  const axis: Axis = { first: day('2024-01-01'), days: 366, dayPx: 2 }
  expect(pxOf(axis, day('2024-03-01'))).toBe(120)
  expect(dayAt(axis, 121)).toBe('2024-03-01')
  expect(dayAt(axis, -1)).toBe('2023-12-31')
  expect(widthOf(axis)).toBe(732)
})

test.each([
  ['month', '2024-02-10', '2024-04-01', ['2024-02-01', '2024-03-01']],
  ['quarter', '2023-12-31', '2024-04-02', ['2023-10-01', '2024-01-01', '2024-04-01']],
  ['year', '2023-06-01', '2024-01-01', ['2023-01-01']],
  ['day', '2024-02-28', '2024-03-02', ['2024-02-28', '2024-02-29', '2024-03-01']],
] as const)('ticks by %s cover what is in sight and no more', (unit, from, end, starts) => {
  expect(ticksBetween(unit, day(from), day(end), 'en-GB').map(({ start }) => start)).toEqual(starts)
})

test('weeks begin as the reader\'s language has them', () => {
  const first = (locale: string) => ticksBetween('week', day('2026-03-04'), day('2026-03-05'), locale)[0]
  expect(first('en-GB')).toEqual({ start: '2026-03-02', end: '2026-03-09' })
  expect(first('ar-EG')).toEqual({ start: '2026-02-28', end: '2026-03-07' })
})

test('zoom is read from the address, and steps end at the last one', () => {
  expect([zoomOf('week'), zoomOf('decade'), zoomOf(undefined)]).toEqual(['week', 'year', 'year'])
  expect([zoomBeside('year', 1), zoomBeside('biennium', 1), zoomBeside('week', -1)]).toEqual(['biennium', 'biennium', 'week'])
})

test('an axis fills what is in sight, and is never narrower than its names', () => {
  expect(widthOf(axisOf({ first: 2026, last: 2026 }, 'biennium', 1_600))).toBeGreaterThanOrEqual(1_600)
  expect(axisOf({ first: 2026, last: 2026 }, 'year', 100).dayPx).toBe(1.5)
})

test.each([
  ['two days', dates('2026-03-01', '2026-03-10'), { type: 'bar', from: '2026-03-01', end: '2026-03-11', softStartDays: 0, softEndDays: 0 }],
  ['a quarter as start', dates('2026-Q1', '2026-06-30'), { type: 'bar', from: '2026-01-01', end: '2026-07-01', softStartDays: 89, softEndDays: 0 }],
  ['imprecise ends that overlap', dates('2026', '2026-Q4'), { type: 'bar', from: '2026-01-01', end: '2027-01-01', softStartDays: 364, softEndDays: 1 }],
  ['due before it starts', dates('2026-03-10', '2026-03-01'), { type: 'bar', from: '2026-03-01', end: '2026-03-11' }],
  ['only a due day', dates(null, '2026-03-10'), { type: 'bar', from: '2026-03-10', end: '2026-03-11', openStart: true, openEnd: false }],
  ['only a start', dates('2026-03-10', null), { type: 'bar', from: '2026-03-10', openStart: false, openEnd: true }],
  ['a year', dates(null, '2026'), { type: 'band', from: '2026-01-01', end: '2027-01-01', precision: 'year', isMilestone: false }],
  ['one imprecise date twice', dates('2026-Q3', '2026-Q3'), { type: 'band', precision: 'quarter' }],
  ['a milestone', dates('2026-03-01', '2026-03-10', true), { type: 'diamond', from: '2026-03-10' }],
  ['a milestone in some month', dates(null, '2026-03', true), { type: 'band', precision: 'month', isMilestone: true }],
  ['no date', dates(null, null), { type: 'none', why: 'no-date' }],
  ['a day without its year', dates(null, 'XXXX-12-05'), { type: 'none', why: 'no-year' }],
  ['a start beside a due without its year', dates('2026-03-01', 'XXXX-12-05'), { type: 'bar', openEnd: true }],
])('%s is drawn as precise as it is', (_what, given, shape) => {
  expect(shapeOf(given)).toMatchObject(shape)
})

test('what tasks cover, and the years of a plan, leave out what says nothing and what is a slip of the pen', () => {
  const { commands, plan } = openTestPlan()
  const ids = must(commands.addTasks(['A', 'B', 'C'].map((title) => ({ title, depth: 0 })), { parent: null, commitment: null }))
  must(commands.setFields('task', ids[0]!, { start: '2019-Q2' as PlanDate, due: '2025-03-04' as PlanDate }))
  must(commands.setFields('task', ids[1]!, { due: '9999' as PlanDate }))
  const tasks = ids.map((id) => plan().records.task.get(id)!)
  expect(extentOfTasks([tasks[0]!, tasks[2]!])).toEqual({ from: '2019-04-01', end: '2025-03-05' })
  expect(extentOfTasks([tasks[2]!])).toBeNull()
  expect(yearsOf(plan(), day('2026-01-01'))).toEqual({ first: 2019, last: 2046 })
})

test('a line goes out, down and in; to one that begins too early, back between the rows', () => {
  expect(linePath({ fromX: 100, fromY: 16, toX: 140, toY: 48 }, 32)).toBe('M100 16H133V48H140')
  expect(linePath({ fromX: 100, fromY: 16, toX: 101, toY: 48 }, 32)).toBe('M93 24V48H101')
  expect(linePath({ fromX: 100, fromY: 16, toX: 60, toY: 48 }, 32)).toBe('M100 16H107V32H53V48H60')
  expect(linePath({ fromX: 100, fromY: 48, toX: 60, toY: 16 }, 32)).toBe('M100 48H107V32H53V16H60')
})

test('each dependency is drawn once, between the nearest rows, and never more than the eye can follow', () => {
  const depends = (task: string, after: string): Dependency => ({ task: task as Id<'task'>, after: after as Id<'task'>, lagDays: 0 })
  const link = depends('b', 'a')
  const index = { before: new Map([['b', [link]]]), followers: new Map([['a', [link]]]) }
  const rows: Record<string, number[]> = { a: [1, 9], b: [10] }
  expect(linesInSight(index, [{ row: 9, task: 'a' }, { row: 10, task: 'b' }], (task) => rows[task] ?? [])).toEqual([{ dependency: link, fromRow: 9, toRow: 10 }])
  expect(linesInSight(index, [{ row: 9, task: 'a' }], (task) => (task === 'a' ? [9] : []))).toEqual([])
  const many = Array.from({ length: LINES_MAX + 10 }, (_, at) => depends(`t${at}`, 'a'))
  expect(linesInSight({ before: new Map(), followers: new Map([['a', many]]) }, [{ row: 0, task: 'a' }], () => [1])).toHaveLength(LINES_MAX)
})

test.each([
  [{ key: 'ArrowRight', altKey: true }, false, { type: 'shift', days: 1, part: 'whole' }],
  [{ key: 'ArrowRight', altKey: true }, true, { type: 'shift', days: -1, part: 'whole' }],
  [{ key: 'ArrowDown', altKey: true, shiftKey: true }, false, { type: 'shift', days: 7, part: 'end' }],
  [{ key: 'ArrowLeft' }, false, { type: 'collapse' }],
  [{ key: 'ArrowRight' }, true, { type: 'collapse' }],
  [{ key: 'j' }, false, { type: 'move', rows: 1 }],
  [{ key: 'z', ctrlKey: true }, false, null],
])('keys: %o, right to left %s', (event, isRightToLeft, intent) => {
  expect(timelineIntent({ altKey: false, shiftKey: false, ctrlKey: false, metaKey: false, ...event }, { isRightToLeft, isExpanded: true, hasSingleKeys: true })).toEqual(intent)
})

test('a part of a bar is moved; one end stops at the other', () => {
  const task = { id: 't', ...dates('2026-03-01', '2026-03-10') } as unknown as Task
  expect(movedDates(task, 'whole', 3)).toEqual({ kind: 'task', id: 't', start: '2026-03-04', due: '2026-03-13' })
  expect(movedDates(task, 'end', -20)).toEqual({ kind: 'task', id: 't', due: '2026-03-01' })
  expect(movedDates(task, 'start', 20)).toEqual({ kind: 'task', id: 't', start: '2026-03-10' })
  expect(movedDates(task, 'whole', 0)).toBeNull()
  const commitment = { id: 'c', due: '2026' } as unknown as Commitment
  expect(movedDates(commitment, 'whole', 40)).toBeNull()
  expect(movedDates(commitment, 'whole', 300)).toEqual({ kind: 'commitment', id: 'c', due: '2027' })
})
