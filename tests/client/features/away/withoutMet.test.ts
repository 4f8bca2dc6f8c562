import { expect, test } from 'vitest'
import type { ActivityEntry } from '../../../../shared/review/activityEntry.ts'
import type { Place } from '../../../../shared/review/entries.ts'
import type { ToldCollision } from '../../../../shared/review/toldCollision.ts'
import { withoutMet } from '../../../../client/features/away/withoutMet.ts'

const due: Place = { on: 'record', kind: 'task', id: 't1', key: 'due' }

test('what met something is not told once more among the changes of others', () => {
  const entries = [entry({ seq: 4, key: 'title' }), entry({ seq: 3 }), entry({ seq: 3, what: 'link', kind: 'taskCommitment', recordId: null, key: 't1|c1' }), entry({ seq: 3, what: 'meta', kind: null, recordId: null, key: 'note' })]
  expect(withoutMet(entries, [told(due)])).toEqual([entries[0], entries[2], entries[3]])
  expect(withoutMet(entries, [told({ on: 'link', kind: 'taskCommitment', key: 't1|c1' }), told({ on: 'meta', key: 'note' })])).toEqual([entries[0], entries[1]])
})

test('a move that met another one is not told, whatever else it wrote', () => {
  const [task, commitment] = ['t'.repeat(16), 'c'.repeat(16)]
  const moved = [entry({ seq: 3, recordId: task, key: 'parent' }), entry({ seq: 3, recordId: task, key: 'order' }), entry({ seq: 3, what: 'link', kind: 'taskCommitment', recordId: null, key: `${task}|${commitment}` })]
  const title = entry({ seq: 3, recordId: task, key: 'title' })
  expect(withoutMet([...moved, title], [told({ on: 'record', kind: 'task', id: task, key: 'parent' })])).toEqual([title])
})

test('what the same person, or somebody else, wrote there at another time is a change like any other', () => {
  const entries = [entry({ seq: 5 }), entry({ seq: 3, by: 'cem' }), entry({ seq: 3, recordId: 't2' }), entry({ seq: 3, what: 'created', key: null })]
  expect(withoutMet(entries, [told(due)])).toEqual(entries)
})

/** Bob's value of the third row met one of mine. */
function told(place: Place): ToldCollision {
  const side = (id: string, at: number) => ({ place, value: 'A', isCut: false, at, madeBeforeSync: true, author: { id, name: id } })
  return { id: 'x', kind: 'field', seq: 4, gaveWay: side('ada', 4_000), stands: side('bob', 3_000) }
}

function entry(of: Partial<ActivityEntry> & { seq: number }): ActivityEntry {
  return { position: 1, at: of.seq * 1_000, by: 'bob', relayedBy: null, madeBeforeSync: false, what: 'record', kind: 'task', recordId: 't1', key: 'due', before: null, after: 'A', isCut: false, ...of }
}
