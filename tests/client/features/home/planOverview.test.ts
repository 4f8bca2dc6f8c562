import { describe, expect, it } from 'vitest'
import { planOverview } from '../../../../client/features/home/planOverview.ts'
import { transact, type Json } from '../../../../shared/commands/transact.ts'
import type { RecordKind } from '../../../../shared/schema/records.ts'
import { newPlan } from '../../../helpers/planBuilder.ts'

/** 22 November 2026, 23:30 in UTC: already the 23rd in Vienna, where the plan is. */
const NOW_MS = Date.UTC(2026, 10, 22, 23, 30)

describe('Home needs attention for', () => {
  it('commitments off track before those at risk', () => {
    const plan = planWith((add) => {
      add('assessment', { commitment: add('commitment', { title: 'Late', lifecycle: 'in-progress' }), status: 'at-risk', assessedOn: '2026-11-01' })
      add('assessment', { commitment: add('commitment', { title: 'Stuck', lifecycle: 'in-progress' }), status: 'off-track', assessedOn: '2026-11-01' })
      add('commitment', { title: 'Silent', lifecycle: 'in-progress' })
    })
    expect(plan.concerns.map(({ title }) => title)).toEqual(['Stuck', 'Late'])
  })

  it('no commitment that is implemented, whatever was said of it before', () => {
    const plan = planWith((add) => {
      add('assessment', { commitment: add('commitment', { title: 'Done', lifecycle: 'implemented' }), status: 'at-risk', assessedOn: '2026-11-01' })
    })
    expect(plan.concerns).toEqual([])
  })

  it('tasks by the days since their last possible day, in the plan’s time zone', () => {
    const plan = planWith((add) => {
      add('task', { title: 'Day', due: '2026-11-22' })
      add('task', { title: 'Quarter', due: '2026-Q3' })
      add('task', { title: 'Today', due: '2026-11-23' })
      add('task', { title: 'Done', due: '2026-01-01', state: 'done' })
    })
    expect(plan.overdue.map(({ title, days }) => [title, days])).toEqual([['Day', 1], ['Quarter', 54]])
  })
})

describe('next dates', () => {
  it('come nearest first, and know whether they are precise to the day', () => {
    const plan = planWith((add) => {
      add('task', { title: 'Year', due: '2027' })
      add('task', { title: 'Soon', due: '2026-11-30' })
      add('commitment', { title: 'Quarter', due: '2026-Q4' })
    })
    expect(plan.dates.map(({ title, isPrecise }) => [title, isPrecise])).toEqual([['Quarter', false], ['Soon', true], ['Year', false]])
  })

  it('leave out what is over, done, or has no year', () => {
    const plan = planWith((add) => {
      add('task', { title: 'Past', due: '2026-11-01' })
      add('task', { title: 'Done', due: '2026-12-01', state: 'done' })
      add('task', { title: 'No year', due: 'XXXX-12-05' })
      add('commitment', { title: 'Not triggered', due: '2026-12-01', condition: 'upon the request of a State' })
    })
    expect(plan.dates).toEqual([])
  })
})

function planWith(fill: (add: (kind: RecordKind, fields: Record<string, Json>) => string) => void) {
  const plan = newPlan()
  transact(plan.context, 'fill', (write) => fill((kind, fields) => write.create(kind, fields)))
  return planOverview(plan.records(), NOW_MS)
}
