import { beforeEach, expect, test } from 'vitest'
import type { ToldCollision } from '../../../shared/review/toldCollision.ts'
import { loadCollisions, lookForCollisions, noCollisions, type CollisionSources } from '../../../client/collisions/collisionList.ts'
import type { KeptCollisions } from '../../../client/sync/deviceLog.ts'

/** The server's collisions, by the row that brought them about, the latest first. */
let server: { epoch: string; seq: number; logSeq: number; rows: number[]; answers: 'all' | 'nothing' | 'no' }
let kept: KeptCollisions | null
let asked: number[]

beforeEach(() => {
  server = { epoch: 'e', seq: 300, logSeq: 301, rows: Array.from({ length: 250 }, (_, index) => 250 - index), answers: 'all' }
  kept = null
  asked = []
})

test('the whole list is read page by page, and kept', async () => {
  const list = await loadCollisions(sources(), noCollisions)
  expect(list).toMatchObject({ state: 'listed', reviewedSeq: 300, logSeq: 301, known: { epoch: 'e', seq: 300, at: 5 } })
  expect(list.known?.collisions.map(({ seq }) => seq)).toEqual(server.rows)
  expect(kept).toEqual(list.known)
  expect(asked).toEqual([0, 0, 0])
})

test('who knows the list asks only for what came since, and reads it anew when something did', async () => {
  let list = await loadCollisions(sources(), noCollisions)
  asked = []
  server.seq = 310
  list = await lookForCollisions(sources(), list)
  expect([asked, list.known?.seq]).toEqual([[300], 310])
  server = { ...server, seq: 320, rows: [315, 1] }
  list = await lookForCollisions(sources(), list)
  expect(list.known?.collisions.map(({ seq }) => seq)).toEqual([315, 1])
})

test('another log is read anew', async () => {
  const list = await loadCollisions(sources(), noCollisions)
  server = { epoch: 'f', seq: 3, logSeq: 3, rows: [2], answers: 'all' }
  expect((await lookForCollisions(sources(), list)).known).toMatchObject({ epoch: 'f', seq: 3, collisions: [{ seq: 2 }] })
})

test('without the server the device tells what it has kept; where it has nothing, nobody can say', async () => {
  server.answers = 'nothing'
  expect(await lookForCollisions(sources(), noCollisions)).toMatchObject({ state: 'unreachable', known: null })
  kept = { epoch: 'e', seq: 9, at: 1, collisions: [told(9)] }
  expect(await lookForCollisions(sources(), noCollisions)).toMatchObject({ state: 'from-device', known: kept })
  expect(await loadCollisions(sources(), noCollisions)).toMatchObject({ state: 'from-device', known: kept })
})

test('a refusal is told in the server\'s words, beside what is known', async () => {
  kept = { epoch: 'e', seq: 9, at: 1, collisions: [told(9)] }
  server.answers = 'no'
  expect(await loadCollisions(sources(), noCollisions)).toMatchObject({ state: 'failed', problem: 'No.', known: kept })
})

function sources(): CollisionSources {
  return {
    async ask({ since, before, limit }) {
      asked.push(since)
      if (server.answers === 'nothing') return { ok: false, problem: { kind: 'unreachable' } }
      if (server.answers === 'no') return { ok: false, problem: { kind: 'refused', status: 404, code: 'missing', message: 'No.' } }
      const found = server.rows.filter((row) => row > since && (before === null || row < Number(before)))
      const page = found.slice(0, limit)
      return { ok: true, value: { epoch: server.epoch, seq: server.seq, logSeq: server.logSeq, collisions: page.map(told), next: found.length > limit ? String(page.at(-1)) : null } }
    },
    kept: async () => kept,
    keep: async (known) => { kept = known },
    now: () => 5,
  }
}

function told(seq: number): ToldCollision {
  const side = { place: { on: 'meta', key: 'title' }, value: 'A', isCut: false, at: seq, madeBeforeSync: false, author: { id: 'ada', name: 'Ada' } } as const
  return { id: String(seq), kind: 'field', seq, gaveWay: side, stands: side }
}
