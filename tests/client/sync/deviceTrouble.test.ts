import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDeviceDatabase } from '../../../client/sync/deviceDatabase.ts'
import type { DeviceLog } from '../../../client/sync/deviceLog.ts'
import { FakeWorld } from './fakeWorld.ts'
import { addTask, titles } from './planInTab.ts'

let world: FakeWorld

beforeEach(() => {
  world = new FakeWorld()
})

afterEach(() => world.closeTabs())

test('[C6] a damaged row is put aside and told; the healthy ones are shown and sent', async () => {
  await world.leaveOfflineWork('Healthy', 'Damaged', 'Healthy too')
  await damage('rows', 1)
  const tab = world.openTab()
  await world.until(() => tab.status.value.changes === 0 && tab.status.value.state === 'saved')
  expect(tab.problem.value).toBe('device-damaged')
  expect(world.storedTitles()).toContain('Healthy')
  const database = await openDeviceDatabase(world.databaseName)
  expect(await database.count('aside')).toBe(1)
  database.close()
})

test('a damaged slice is put aside; the server brings the plan again', async () => {
  const first = await world.openSyncedTab()
  addTask(first, 'On the server')
  await world.until(() => first.status.value.state === 'saved')
  await first.close()
  await damage('slices', 0)
  const tab = await world.openSyncedTab()
  expect(tab.problem.value).toBe('device-damaged')
  expect(titles(tab)).toEqual(['On the server'])
  expect(tab.plan.snapshot.value.meta.title).toBe('UNOCT – OSCE')
})

test('a copy of which nothing is left is not shown as an empty plan', async () => {
  await (await world.openSyncedTab()).close()
  await damage('slices', 0)
  world.server.isUp = false
  const tab = world.openTab()
  await world.until(() => tab.status.value.state === 'offline')
  expect(tab.state.value).toBe('opening')
  expect(tab.problem.value).toBe('device-damaged')
})

test('[C6] a device that gives no storage is told; the plan works from the server', async () => {
  world.device = refusing({ load: true, write: true })
  const tab = world.openTab()
  await world.until(() => tab.state.value === 'open')
  addTask(tab, 'In a private window')
  await world.until(() => world.storedTitles().length === 1)
  await world.rest()
  expect(tab.status.value).toEqual({ state: 'storage-refused', changes: 0 })
})

test('[C2, C6] a full device is told, keeps what it has in memory, and stores it when there is room again', async () => {
  const trouble = { load: false, write: false }
  world.device = refusing(trouble)
  const tab = await world.openSyncedTab()
  world.server.isUp = false
  world.server.drop()
  trouble.write = true
  addTask(tab, 'Too much')
  await tab.settled()
  expect(tab.status.value).toEqual({ state: 'storage-refused', changes: 1 })
  trouble.write = false
  addTask(tab, 'Room again')
  await tab.settled()
  expect(tab.status.value.state).not.toBe('storage-refused')
  expect(await world.device.unsentRows('ada')).toHaveLength(2)
})

test('joining slices loses nothing and keeps rows of the log that are not confirmed', async () => {
  const tab = await world.openSyncedTab()
  for (let number = 0; number < 20; number += 1) {
    addTask(tab, `Task ${number}`)
    await world.until(() => tab.status.value.state === 'saved')
  }
  await tab.close()
  const room = { user: 'ada', plan: world.planId }
  const before = await world.device.load(room)
  await world.device.compact(room, before)
  expect((await world.device.load(room)).slices.length).toBeLessThan(before.slices.length)
  world.server.isUp = false
  const later = world.openTab()
  await world.until(() => later.status.value.state === 'offline')
  expect(titles(later)).toHaveLength(20)
})

/** The world's device, refusing while told to. */
function refusing(trouble: { load: boolean; write: boolean }): DeviceLog {
  const { device } = world
  const full = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'))
  return {
    ...device,
    load: (room) => (trouble.load ? full() : device.load(room)),
    write: (room, batch) => (trouble.write ? full() : device.write(room, batch)),
  }
}

/** Overwrites bytes of the entry at this place, as a bad disk would. */
async function damage(store: 'rows' | 'slices', index: number): Promise<void> {
  const database = await openDeviceDatabase(world.databaseName)
  const entry = (await database.getAll(store))[index]!
  await database.put(store, { ...entry, update: entry.update.map((byte) => byte ^ 0x55) } as never)
  database.close()
}
