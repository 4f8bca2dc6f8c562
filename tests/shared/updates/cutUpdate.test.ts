import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { cutUpdate } from '../../../shared/updates/cutUpdate.ts'

const step = fc.record({ author: fc.nat(2), record: fc.nat(5), key: fc.nat(3), kind: fc.constantFrom('set', 'text', 'erase', 'merge'), words: fc.string({ maxLength: 30 }) })

test('slices need only earlier ones, and together are the update', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 80 }), fc.integer({ min: 20, max: 400 }), (steps, bytesMax) => {
    const update = Y.encodeStateAsUpdate(written(steps))
    const whole = applied([update])
    const copy = applied([])
    for (const slice of cutUpdate(update, bytesMax)) {
      Y.applyUpdate(copy, slice)
      expect([copy.store.pendingStructs, copy.store.pendingDs]).toEqual([null, null])
    }
    expect(Y.equalSnapshots(Y.snapshot(copy), Y.snapshot(whole))).toBe(true)
    expect(contentOf(copy)).toEqual(contentOf(whole))
  }))
})

test('slices that are merged again, as a device and a compaction do, lose nothing', () => {
  const doc = new Y.Doc()
  for (let index = 0; index < 200; index += 1) {
    doc.clientID = (index % 3) + 1
    doc.getMap('records').set(`record ${index % 50}`, `as it stood after ${index} edits`)
  }
  const slices = cutUpdate(Y.encodeStateAsUpdate(doc), 300)
  expect(slices.length).toBeGreaterThan(5)
  expect(contentOf(applied([Y.mergeUpdates(slices)]))).toEqual(contentOf(doc))
})

test('a long update is really cut, and no slice is much longer than asked for', () => {
  const doc = new Y.Doc()
  for (let index = 0; index < 500; index += 1) doc.getMap('records').set(`record ${index}`, new Y.Map([['title', 'x'.repeat(50)]]))
  const slices = cutUpdate(Y.encodeStateAsUpdate(doc), 2000)
  expect(slices.length).toBeGreaterThan(15)
  expect(Math.max(...slices.map(({ length }) => length))).toBeLessThan(2300)
})

test('what is deleted without being in the update goes with the last slice', () => {
  const doc = written([{ author: 0, record: 0, key: 0, kind: 'text', words: 'a text of some length' }])
  const before = Y.encodeStateVector(doc)
  const known = Y.encodeStateAsUpdate(doc)
  doc.getText('text').delete(2, 5)
  for (let index = 0; index < 50; index += 1) doc.getMap('records').set(`later ${index}`, index)
  const slices = cutUpdate(Y.encodeStateAsUpdate(doc, before), 100)
  expect(slices.length).toBeGreaterThan(3)
  expect(contentOf(applied([known, ...slices]))).toEqual(contentOf(doc))
})

test('no slice is empty, also when the last one is full to the brim', () => {
  const doc = new Y.Doc()
  doc.getArray('words').push(['x'.repeat(500)])
  const update = Y.encodeStateAsUpdate(doc)
  expect(cutUpdate(update, 100)).toEqual([update])
})

test('an update with holes comes back whole', () => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let index = 0; index < 30; index += 1) doc.getText('text').insert(0, 'words ')
  const holey = Y.mergeUpdates(updates.filter((_, index) => index !== 7))
  expect(cutUpdate(holey, 50)).toEqual([holey])
})

interface Step { author: number; record: number; key: number; kind: string; words: string }

/** What three people make of one document, seeing each other now and then. */
function written(steps: readonly Step[]): Y.Doc {
  const docs = [0, 1, 2].map((author) => Object.assign(new Y.Doc(), { clientID: author + 1 }))
  for (const { author, record, key, kind, words } of steps) {
    const doc = docs[author]!
    const records = doc.getMap<Y.Map<unknown>>('records')
    const text = doc.getText('text')
    if (kind === 'merge') for (const other of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    else if (kind === 'text') text.insert(Math.min(text.length, record), words)
    else if (kind === 'erase') text.delete(0, Math.min(text.length, key))
    else if (records.has(String(record))) records.get(String(record))!.set(String(key), words)
    else records.set(String(record), new Y.Map([[String(key), words]]))
  }
  return applied(docs.map((doc) => Y.encodeStateAsUpdate(doc)))
}

function applied(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

function contentOf(doc: Y.Doc): unknown {
  return [doc.getMap('records').toJSON(), doc.getText('text').toJSON()]
}
