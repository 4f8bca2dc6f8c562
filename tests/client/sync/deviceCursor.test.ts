import { expect, test } from 'vitest'
import { withFacts, withLoss, type CopyFacts } from '../../../client/sync/copyFacts.ts'
import { DeviceCursor } from '../../../client/sync/deviceCursor.ts'
import type { DevicePlan } from '../../../client/sync/deviceLog.ts'

const early = { epoch: 'a', seq: 3 }
const late = { epoch: 'a', seq: 7 }
const restored = { epoch: 'b', seq: 2 }

test('a whole, sound copy is believed as far as its cursor says', () => {
  const cursor = new DeviceCursor()
  expect(cursor.since).toBeNull()
  expect(cursor.loaded(copy({ cursor: late }), 0)).toEqual({})
  expect(cursor.since).toEqual(late)
})

test.each<[string, Partial<DevicePlan>, number]>([
  ['in which entries were damaged', { damaged: 1 }, 0],
  ['with an update that the document could not read', {}, 1],
  ['that was never whole', { complete: false }, 0],
  ['of a version that kept no cursor', { cursor: null }, 0],
])('a copy %s asks for the whole difference', (_what, facts, unreadable) => {
  const cursor = new DeviceCursor()
  cursor.loaded(copy({ cursor: late, ...facts }), unreadable)
  expect(cursor.since).toBeNull()
})

test('an update that the document could not read costs the device its cursor', () => {
  expect(withFacts(facts({ cursor: late }), new DeviceCursor().loaded(copy({ cursor: late }), 1))).toMatchObject({ cursor: null, losses: 1 })
})

test('what the server tells is asked from, and noted for the copy that this tab knows', () => {
  const cursor = new DeviceCursor()
  cursor.loaded(copy({ losses: 2 }), 0)
  expect(cursor.told(late)).toEqual({ cursor: { cursor: late, losses: 2 } })
  expect(cursor.since).toEqual(late)
})

test('a document that was built anew after a refusal asks for the whole difference, whatever the device says', () => {
  const cursor = new DeviceCursor()
  cursor.loaded(copy({ cursor: early }), 0)
  cursor.rebuilt(copy({ cursor: late, losses: 1 }))
  expect(cursor.since).toBeNull()
  expect(cursor.told(late)).toEqual({ cursor: { cursor: late, losses: 1 } })
})

test('a copy keeps the cursor that has read more, and of two epochs the one told later', () => {
  expect(withFacts(facts({ cursor: late }), { cursor: { cursor: early, losses: 0 } }).cursor).toEqual(late)
  expect(withFacts(facts({ cursor: early }), { cursor: { cursor: late, losses: 0 } }).cursor).toEqual(late)
  expect(withFacts(facts({ cursor: late }), { cursor: { cursor: restored, losses: 0 } }).cursor).toEqual(restored)
})

test('a copy that has lost something takes no cursor from a tab that does not know of it', () => {
  const poorer = withLoss(facts({ cursor: early }))
  expect(poorer).toMatchObject({ cursor: null, losses: 1 })
  expect(withFacts(poorer, { cursor: { cursor: late, losses: 0 } }).cursor).toBeNull()
  expect(withFacts(poorer, { cursor: { cursor: late, losses: 1 } }).cursor).toEqual(late)
})

test('a cursor that is written together with a loss is not kept', () => {
  expect(withFacts(facts({ cursor: early }), { lost: true, cursor: { cursor: late, losses: 0 } })).toMatchObject({ cursor: null, losses: 1 })
})

test('what is not said of a copy stays as it was', () => {
  expect(withFacts(facts({ role: 'editor' }), { complete: true })).toMatchObject({ role: 'editor', complete: true })
  expect(withFacts({ role: null, complete: true }, { cursor: { cursor: early, losses: 0 } })).toEqual({ role: null, complete: true, cursor: early })
})

function copy(facts: Partial<DevicePlan>): DevicePlan {
  return { slices: [], rows: [], complete: true, role: 'editor', cursor: null, losses: 0, damaged: 0, ...facts }
}

function facts(known: Partial<CopyFacts>): CopyFacts {
  return { role: null, complete: false, losses: 0, ...known }
}
