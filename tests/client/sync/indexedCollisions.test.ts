import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { expect, test } from 'vitest'
import { openDeviceDatabase } from '../../../client/sync/deviceDatabase.ts'
import type { KeptCollisions } from '../../../client/sync/deviceLog.ts'
import { indexedDeviceLog } from '../../../client/sync/indexedDeviceLog.ts'

const room = { user: 'ada', plan: 'p'.repeat(16) }
const kept: KeptCollisions = { epoch: 'e', seq: 7, at: 1, collisions: [] }
let databases = 0

test('what was told last is what is kept, of each plan', async () => {
  const device = openDevice()
  expect(await device.loadCollisions(room)).toBeNull()
  await device.keepCollisions(room, kept)
  await device.keepCollisions(room, { ...kept, seq: 9 })
  expect(await device.loadCollisions(room)).toEqual({ ...kept, seq: 9 })
  expect(await device.loadCollisions({ ...room, plan: 'q'.repeat(16) })).toBeNull()
  device.close()
})

test('[C7] signing out forgets it, and leaves what another user of the device keeps', async () => {
  const device = openDevice()
  await device.keepCollisions(room, kept)
  await device.keepCollisions({ ...room, user: 'bob' }, kept)
  await device.clear('ada')
  expect(await device.loadCollisions(room)).toBeNull()
  expect(await device.loadCollisions({ ...room, user: 'bob' })).toEqual(kept)
  device.close()
})

test('a device of the version before gets a place for it', async () => {
  const name = `collisions-before-${(databases += 1)}`
  const before = await openDB(name, 3, {
    upgrade(database) {
      for (const store of ['slices', 'rows', 'aside']) database.createObjectStore(store, { autoIncrement: true, ...(store !== 'aside' && { keyPath: 'key' }) }).createIndex('room', 'room')
      database.createObjectStore('plans', { keyPath: ['user', 'plan'] })
      database.createObjectStore('projections', { keyPath: ['room', 'part'] }).createIndex('room', 'room')
      database.createObjectStore('activity', { keyPath: ['room', 'seq', 'position'] })
    },
  })
  await before.put('plans', { ...room, role: 'editor', complete: true })
  before.close()
  const device = openDevice(name)
  await device.keepCollisions(room, kept)
  expect(await device.loadCollisions(room)).toEqual(kept)
  expect(await device.load(room)).toMatchObject({ complete: true, role: 'editor' })
  device.close()
})

function openDevice(name = `collisions-${(databases += 1)}`) {
  return indexedDeviceLog({ openDatabase: () => openDeviceDatabase(name), withLock: (_name, work) => work(), pause: async () => undefined, compactSlices: async () => undefined })
}
