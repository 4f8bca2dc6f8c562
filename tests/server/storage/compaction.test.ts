import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { compact } from '../../../server/storage/compaction.ts'
import { createKnown } from '../../../server/sync/known.ts'

test('a snapshot holds what its rows held, and says what that is', () => {
  const { document, updates } = edited()
  const snapshot = compact(updates.length, updates)
  const copy = new Y.Doc()
  for (const slice of snapshot.slices) Y.applyUpdate(copy, slice)
  expect(copy.getMap('m').toJSON()).toEqual({ title: 29 })
  expect(createKnown(snapshot.known)).toEqual(createKnown(Y.encodeSnapshot(Y.snapshot(document))))
})

test('a snapshot forgets the content of values that were replaced', () => {
  const { updates } = edited()
  expect(bytesOf(compact(updates.length, updates).slices)).toBeLessThan(Y.mergeUpdates(updates).length / 4)
})

test('a snapshot of a snapshot and what followed is that of all rows', () => {
  const { updates } = edited()
  const half = compact(15, updates.slice(0, 15))
  const whole = compact(30, [...half.slices, ...updates.slice(15)])
  expect(createKnown(whole.known)).toEqual(createKnown(compact(30, updates).known))
})

test('rows that cannot be put into a document are kept in the snapshot as they are', () => {
  const { updates } = edited()
  const [first, , ...later] = updates
  const snapshot = compact(29, [first ?? new Uint8Array(), ...later])
  const copy = new Y.Doc()
  for (const update of [...snapshot.slices, ...updates]) Y.applyUpdate(copy, update)
  expect(copy.getMap('m').toJSON()).toEqual({ title: 29 })
  expect(copy.store.pendingStructs).toBeNull()
})

function bytesOf(slices: readonly Uint8Array[]): number {
  return slices.reduce((sum, { length }) => sum + length, 0)
}

function edited(): { document: Y.Doc; updates: Uint8Array[] } {
  const document = new Y.Doc()
  const updates: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => updates.push(update))
  document.getMap('m').set('title', 'a long title '.repeat(20))
  for (let index = 1; index < 30; index += 1) document.getMap('m').set('title', index === 29 ? index : `a long title ${index} `.repeat(20))
  return { document, updates }
}
