import { beforeEach, expect, test, vi } from 'vitest'
import { beginVisit, endVisit, noteVisit, readVisits, type TabMemory } from '../../../client/activity/visits.ts'

const plan = 'p'.repeat(16)
let tab: Map<string, string>

beforeEach(() => {
  globalThis.localStorage = storage(new Map()) as Storage
  tab = new Map()
  endVisit('ada', plan, opened())
})

test('a visit begins where the one before it ended; a first visit has none before it', () => {
  expect(beginVisit('ada', plan, opened())).toBeNull()
  noteVisit('ada', plan, { epoch: 'e', seq: 4 })
  expect(beginVisit('ada', plan, opened())).toBeNull()
  endVisit('ada', plan, opened())
  expect(beginVisit('ada', plan, opened())).toEqual({ epoch: 'e', seq: 4 })
})

test('a page that is reloaded goes on with its visit; one that was left by its address does not', async () => {
  noteVisit('ada', plan, { epoch: 'e', seq: 4 })
  beginVisit('ada', plan, opened())
  noteVisit('ada', plan, { epoch: 'e', seq: 9 })
  expect((await anotherPage()).beginVisit('ada', plan, reloaded(`/plans/${plan}`))).toEqual({ epoch: 'e', seq: 4 })
  expect((await anotherPage()).beginVisit('ada', plan, reloaded('/'))).toEqual({ epoch: 'e', seq: 9 })
  expect((await anotherPage()).beginVisit('ada', plan, opened())).toEqual({ epoch: 'e', seq: 9 })
})

test('of two tabs the one that has seen more counts, and a log that is another one counts anew', () => {
  noteVisit('ada', plan, { epoch: 'e', seq: 9 })
  noteVisit('ada', plan, { epoch: 'e', seq: 4 })
  expect(readVisits('ada')).toEqual({ [plan]: { epoch: 'e', seq: 9 } })
  noteVisit('ada', plan, { epoch: 'f', seq: 2 })
  expect(readVisits('ada')).toEqual({ [plan]: { epoch: 'f', seq: 2 } })
  expect(readVisits('bob')).toEqual({})
})

function opened(): TabMemory {
  return { storage: storage(tab), reloadedAt: null }
}

function reloaded(path: string): TabMemory {
  return { storage: storage(tab), reloadedAt: `https://pacta.example${path}` }
}

/** The same tab with all that a page forgets forgotten. */
async function anotherPage(): Promise<{ readonly beginVisit: typeof beginVisit }> {
  vi.resetModules()
  return import('../../../client/activity/visits.ts')
}

function storage(values: Map<string, string>): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  return { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value), removeItem: (key) => void values.delete(key) }
}
