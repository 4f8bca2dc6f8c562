import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDB } from 'idb'
import * as Y from 'yjs'
import { checksum } from '../../../client/sync/checksum.ts'
import { compactSlices } from '../../../client/sync/compactSlices.ts'
import { openDeviceDatabase, type DeviceDatabase, type DeviceSchema } from '../../../client/sync/deviceDatabase.ts'
import type { DeviceBatch, DeviceLog } from '../../../client/sync/deviceLog.ts'
import { indexedDeviceLog } from '../../../client/sync/indexedDeviceLog.ts'
import { allParts, writeProjection } from '../../../client/sync/storedProjection.ts'
import { sliceBytesMax } from '../../../shared/updates/cutUpdate.ts'
import { needsCompaction } from '../../../client/sync/sliceSizes.ts'
import { row, update, words } from '../../contracts/deviceLog.ts'
import { newPlan } from '../../helpers/planBuilder.ts'
import { compactDatabase } from './compactDatabase.ts'

const room = { user: 'ada', plan: 'plan' }
const key = 'ada/plan'
const cursor = { epoch: 'a', seq: 5 }
let databases = 0
let name: string
let log: DeviceLog
let pauses: number

beforeEach(() => {
  name = `indexed-${(databases += 1)}`
  pauses = 0
  log = indexedDeviceLog({
    openDatabase: () => openDeviceDatabase(name),
    withLock: (_name, work) => work(),
    compactSlices: (compacted) => compactDatabase(name, compacted),
    pause: async () => { pauses += 1 },
  })
})

afterEach(() => log.close())

test('a database of version 1 is upgraded without losing anything, and its copy has no cursor yet', async () => {
  await writeAsVersion1()
  const plan = await log.load(room)
  expect(plan.slices.map(words)).toEqual([['confirmed']])
  expect(plan.rows.map(({ id, command }) => [id, command])).toEqual([['unsent', 'unsent']])
  expect(plan).toMatchObject({ complete: true, role: 'editor', cursor: null, losses: 0, damaged: 0 })
  expect(await log.loadProjection(room)).toBeNull()
  await write({ about: { cursor: { cursor, losses: 0 } } })
  expect((await log.load(room)).cursor).toEqual(cursor)
})

test('a batch that the device refuses leaves nothing of itself: no update, and no cursor', async () => {
  await write({ about: { complete: true, cursor: { cursor, losses: 0 } } })
  const uncloneable = { ...row('a'), changes: [() => undefined] } as never
  await expect(write({ slices: [update('one')], rows: [row('b'), uncloneable], about: { cursor: { cursor: { epoch: 'a', seq: 9 }, losses: 0 } } })).rejects.toThrow()
  expect(await log.load(room)).toMatchObject({ slices: [], rows: [], cursor })
})

test.each(['slices', 'rows'] as const)('damaged %s are put aside, and with them goes the cursor: what they held has to come again', async (store) => {
  await write({ slices: [update('one'), update('two')], rows: [row('a'), row('b')], about: { complete: true, role: 'editor', cursor: { cursor, losses: 0 } } })
  await damageFirst(store)
  const plan = await log.load(room)
  expect(plan).toMatchObject({ complete: true, role: 'editor', cursor: null, losses: 1, damaged: 1 })
  expect(plan[store]).toHaveLength(1)
  expect(await inDatabase((database) => database.count('aside'))).toBe(1)
  await write({ about: { cursor: { cursor, losses: 0 } } })
  expect(await log.load(room)).toMatchObject({ cursor: null, losses: 1, damaged: 0 })
})

test('a slice that is too large to be applied at once is cut, once, and stays in its place', async () => {
  const doc = new Y.Doc()
  doc.getArray('words').push(['before'])
  const before = Y.encodeStateAsUpdate(doc)
  const known = Y.encodeStateVector(doc)
  for (let index = 0; index < 3_000; index += 1) doc.getMap('records').set(`record ${index}`, 'as somebody has pasted it, all at once, in one step')
  const pasted = Y.encodeStateAsUpdate(doc, known)
  const then = Y.encodeStateVector(doc)
  doc.getMap('records').set('record 7', 'changed afterwards')
  await write({ slices: [before, pasted, Y.encodeStateAsUpdate(doc, then)] })
  expect(pasted.length).toBeGreaterThan(2 * sliceBytesMax)
  await compact()
  const { slices } = await log.load(room)
  expect(slices.length).toBeGreaterThan(3)
  expect(Math.max(...slices.map(({ length }) => length))).toBeLessThan(1.1 * sliceBytesMax)
  const copy = new Y.Doc()
  for (const slice of slices) {
    Y.applyUpdate(copy, slice)
    expect(copy.store.pendingStructs).toBeNull()
  }
  expect(copy.getMap('records').toJSON()).toEqual(doc.getMap('records').toJSON())
  await compact()
  expect((await log.load(room)).slices).toEqual(slices)
})

test('one long text in a slice cannot be cut, and is left alone', async () => {
  const long = update('x'.repeat(5 * sliceBytesMax))
  await write({ slices: [long] })
  await compact()
  expect((await log.load(room)).slices).toEqual([long])
})

