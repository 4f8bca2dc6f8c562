import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { decodeMessage } from '../../../shared/protocol/messages.ts'
import { compact } from '../../../server/storage/compaction.ts'
import type { StoredRow } from '../../../server/storage/UpdateLog.ts'
import { differenceBytesAside } from '../../../server/sync/limits.ts'
import { createStoredDocument, type StoredDocument } from '../../../server/sync/storedDocument.ts'
import { workInThisThread } from '../../helpers/workInThisThread.ts'

test('[S4] an empty client is sent snapshot and tail first, and step 2 last', async () => {
  const { updates, document } = writtenDocument()
  const stored = storedWith(updates, 3)
  const types = (await stored.answer(Y.encodeStateVector(new Y.Doc()))).map((frame) => decodeMessage(frame)?.type)
  expect(types).toEqual(['update', 'update', 'step2'])
  expect(await afterAnswer(stored, new Y.Doc())).toEqual(document.getMap('m').toJSON())
})

test.each([0, 1, 2, 3, 4, 5])('a client that has the first %i edits gets exactly the rest, deletions included', async (count) => {
  const { updates, document } = writtenDocument()
  for (const snapshotSeq of [0, 3, 5]) {
    const client = new Y.Doc()
    for (const update of updates.slice(0, count)) Y.applyUpdate(client, update)
    expect(await afterAnswer(storedWith(updates, snapshotSeq), client)).toEqual(document.getMap('m').toJSON())
  }
})

test('a snapshot that replaces another while rows arrive loses none of them', async () => {
  const { updates, document } = writtenDocument()
  const stored = storedWith(updates.slice(0, 3), 0)
  const snapshot = compact(3, stored.parts())
  appendTo(stored, updates.slice(3))
  stored.replaceSnapshot(snapshot)
  expect([stored.seq, stored.tailRows, stored.snapshotSeq]).toEqual([5, 2, 3])
  expect(await afterAnswer(stored, new Y.Doc())).toEqual(document.getMap('m').toJSON())
})

test('[S15] what is large is compared by another thread, also while rows and snapshots come', async () => {
  const document = new Y.Doc()
  const updates: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => updates.push(update))
  for (let key = 0; key < 8; key += 1) document.getMap('m').set(String(key), 'x'.repeat(differenceBytesAside / 4))
  const stored = storedWith(updates.slice(0, 7), 4)
  const client = new Y.Doc()
  Y.applyUpdate(client, updates[0]!)
  const answer = stored.answer(Y.encodeStateVector(client))
  expect(answer).toBeInstanceOf(Promise)
  const snapshot = compact(7, stored.parts())
  appendTo(stored, updates.slice(7))
  stored.replaceSnapshot(snapshot)
  for (const frame of await answer) apply(client, frame)
  expect(client.getMap('m').size).toBe(7)
  expect(await afterAnswer(stored, client)).toEqual(document.getMap('m').toJSON())
})

test('a long tail is sent in portions that each need only earlier ones, whoever has how much of it', async () => {
  const document = new Y.Doc()
  const updates: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => updates.push(update))
  for (let key = 0; key < 200; key += 1) document.getMap('m').set(String(key % 50), `${key} `.repeat(500))
  const stored = storedWith(updates.slice(0, 150), 0)
  await afterAnswer(stored, new Y.Doc())
  appendTo(stored, updates.slice(150))
  for (const count of [0, 1, 90, 200]) {
    const client = new Y.Doc()
    for (const update of updates.slice(0, count)) Y.applyUpdate(client, update)
    for (const frame of await stored.answer(Y.encodeStateVector(client))) {
      expect(frame.length).toBeLessThan(70 * 1024)
      apply(client, frame)
      expect(client.store.pendingStructs).toBeNull()
    }
    expect(client.getMap('m').toJSON()).toEqual(document.getMap('m').toJSON())
  }
})

/** Five edits, one row each; the last two are a deletion and its replacement's deletion. */
function writtenDocument(): { document: Y.Doc; updates: Uint8Array[] } {
  const document = new Y.Doc()
  const updates: Uint8Array[] = []
  document.on('update', (update: Uint8Array) => updates.push(update))
  const map = document.getMap('m')
  map.set('a', 1)
  map.set('b', 2)
  map.delete('a')
  map.set('c', 3)
  map.delete('b')
  return { document, updates }
}

function storedWith(updates: readonly Uint8Array[], snapshotSeq: number): StoredDocument {
  const rows = updates.map((update, index): StoredRow => ({ seq: index + 1, update, userId: 'ada', connectionId: 'c', at: 0, madeBeforeSync: false, isRelay: false }))
  return createStoredDocument({
    seq: rows.length,
    snapshot: snapshotSeq === 0 ? null : compact(snapshotSeq, updates.slice(0, snapshotSeq)),
    tail: rows.slice(snapshotSeq),
    authors: new Map(),
  }, workInThisThread)
}

function appendTo(stored: StoredDocument, updates: readonly Uint8Array[]): void {
  for (const update of updates) stored.append({ update, rows: 1 })
}

async function afterAnswer(stored: StoredDocument, client: Y.Doc): Promise<unknown> {
  for (const frame of await stored.answer(Y.encodeStateVector(client))) {
    apply(client, frame)
  }
  return client.getMap('m').toJSON()
}

function apply(client: Y.Doc, frame: Uint8Array): void {
  const message = decodeMessage(frame)
  if (message?.type === 'update' || message?.type === 'step2') Y.applyUpdate(client, message.update)
}
