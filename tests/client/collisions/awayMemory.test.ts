import { beforeEach, expect, test } from 'vitest'
import { nextAbsence, noteAway, readAway, type Absence } from '../../../client/collisions/awayMemory.ts'
import type { SyncState } from '../../../client/sync/syncStatus.ts'

const seen = { epoch: 'e', seq: 4 }
const values = new Map<string, string>()

beforeEach(() => {
  values.clear()
  globalThis.localStorage = { getItem: (key: string) => values.get(key) ?? null, setItem: (key: string, value: string) => void values.set(key, value), removeItem: (key: string) => void values.delete(key) } as Storage
})

test('an absence begins when the server cannot be reached, counts what I did, and ends when all of it is there', () => {
  let absence = after(null, 'saved', 0, 1)
  expect(absence).toBeNull()
  absence = after(absence, 'offline', 0, 10)
  absence = after(absence, 'offline', 2, 20)
  absence = after(absence, 'reconnecting', 2, 30)
  absence = after(absence, 'offline', 2, 35)
  absence = after(absence, 'saving', 1, 40)
  expect(absence).toEqual({ from: 10, to: null, seen, changes: 2 })
  absence = after(absence, 'saved', 0, 50)
  expect(absence).toEqual({ from: 10, to: 50, seen, changes: 2 })
  expect(after(absence, 'saved', 0, 60)).toBe(absence)
  expect(after(absence, 'offline', 1, 70)).toEqual({ from: 70, to: null, seen, changes: 1 })
})

test('a line that is renewed at once is no absence', () => {
  expect(after(null, 'reconnecting', 1, 10)).toBeNull()
})

test('each plan has a memory of its own, and what is not understood is nothing', () => {
  const absence: Absence = { from: 1, to: null, seen: null, changes: 0 }
  noteAway('ada', 'p', { absence })
  noteAway('ada', 'p', { shown: seen })
  noteAway('ada', 'q', { shown: seen })
  expect(readAway('ada', 'p')).toEqual({ absence, shown: seen })
  expect(readAway('ada', 'q')).toEqual({ absence: null, shown: seen })
  expect(readAway('bob', 'p')).toEqual({ absence: null, shown: null })
  values.set('pacta.away.ada', '{"p":{"absence":7}}')
  expect(readAway('ada', 'p')).toEqual({ absence: null, shown: null })
})

function after(absence: Absence | null, state: SyncState, changes: number, nowMs: number): Absence | null {
  return nextAbsence(absence, { state, changes }, { nowMs, seen })
}
