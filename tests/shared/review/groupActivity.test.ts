import { expect, test } from 'vitest'
import type { ActivityEntry } from '../../../shared/review/activityEntry.ts'
import { groupActivity, TYPING_PAUSE_MS } from '../../../shared/review/groupActivity.ts'
import { createSeededRandom } from '../../helpers/seededRandom.ts'

const task = 'a'.repeat(16)
const other = 'b'.repeat(16)
const commitment = 'c'.repeat(16)

test('one command\'s changes on one record are one entry, in the order in which they were written', () => {
  const entries = newestFirst([field('lead', null, 'p', { seq: 1, position: 1 }), field('due', null, '2026-05-05', { seq: 1, position: 2 }), field('state', null, 'done', { seq: 2 })])
  expect(groupActivity(entries).map(({ changes }) => changes.map(({ fields }) => fields.map(({ key }) => key)))).toEqual([[['state']], [['lead', 'due']]])
})

test('one command on several records is one entry with a part for each; a link belongs to the record that it starts from', () => {
  const [group, ...rest] = groupActivity(newestFirst([
    created(task, { title: 'One' }, { seq: 5, position: 1 }),
    created(other, { title: 'Two' }, { seq: 5, position: 2 }),
    { ...written({ seq: 5, position: 3 }), what: 'link', kind: 'taskCommitment', recordId: null, key: `${task}|${commitment}`, before: null, after: true },
  ]))
  expect(rest).toEqual([])
  expect(group?.changes).toMatchObject([
    { subject: { kind: 'task', id: task }, created: { title: 'One' }, links: [{ kind: 'taskCommitment', to: commitment, before: null, after: true }] },
    { subject: { kind: 'task', id: other }, created: { title: 'Two' }, links: [] },
  ])
})

test('rows that carry work of two people are told apart', () => {
  const groups = groupActivity(newestFirst([field('due', null, '2026', { seq: 1, position: 1 }), field('state', null, 'done', { seq: 1, position: 2, by: 'bob', relayedBy: 'ada' })]))
  expect(groups.map(({ by, relayedBy }) => [by, relayedBy])).toEqual([['bob', 'ada'], ['ada', null]])
})

test('typing in one text by one person is one entry, from what stood before it to what stands after it', () => {
  const groups = groupActivity(newestFirst([typed('A', 'A b', 1), field('due', null, '2026', { seq: 2 }), typed('A b', 'A b c', 3), typed('A b c', 'A d', 4)]))
  expect(groups.map(({ id, changes }) => [id, changes[0]?.fields])).toEqual([
    ['4.1', [{ key: 'title', before: 'A', after: 'A d', isCut: false }]],
    ['2.1', [{ key: 'due', before: null, after: '2026', isCut: false }]],
  ])
})

test.each([
  ['somebody else wrote between', [typed('A', 'B', 1), typed('B', 'C', 2, { by: 'bob' }), typed('C', 'D', 3)], 3],
  ['the pause was too long', [typed('A', 'B', 1, { at: 0 }), typed('B', 'C', 2, { at: TYPING_PAUSE_MS + 1 })], 2],
  ['another command wrote the text with something else', [typed('A', 'B', 1), typed('B', 'C', 2, { position: 1 }), field('due', null, '2026', { seq: 2, position: 2 }), typed('C', 'D', 3)], 3],
  ['what stood between is not among the entries, since only one person\'s are asked for', [typed('A', 'B', 1), typed('C', 'D', 3)], 2],
  ['other commands changed the text and put it back', [
    typed('A', 'B', 1),
    typed('B', 'C', 2, { position: 1 }), field('due', null, '2026', { seq: 2, position: 2 }),
    typed('C', 'B', 3, { position: 1 }), field('due', '2026', null, { seq: 3, position: 2 }),
    typed('B', 'D', 4),
  ], 4],
  ['one part was made before the connection was in sync', [typed('A', 'B', 1, { madeBeforeSync: true }), typed('B', 'C', 2)], 2],
  ['it is another record\'s text', [typed('A', 'B', 1), typed('B', 'C', 2, { recordId: other })], 2],
  ['it is chosen, not typed', [field('state', 'to-do', 'blocked', { seq: 1 }), field('state', 'blocked', 'done', { seq: 2 })], 2],
])('edits stay apart where %s', (_why, entries, count) => {
  expect(groupActivity(newestFirst(entries))).toHaveLength(count)
})

test('what this version does not know is left out, and takes nothing else along', () => {
  const groups = groupActivity(newestFirst([{ ...field('x', null, 1, { seq: 1, position: 1 }), kind: 'comment' }, field('due', null, '2026', { seq: 1, position: 2 })]))
  expect(groups.map(({ changes }) => changes.length)).toEqual([1])
})

test.each([1, 2, 3, 4])('loading older entries leaves all groups as they are, but for the oldest of each text (seed %i)', (seed) => {
  const random = createSeededRandom(seed)
  const stands: Record<string, string> = {}
  let clock = 0
  const entries = newestFirst(Array.from({ length: 60 }, (_, index) => {
    const id = random.below(2) === 0 ? task : other
    const entry = typed(stands[id] ?? '', `Text ${index}`, index + 1, { recordId: id, by: random.below(3) === 0 ? 'bob' : 'ada', at: (clock += TYPING_PAUSE_MS * (random.below(8) === 0 ? 2 : 0.01)) })
    stands[id] = `Text ${index}`
    return entry
  }))
  const whole = groupActivity(entries)
  for (let loaded = 1; loaded < entries.length; loaded += 1) {
    const ids = groupActivity(entries.slice(0, loaded)).map(({ id }) => id)
    expect(ids).toEqual(whole.map(({ id }) => id).slice(0, ids.length))
  }
})

function written(of: Partial<ActivityEntry>): ActivityEntry {
  const { seq = 1 } = of
  return {
    seq, position: 1, at: seq * 1000, by: 'ada', relayedBy: null, madeBeforeSync: false,
    what: 'record', kind: 'task', recordId: task, key: 'title', before: null, after: null, isCut: false, ...of,
  }
}

function field(key: string, before: ActivityEntry['before'], after: ActivityEntry['after'], of: Partial<ActivityEntry>): ActivityEntry {
  return written({ key, before, after, ...of })
}

function typed(before: string, after: string, seq: number, of: Partial<ActivityEntry> = {}): ActivityEntry {
  return written({ before, after, seq, ...of })
}

function created(recordId: string, after: Record<string, string>, of: Partial<ActivityEntry>): ActivityEntry {
  return written({ what: 'created', recordId, key: null, after, ...of })
}

function newestFirst(entries: readonly ActivityEntry[]): ActivityEntry[] {
  return [...entries].reverse()
}
