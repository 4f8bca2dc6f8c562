import { expect, test } from 'vitest'
import type { ActivityGroup } from '../../../../shared/review/groupActivity.ts'
import { byPerson } from '../../../../client/features/away/byPerson.ts'

test('changes stand below whoever made them, the latest first, and so do the people', () => {
  const people = byPerson([group('bob', 40, 1), group('ada', 30, 2), group('bob', 10, 1)])
  expect(people.map(({ by, from, to, changes }) => [by, from, to, changes.map(({ at }) => at)])).toEqual([['bob', 10, 40, [40, 10]], ['ada', 30, 30, [30, 30]]])
  expect(new Set(people.flatMap(({ changes }) => changes.map(({ id }) => id))).size).toBe(4)
})

function group(by: string, at: number, fields: number): ActivityGroup {
  const names = ['due', 'title'].slice(0, fields)
  return {
    id: `${at}.1`, at, seq: at, by, relayedBy: null, madeBeforeSync: false,
    changes: [{ subject: { kind: 'task', id: 'a'.repeat(16) }, created: null, isRemoved: false, links: [], isCut: false, fields: names.map((key) => ({ key, before: null, after: '2026', isCut: false })) }],
  }
}
