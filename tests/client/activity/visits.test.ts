import { beforeEach, expect, test } from 'vitest'
import { beginVisit, endVisit, noteVisit, readVisits } from '../../../client/activity/visits.ts'

const plan = 'p'.repeat(16)
let tab: Map<string, string>

beforeEach(() => {
  globalThis.localStorage = storage(new Map()) as Storage
  tab = new Map()
})

test('a visit begins where the one before it ended; a first visit has none before it', () => {
  expect(beginVisit('ada', plan, storage(tab))).toBeNull()
  noteVisit('ada', plan, { epoch: 'e', seq: 4 })
  expect(beginVisit('ada', plan, storage(tab))).toBeNull()
  endVisit('ada', plan, storage(tab))
  expect(beginVisit('ada', plan, storage(tab))).toEqual({ epoch: 'e', seq: 4 })
})

test('a reloaded page goes on with its visit', () => {
  noteVisit('ada', plan, { epoch: 'e', seq: 4 })
  beginVisit('ada', plan, storage(tab))
  noteVisit('ada', plan, { epoch: 'e', seq: 9 })
  expect(beginVisit('ada', plan, storage(tab))).toEqual({ epoch: 'e', seq: 4 })
})

test('of two tabs the one that has seen more counts, and a log that is another one counts anew', () => {
  noteVisit('ada', plan, { epoch: 'e', seq: 9 })
  noteVisit('ada', plan, { epoch: 'e', seq: 4 })
  expect(readVisits('ada')).toEqual({ [plan]: { epoch: 'e', seq: 9 } })
  noteVisit('ada', plan, { epoch: 'f', seq: 2 })
  expect(readVisits('ada')).toEqual({ [plan]: { epoch: 'f', seq: 2 } })
  expect(readVisits('bob')).toEqual({})
})

function storage(values: Map<string, string>): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  return { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value), removeItem: (key) => void values.delete(key) }
}
