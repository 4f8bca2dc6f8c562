import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { expect, test } from 'vitest'
import type { ActivityEntry, ActivityPage } from '../../../shared/review/activityEntry.ts'
import { openDeviceDatabase } from '../../../client/sync/deviceDatabase.ts'
import { KEPT_ENTRIES_MAX } from '../../../client/sync/indexedActivity.ts'
import { indexedDeviceLog } from '../../../client/sync/indexedDeviceLog.ts'

const room = { user: 'ada', plan: 'p'.repeat(16) }
let databases = 0

test('activity that was looked at is read again, newest first, however it came', async () => {
  const device = openDevice()
  expect(await device.loadActivity(room)).toBeNull()
  await device.keepActivity(room, page('e', [12, 11]), 1)
  await device.keepActivity(room, page('e', [100, 3]), 2)
  expect(await device.loadActivity(room)).toMatchObject({ epoch: 'e', at: 2, entries: [{ seq: 100 }, { seq: 12 }, { seq: 11 }, { seq: 3 }] })
  expect(await device.loadActivity({ ...room, plan: 'q'.repeat(16) })).toBeNull()
  device.close()
})

test('of another log nothing stays: the same numbers mean other rows', async () => {
  const device = openDevice()
  await device.keepActivity(room, page('e', [12, 11]), 1)
  await device.keepActivity(room, page('f', [5]), 2)
  expect(await device.loadActivity(room)).toMatchObject({ epoch: 'f', entries: [{ seq: 5 }] })
  device.close()
})

test('the newest stay', async () => {
  const device = openDevice()
  await device.keepActivity(room, page('e', Array.from({ length: KEPT_ENTRIES_MAX + 2 }, (_, index) => index + 1)), 1)
  const kept = await device.loadActivity(room)
  expect(kept?.entries).toHaveLength(KEPT_ENTRIES_MAX)
  expect(kept?.entries.at(-1)?.seq).toBe(3)
  device.close()
})

test('[C7] signing out forgets it, and leaves what another user of the device keeps', async () => {
  const device = openDevice()
  await device.keepActivity(room, page('e', [1]), 1)
  await device.keepActivity({ ...room, user: 'bob' }, page('e', [1]), 1)
  await device.clear('ada')
  expect(await device.loadActivity(room)).toBeNull()
  expect(await device.loadActivity({ ...room, user: 'bob' })).toMatchObject({ entries: [{ seq: 1 }] })
  device.close()
})

test('a device of the version before keeps its plans and gets a place for activity', async () => {
  const name = `upgrade-${(databases += 1)}`
  const before = await openDB(name, 2, {
    upgrade(database) {
      for (const store of ['slices', 'rows', 'aside']) database.createObjectStore(store, { autoIncrement: true, ...(store !== 'aside' && { keyPath: 'key' }) }).createIndex('room', 'room')
      database.createObjectStore('plans', { keyPath: ['user', 'plan'] })
      database.createObjectStore('projections', { keyPath: ['room', 'part'] }).createIndex('room', 'room')
    },
  })
  await before.put('plans', { ...room, role: 'editor', complete: true })
  before.close()
  const device = openDevice(name)
  await device.keepActivity(room, page('e', [1]), 1)
  expect(await device.loadActivity(room)).not.toBeNull()
  expect(await device.load(room)).toMatchObject({ complete: true, role: 'editor' })
  device.close()
})

function openDevice(name = `activity-${(databases += 1)}`) {
  return indexedDeviceLog({ openDatabase: () => openDeviceDatabase(name), withLock: (_name, work) => work(), pause: async () => undefined, compactSlices: async () => undefined })
}

function page(epoch: string, seqs: readonly number[]): ActivityPage {
  const entries = seqs.map((seq): ActivityEntry => ({
    seq, position: 1, at: seq, by: 'ada', relayedBy: null, madeBeforeSync: false, what: 'meta', kind: null, recordId: null, key: 'title', before: null, after: 'A', isCut: false,
  }))
  return { epoch, upTo: seqs[0] ?? 0, isBehind: false, entries, older: null, people: [] }
}
