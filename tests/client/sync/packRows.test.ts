import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { packRows } from '../../../client/sync/packRows.ts'
import type { UnsentRow } from '../../../client/sync/unsentRow.ts'

test('rows go out in their order, in few packets, with every value that was overwritten since', () => {
  const { rows, doc } = typed(250, 'word')
  const packets = packRows(rows)
  expect(packets.length).toBeLessThan(5)
  expect(packets.flatMap((packet) => packet.rows)).toEqual(rows.map(({ id }) => id))
  const copy = new Y.Doc({ gc: false })
  for (const { update } of packets) Y.applyUpdate(copy, update)
  expect(copy.getMap('texts').toJSON()).toEqual(doc.getMap('texts').toJSON())
  const entries = [...copy.store.clients.values()].flat().flatMap((item) => (item instanceof Y.Item ? item.content.getContent() : []))
  expect(entries).toHaveLength(250)
})

test('a large row has a packet of its own', () => {
  const { rows } = typed(3, 'x'.repeat(50_000))
  expect(packRows(rows).map((packet) => packet.rows)).toEqual(rows.map(({ id }) => [id]))
})

test('one row is sent as the frame that it was made as', () => {
  const { rows } = typed(1, 'word')
  expect(packRows(rows)).toEqual([{ rows: ['row0'], update: rows[0]!.update }])
})

test('beside a damaged row the others are sent alone', () => {
  const { rows } = typed(2, 'word')
  const damaged = { ...rows[0]!, id: 'damaged', update: Uint8Array.of(9, 9, 9) }
  expect(packRows([...rows, damaged]).map((packet) => packet.rows)).toEqual([['row0'], ['row1'], ['damaged']])
})

test('without rows nothing is sent', () => {
  expect(packRows([])).toEqual([])
})

/** A field that is written again and again, each time as a row of its own. */
function typed(count: number, word: string): { readonly rows: readonly UnsentRow[]; readonly doc: Y.Doc } {
  const doc = new Y.Doc()
  const rows: UnsentRow[] = []
  doc.on('update', (update: Uint8Array) => {
    const id = `row${rows.length}`
    rows.push({ id, tab: 'tab', update: new Uint8Array(update), madeAtMs: rows.length, command: id, name: 'set-field', changes: [], records: [], refused: null })
  })
  for (let edit = 0; edit < count; edit += 1) doc.getMap('texts').set('title', `${word} ${edit}`)
  return { rows, doc }
}
