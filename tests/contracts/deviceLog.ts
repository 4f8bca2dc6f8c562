import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { DeviceBatch, DeviceLog, DevicePlan, DeviceRoom } from '../../client/sync/deviceLog.ts'
import type { UnsentRow } from '../../client/sync/unsentRow.ts'

export interface DeviceLogUnderTest {
  readonly log: DeviceLog
  close(): Promise<void>
}

const room: DeviceRoom = { user: 'ada', plan: 'plan' }
const cursor = { epoch: 'a', seq: 5 }

/** What every device log must do. */
export function describeDeviceLog(name: string, open: () => Promise<DeviceLogUnderTest>): void {
  describe(`${name} device log`, () => {
    let tested: DeviceLogUnderTest
    let log: DeviceLog
    beforeEach(async () => {
      tested = await open()
      log = tested.log
    })
    afterEach(() => tested.close())

    const write = (batch: Partial<DeviceBatch>): Promise<void> =>
      log.write(room, { rows: [], acknowledged: [], dropped: [], slices: [], marks: [], about: {}, ...batch })

    test('a plan that was never here is empty, and not whole', async () => {
      expect(await log.load(room)).toEqual({ slices: [], rows: [], complete: false, role: null, cursor: null, losses: 0, damaged: 0 })
    })

    test('slices and rows come back in their order', async () => {
      await write({ slices: [update('one'), update('two')], rows: [row('a'), row('b')] })
      await write({ slices: [update('three')], rows: [row('c')] })
      const plan = await log.load(room)
      expect(plan.slices.map(words)).toEqual([['one'], ['two'], ['three']])
      expect(idsOf(plan)).toEqual(['a', 'b', 'c'])
      expect(plan.rows[0]).toMatchObject({ command: 'a', name: 'rename', refused: null, update: row('a').update })
    })

    test('[C3] an acknowledged row becomes a slice, behind what was there, and is told twice without harm', async () => {
      await write({ slices: [update('one')], rows: [row('a'), row('b')] })
      await write({ acknowledged: [row('b')] })
      await write({ acknowledged: [row('b')] })
      const plan = await log.load(room)
      expect(plan.slices.map(words)).toEqual([['one'], ['b']])
      expect(idsOf(plan)).toEqual(['a'])
    })

    test('a row that was made and acknowledged in one batch is a slice', async () => {
      await write({ rows: [row('a')], acknowledged: [row('a')] })
      const plan = await log.load(room)
      expect([plan.slices.map(words), idsOf(plan)]).toEqual([[['a']], []])
    })

    test('a row takes the place of the one that it stands for', async () => {
      await write({ rows: [row('old'), row('other')] })
      await write({ rows: [row('new')], dropped: ['old'] })
      expect(idsOf(await log.load(room))).toEqual(['other', 'new'])
      await write({ dropped: ['never here'] })
      expect(idsOf(await log.load(room))).toEqual(['other', 'new'])
    })

    test('a cursor is stored with the updates that it speaks of', async () => {
      await write({ slices: [update('one')], about: { complete: true, role: 'editor', cursor: { cursor, losses: 0 } } })
      expect(await log.load(room)).toMatchObject({ complete: true, role: 'editor', cursor, losses: 0 })
    })

    test('a refused row is kept, and costs the copy its cursor: once, however often it is marked', async () => {
      await write({ rows: [row('a'), row('b')], about: { complete: true, cursor: { cursor, losses: 0 } } })
      await write({ marks: [{ id: 'a', refused: 'suspect' }] })
      expect(await log.load(room)).toMatchObject({ complete: true, cursor: null, losses: 1 })
      await write({ marks: [{ id: 'a', refused: 'content' }] })
      const plan = await log.load(room)
      expect(plan.losses).toBe(1)
      expect(plan.rows.map(({ id, refused }) => [id, refused])).toEqual([['a', 'content'], ['b', null]])
    })

    test('a row that another tab has let go of is not marked, and nothing is lost', async () => {
      await write({ about: { cursor: { cursor, losses: 0 } } })
      await write({ marks: [{ id: 'gone', refused: 'suspect' }] })
      expect(await log.load(room)).toMatchObject({ cursor, losses: 0, rows: [] })
    })

    test('a tab that does not know of a loss cannot bring the cursor back', async () => {
      await write({ rows: [row('a')], about: { cursor: { cursor, losses: 0 } } })
      await write({ marks: [{ id: 'a', refused: 'suspect' }] })
      const further = { epoch: 'a', seq: 9 }
      await write({ about: { cursor: { cursor: further, losses: 0 } } })
      expect((await log.load(room)).cursor).toBeNull()
      await write({ about: { cursor: { cursor: further, losses: 1 } } })
      expect((await log.load(room)).cursor).toEqual(further)
    })

    test('a cursor that comes with a refusal in one batch is not believed', async () => {
      await write({ rows: [row('a')] })
      await write({ marks: [{ id: 'a', refused: 'role' }], about: { cursor: { cursor, losses: 0 } } })
      expect(await log.load(room)).toMatchObject({ cursor: null, losses: 1 })
    })

    test('compaction changes nothing of what a document of the copy holds', async () => {
      const doc = new Y.Doc()
      doc.on('update', (change: Uint8Array) => void slices.push(change))
      const slices: Uint8Array[] = []
      for (let index = 0; index < 40; index += 1) doc.getMap('records').set(`record ${index % 7}`, index)
      await write({ slices, rows: [row('a')] })
      await log.compact(room, await log.load(room))
      const plan = await log.load(room)
      expect(plan.slices.length).toBeLessThan(40)
      expect(documentOf(plan).getMap('records').toJSON()).toEqual(doc.getMap('records').toJSON())
      expect(idsOf(plan)).toEqual(['a'])
    })

    test('one user\'s plans are forgotten together, and nobody else\'s', async () => {
      const other: DeviceRoom = { user: 'ada2', plan: 'plan' }
      const batch = { rows: [row('a')], acknowledged: [], dropped: [], slices: [update('one')], marks: [], about: { complete: true } as const }
      await log.write(room, batch)
      await log.write(other, batch)
      expect((await log.unsentRows('ada')).map(({ id, plan }) => [id, plan])).toEqual([['a', 'plan']])
      await log.clear('ada')
      expect(await log.load(room)).toMatchObject({ slices: [], rows: [], complete: false })
      expect(await log.unsentRows('ada')).toEqual([])
      expect(await log.load(other)).toMatchObject({ complete: true })
    })
  })
}

/** An update that adds these words to a list. */
export function update(text: string): Uint8Array<ArrayBuffer> {
  const doc = new Y.Doc()
  doc.getArray('words').push([text])
  return new Uint8Array(Y.encodeStateAsUpdate(doc))
}

export function words(slice: Uint8Array): string[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, slice)
  return doc.getArray<string>('words').toArray()
}

const updates = new Map<string, Uint8Array<ArrayBuffer>>()

export function row(id: string): UnsentRow {
  const made = updates.get(id) ?? update(id)
  updates.set(id, made)
  return { id, tab: 'tab', update: made, madeAtMs: 1, command: id, name: 'rename', changes: [], records: [], refused: null }
}

function idsOf({ rows }: DevicePlan): string[] {
  return rows.map(({ id }) => id)
}

function documentOf({ slices }: DevicePlan): Y.Doc {
  const doc = new Y.Doc()
  for (const slice of slices) {
    Y.applyUpdate(doc, slice)
    expect(doc.store.pendingStructs).toBeNull()
  }
  return doc
}
