import { beforeEach, expect, test } from 'vitest'
import type { ActivityEntry, ActivityPage } from '../../../shared/review/activityEntry.ts'
import { ok, refused } from '../../../shared/result.ts'
import type { ActivityQuestion } from '../../../client/activity/activityFilter.ts'
import { loadActivityList, loadNewer, loadOlder, type ActivitySources } from '../../../client/activity/activityList.ts'
import { readNews } from '../../../client/activity/news.ts'
import type { KeptActivity } from '../../../client/sync/deviceLog.ts'

const everything: ActivityQuestion = { people: [], kinds: [], records: [], from: null, afterSeq: 0, except: null }
const people = [{ userId: 'ada', name: 'Ada', isMember: true }]
let log: ActivityEntry[]
let kept: ActivityEntry[]
let epoch: string
let answer: 'log' | 'unreachable' | 'refused'
/** How many entries the server looks at for one answer. */
let scanned: number

beforeEach(() => {
  log = Array.from({ length: 120 }, (_, index) => entry(index + 1)).reverse()
  kept = []
  epoch = 'one'
  answer = 'log'
  scanned = 1_000
})

test('pages follow each other to the end', async () => {
  let list = await loadActivityList(sources(), everything)
  expect(list).toMatchObject({ state: 'listed', older: expect.any(String) })
  while (list.older !== null) list = await loadOlder(sources(), everything, list)
  expect(list.entries).toEqual(log)
})

test('a question that little fits is asked further back by itself', async () => {
  scanned = 7
  const list = await loadActivityList(sources(), { ...everything, people: ['bob'] })
  expect(list).toMatchObject({ entries: [], older: null, state: 'listed' })
})

test('what is written while a list is shown comes on top, once', async () => {
  const list = await loadActivityList(sources(), everything)
  log = [entry(121), ...log]
  const newer = await loadNewer(sources(), everything, list)
  expect(newer.entries).toEqual([entry(121), ...list.entries])
  expect((await loadNewer(sources(), everything, newer)).entries).toEqual(newer.entries)
})

test('a log that is another one since a restore is read anew', async () => {
  const list = await loadActivityList(sources(), everything)
  epoch = 'two'
  log = [entry(5, { key: 'due' })]
  expect((await loadNewer(sources(), everything, list)).entries).toEqual(log)
})

test('without the server, what was looked at before is shown, filtered alike, and said to be from the device', async () => {
  await loadActivityList(sources(), everything)
  log[1] = entry(119)
  answer = 'unreachable'
  const list = await loadActivityList(sources(), { ...everything, afterSeq: 110 })
  expect(list).toMatchObject({ state: 'from-device', keptAt: 7, people, older: null })
  expect(list.entries.map(({ seq }) => seq)).toEqual([120, 119, 118, 117, 116, 115, 114, 113, 112, 111])
})

test('without the server and without anything kept, the list says so', async () => {
  answer = 'unreachable'
  expect(await loadActivityList(sources(), everything)).toMatchObject({ state: 'unreachable', entries: [] })
})

test('a refusal is told in the server\'s words, and nothing from the device is shown instead', async () => {
  await loadActivityList(sources(), everything)
  answer = 'refused'
  expect(await loadActivityList(sources(), everything)).toMatchObject({ state: 'failed', problem: 'No.', entries: [] })
})

test('what cannot be asked for further back leaves the list as it is', async () => {
  const list = await loadActivityList(sources(), everything)
  answer = 'unreachable'
  expect(await loadOlder(sources(), everything, list)).toBe(list)
})

test('news are what others wrote since my last visit; none can be told when the log is another one', async () => {
  log = [entry(4, { by: 'bob' }), entry(3), entry(2, { by: 'bob' })]
  expect((await readNews(sources(), { epoch, seq: 2 }, 'ada'))?.entries).toEqual([log[0]])
  expect(await readNews(sources(), { epoch: 'before the restore', seq: 2 }, 'ada')).toBeNull()
  answer = 'unreachable'
  expect((await readNews(sources(), { epoch, seq: 2 }, 'ada'))?.entries).toEqual([log[0]])
  expect(await readNews(sources(), { epoch: 'before the restore', seq: 2 }, 'ada')).toBeNull()
})

/** A server and a device in memory. */
function sources(): ActivitySources {
  return {
    ask: async ({ people: wanted, afterSeq, except }, before, limit) => {
      if (answer === 'unreachable') return refused({ kind: 'unreachable' as const })
      if (answer === 'refused') return refused({ kind: 'refused' as const, status: 403, code: 'no', message: 'No.' })
      const from = before === null ? Infinity : Number(before.split('.')[0])
      const looked = log.filter(({ seq }) => seq < from && seq > afterSeq).slice(0, scanned)
      const fitting = looked.filter(({ by }) => by !== except && (wanted.length === 0 || wanted.includes(by)))
      const entries = fitting.slice(0, limit)
      const last = fitting.length > limit ? entries.at(-1) : looked.length === scanned ? looked.at(-1) : undefined
      return ok({ epoch, upTo: log[0]?.seq ?? 0, isBehind: false, entries, people, older: last ? `${last.seq}.1` : null } satisfies ActivityPage)
    },
    kept: async (): Promise<KeptActivity | null> => (kept.length === 0 ? null : { epoch, people, at: 7, entries: [...kept].sort((a, b) => b.seq - a.seq) }),
    keep: async (page) => void (kept = [...kept.filter(({ seq }) => !page.entries.some((other) => other.seq === seq)), ...page.entries]),
  }
}

function entry(seq: number, of: Partial<ActivityEntry> = {}): ActivityEntry {
  return {
    seq, position: 1, at: seq * 1000, by: 'ada', relayedBy: null, madeBeforeSync: false,
    what: 'record', kind: 'task', recordId: 'a'.repeat(16), key: 'state', before: null, after: 'done', isCut: false, ...of,
  }
}