test('what is written while the copy is compacted stays behind it', async () => {
  const doc = new Y.Doc()
  const slices: Uint8Array[] = []
  doc.on('update', (change: Uint8Array) => void slices.push(change))
  for (let index = 0; index < 40; index += 1) doc.getMap('records').set(`record ${index}`, 'x'.repeat(5_000))
  await write({ slices })
  const loaded = await log.load(room)
  const before = slices.length
  doc.getMap('records').set('record 7', 'written meanwhile')
  await Promise.all([log.compact(room, loaded), write({ slices: slices.slice(before) })])
  const plan = await log.load(room)
  expect(plan.slices.length).toBeLessThan(10)
  const copy = new Y.Doc()
  for (const slice of plan.slices) {
    Y.applyUpdate(copy, slice)
    expect(copy.store.pendingStructs).toBeNull()
  }
  expect(copy.getMap('records').toJSON()).toEqual(doc.getMap('records').toJSON())
})

test('a plan that is forgotten while it is compacted does not come back', async () => {
  await write({ slices: Array.from({ length: 20 }, (_, index) => update(`slice ${index}`)) })
  await inDatabase(async (database) => {
    const forgetting = {
      async getAllFromIndex(...query: Parameters<DeviceDatabase['getAllFromIndex']>) {
        const found = await database.getAllFromIndex(...query)
        await log.clear('ada')
        return found
      },
      transaction: database.transaction.bind(database),
    }
    await compactSlices(forgetting as unknown as DeviceDatabase, key)
  })
  expect((await log.load(room)).slices).toEqual([])
})

test.each<[string, number[], boolean]>([
  ['a few small slices are left alone', [900, 900, 900], false],
  ['a hundred that have their size already are left alone', Array.from({ length: 100 }, () => 65_000), false],
  ['a few small ones behind a large plan are left alone', [...Array.from({ length: 100 }, () => 65_000), 900, 900], false],
  ['many small ones are joined', Array.from({ length: 20 }, () => 900), true],
  ['one that is too large is cut', [900, 500_000], true],
])('%s', (_what, sizes, isNeeded) => {
  expect(needsCompaction(sizes.map((bytes) => new Uint8Array(bytes)))).toBe(isNeeded)
})

test('long work on the device lets the page answer in between', async () => {
  await write({ slices: Array.from({ length: 20 }, (_, index) => update(`slice ${index}`)) })
  await log.load(room)
  expect(pauses).toBeGreaterThanOrEqual(20)
})

test('a picture comes back with the role; of a copy that is not whole there is none', async () => {
  const plan = newPlan()
  await log.saveProjection(room, await writeProjection(plan.records(), new Set(allParts), () => Promise.resolve()))
  expect(await log.loadProjection(room)).toBeNull()
  await write({ about: { complete: true, role: 'viewer' } })
  expect(await log.loadProjection(room)).toEqual({ plan: plan.records(), role: 'viewer' })
  expect(await log.loadProjection({ user: 'ada', plan: 'another' })).toBeNull()
})

test('[C7] forgetting a user forgets the pictures, and nobody else\'s', async () => {
  const parts = await writeProjection(newPlan().records(), new Set(allParts), () => Promise.resolve())
  const others = { user: 'ada2', plan: 'plan' }
  for (const one of [room, others]) {
    await log.saveProjection(one, parts)
    await log.write(one, { rows: [], acknowledged: [], dropped: [], slices: [], marks: [], about: { complete: true } })
  }
  await log.clear('ada')
  await write({ about: { complete: true } })
  expect(await log.loadProjection(room)).toBeNull()
  expect(await log.loadProjection(others)).not.toBeNull()
})

async function compact(): Promise<void> {
  await log.compact(room, await log.load(room))
}

function write(batch: Partial<DeviceBatch>): Promise<void> {
  return log.write(room, { rows: [], acknowledged: [], dropped: [], slices: [], marks: [], about: {}, ...batch })
}

async function inDatabase<Value>(work: (database: DeviceDatabase) => Promise<Value>): Promise<Value> {
  const database = await openDeviceDatabase(name)
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

/** Overwrites bytes, as a bad disk would. */
async function damageFirst(store: 'slices' | 'rows'): Promise<void> {
  await inDatabase(async (database) => {
    const entry = (await database.getAll(store))[0]!
    await database.put(store, { ...entry, update: entry.update.map((byte) => byte ^ 0x55) } as never)
  })
}

/** What the first version of Pacta left on a device. */
async function writeAsVersion1(): Promise<void> {
  const database = await openDB<DeviceSchema>(name, 1, {
    upgrade(old) {
      old.createObjectStore('slices', { keyPath: 'key', autoIncrement: true }).createIndex('room', 'room')
      const rows = old.createObjectStore('rows', { keyPath: 'key', autoIncrement: true })
      rows.createIndex('room', 'room')
      rows.createIndex('id', 'id')
      old.createObjectStore('plans', { keyPath: ['user', 'plan'] })
      old.createObjectStore('aside', { autoIncrement: true }).createIndex('room', 'room')
    },
  })
  const slice = update('confirmed')
  const unsent = row('unsent')
  await database.add('slices', { room: key, update: slice, checksum: checksum(slice) })
  await database.add('rows', { ...unsent, room: key, checksum: checksum(unsent.update) })
  await database.put('plans', { ...room, role: 'editor', complete: true })
  database.close()
}
