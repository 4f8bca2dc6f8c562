import { expect, test } from 'vitest'
import { calendarItems } from '../../../../client/features/calendar/calendarItems.ts'
import { calendarRange, dayOfQuery, steppedDay, viewOf } from '../../../../client/features/calendar/calendarRange.ts'
import { movedToDay } from '../../../../shared/queries/moveDates.ts'
import type { Day, PlanDate } from '../../../../shared/schema/planDate.ts'
import type { Commitment, Task } from '../../../../shared/schema/records.ts'
import { must, openTestPlan } from '../../../helpers/testPlan.ts'

const day = (text: string): Day => text as Day
const date = (text: string): PlanDate => text as PlanDate

test('a month is shown in whole weeks, as the reader\'s language begins them', () => {
  const march = calendarRange('month', day('2026-03-14'), 'en-GB')
  expect([march.first, march.end, march.weeks.length]).toEqual(['2026-03-01', '2026-04-01', 6])
  expect([march.weeks[0]![0], march.weeks.at(-1)!.at(-1)]).toEqual(['2026-02-23', '2026-04-05'])
  expect(calendarRange('month', day('2026-03-14'), 'ar-EG').weeks[0]![0]).toBe('2026-02-28')
  expect(calendarRange('week', day('2026-03-14'), 'en-GB').weeks).toEqual([['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13', '2026-03-14', '2026-03-15']])
})

test('steps end in a shorter month; an address that names no day is today', () => {
  expect([steppedDay('month', day('2026-01-31'), 1), steppedDay('week', day('2026-01-01'), -1)]).toEqual(['2026-02-28', '2025-12-25'])
  expect([dayOfQuery('2026-02-30', day('2026-01-01')), dayOfQuery('2026-02', day('2026-01-01')), dayOfQuery('2026-02-03', day('2026-01-01')), viewOf('year')]).toEqual(['2026-01-01', '2026-01-01', '2026-02-03', 'month'])
})

test('due dates and meetings stand on their days; what is not precise to the day stands on none', () => {
  const { commands, plan } = openTestPlan()
  const [report, council, later, year, noYear, cancelled] = must(commands.addTasks(['Report', 'Council', 'Later', 'Year', 'No year', 'Cancelled'].map((title) => ({ title, depth: 0 })), { parent: null, commitment: null })) as [Task['id'], Task['id'], Task['id'], Task['id'], Task['id'], Task['id']]
  const commitment = must(commands.addCommitment({ title: 'Treaty', instrument: null }))
  must(commands.setFields('task', report, { start: date('2026-03-01'), due: date('2026-03-10') }))
  must(commands.setFields('task', council, { start: date('2026-03-09'), due: date('2026-03-10'), place: 'Tashkent' }))
  must(commands.setField('task', later, 'due', date('2026-06-01')))
  must(commands.setField('task', year, 'due', date('2026')))
  must(commands.setField('task', noYear, 'due', date('XXXX-03-05')))
  must(commands.setFields('task', cancelled, { due: date('2026-03-10'), state: 'cancelled' }))
  must(commands.setField('commitment', commitment, 'due', date('2026-03-10')))
  const { byDay, imprecise } = calendarItems(plan(), calendarRange('month', day('2026-03-14'), 'en-GB'))
  expect([...byDay].map(([on, items]) => [on, items.map(({ record }) => record.title)])).toEqual([['2026-03-10', ['Council', 'Treaty', 'Report']], ['2026-03-09', ['Council']]])
  expect(imprecise.map(({ item }) => item.record.title).sort()).toEqual(['No year', 'Year'])
  expect(calendarItems(plan(), calendarRange('month', day('2027-04-14'), 'en-GB')).imprecise).toEqual([])
})

test('moved to another day, a due date takes its start along only where it must', () => {
  const task = (start: string | null, due: string | null) => ({ id: 't', milestone: false, start, due }) as unknown as Task
  expect(movedToDay(task('2026-03-01', '2026-03-10'), day('2026-03-10'), day('2026-03-12'))).toEqual({ kind: 'task', id: 't', due: '2026-03-12' })
  expect(movedToDay(task('2026-03-09', '2026-03-10'), day('2026-03-10'), day('2026-03-05'))).toEqual({ kind: 'task', id: 't', start: '2026-03-04', due: '2026-03-05' })
  expect(movedToDay(task('2026-03-09', '2026-03-10'), day('2026-03-09'), day('2026-03-16'))).toEqual({ kind: 'task', id: 't', start: '2026-03-16', due: '2026-03-17' })
  expect(movedToDay(task('2026-03-09', null), day('2026-03-09'), day('2026-03-10'))).toEqual({ kind: 'task', id: 't', start: '2026-03-10' })
  expect(movedToDay({ id: 'c', due: '2026-03-09' } as unknown as Commitment, day('2026-03-09'), day('2026-03-10'))).toEqual({ kind: 'commitment', id: 'c', due: '2026-03-10' })
})
