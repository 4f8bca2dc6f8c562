import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMomentFinder, HOUR_MS, PAUSE_MS, type Moment } from '../../../server/versions/moments.ts'
import { thinMoments } from '../../../server/versions/thinMoments.ts'

const minute = 60_000
const day = 24 * HOUR_MS
/** A Monday at midnight. */
const monday = Date.UTC(2026, 2, 2)

describe('moments', () => {
  it('are where people paused, with those who wrote until then', () => {
    expect(momentsOf([
      [monday, 'ana'], [monday + minute, 'ben'], [monday + 2 * minute, 'ana'],
      [monday + 2 * minute + PAUSE_MS, 'ben'], [monday + 3 * minute + PAUSE_MS, 'ben'],
    ])).toEqual([{ seq: 3, at: monday + 2 * minute, people: ['ana', 'ben'] }])
  })

  it('come at least once in an hour, also when nobody pauses', () => {
    const rows = Array.from({ length: 31 }, (_, index): [number, string] => [monday + index * 6 * minute, 'ana'])
    expect(momentsOf(rows).map(({ at }) => at)).toEqual([54, 114, 174].map((minutes) => monday + minutes * minute))
  })

  it('never go back when the server\'s clock does', () => {
    const found = momentsOf([[monday + day, 'ana'], [monday, 'ana'], [monday + 2 * day, 'ana'], [monday + 3 * day, 'ana']])
    expect(found.map(({ seq, at }) => [seq, at])).toEqual([[2, monday + day], [3, monday + 2 * day]])
  })

  it('are the same however the rows arrive', () => {
    const finder = createMomentFinder()
    const rows: [number, string][] = [[monday, 'ana'], [monday + HOUR_MS, 'ben'], [monday + 3 * HOUR_MS, 'ana']]
    take(finder, rows.slice(0, 2), 1)
    const early = [...finder.moments()]
    take(finder, rows.slice(2), 3)
    expect(finder.moments().slice(0, early.length)).toEqual(early)
    expect(finder.moments()).toEqual(momentsOf(rows))
    expect(finder.end()).toEqual({ seq: 3, at: monday + 3 * HOUR_MS, people: ['ana'] })
  })
})

describe('thinning', () => {
  it.each([
    ['every moment of the last day', [0, 10, 20].map((m) => monday + m * minute), monday + HOUR_MS, 3],
    ['one of each hour after a day', [0, 10, 20, 70].map((m) => monday + m * minute), monday + 2 * day, 2],
    ['one of each day after a week', [1, 2, 30].map((h) => monday + h * HOUR_MS), monday + 10 * day, 2],
    ['one of each week after a month', [0, 3, 6, 7].map((d) => monday + d * day), monday + 60 * day, 2],
    ['one of each month after a year', [0, 7, 14, 35].map((d) => monday + d * day), monday + 800 * day, 2],
  ])('keeps %s', (_name, times, now, kept) => {
    expect(thinMoments(times.map(moment), now)).toHaveLength(kept)
  })

  it('keeps the last of a period, and counts the people of those before', () => {
    const kept = thinMoments([{ ...moment(monday, 0), people: ['ana'] }, { ...moment(monday + minute, 1), people: ['ben'] }], monday + 3 * day)
    expect(kept).toEqual([{ seq: 2, at: monday + minute, people: ['ana', 'ben'] }])
  })

  const history = fc.array(fc.integer({ min: 1, max: 40 * 24 * 60 }), { maxLength: 60 })
    .map((gaps) => gaps.reduce<number[]>((times, gap) => [...times, (times.at(-1) ?? monday) + gap * minute], []))
  const wait = fc.integer({ min: 0, max: 900 * 24 })

  it('what is kept later was kept before: nothing that was gone comes back', () => {
    fc.assert(fc.property(history, wait, wait, (times, wait1, wait2) => {
      const moments = times.map(moment)
      const end = times.at(-1) ?? monday
      const before = new Set(thinMoments(moments, end + wait1 * HOUR_MS).map(({ seq }) => seq))
      const later = thinMoments(moments, end + (wait1 + wait2) * HOUR_MS)
      expect(later.filter(({ seq }) => !before.has(seq))).toEqual([])
    }))
  })

  it('the last moment stays, and few stay however many there were', () => {
    fc.assert(fc.property(history, wait, (times, waited) => {
      const kept = thinMoments(times.map(moment), (times.at(-1) ?? monday) + waited * HOUR_MS)
      expect(kept.at(-1)?.seq).toBe(times.length === 0 ? undefined : times.length)
    }))
    const fiveYears = Array.from({ length: 5 * 365 * 24 }, (_, hour) => moment(monday + hour * HOUR_MS, hour))
    expect(thinMoments(fiveYears, monday + 5 * 365 * day).length).toBeLessThan(24 + 6 * 24 + 24 + 50 + 5 * 12)
  })
})

function moment(at: number, index: number): Moment {
  return { seq: index + 1, at, people: [] }
}

function momentsOf(rows: readonly [at: number, userId: string][]): readonly Moment[] {
  const finder = createMomentFinder()
  take(finder, rows, 1)
  return finder.moments()
}

function take(finder: ReturnType<typeof createMomentFinder>, rows: readonly [at: number, userId: string][], firstSeq: number): void {
  rows.forEach(([at, userId], index) => finder.take({ seq: firstSeq + index, at, userId }))
}
