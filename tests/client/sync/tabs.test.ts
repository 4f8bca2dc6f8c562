import { afterEach, beforeEach, expect, test } from 'vitest'
import { onSignOutElsewhere, signOutOfDevice } from '../../../client/sync/signOutOfDevice.ts'
import { FakeWorld } from './fakeWorld.ts'
import { addTask, titles } from './planInTab.ts'

let world: FakeWorld

beforeEach(async () => {
  world = new FakeWorld()
  await (await world.openSyncedTab()).close()
})

afterEach(() => world.closeTabs())

test('[C4] two tabs without a server see each other\'s edits, and count them together', async () => {
  world.server.isUp = false
  const [one, two] = [world.openTab(), world.openTab()]
  await world.until(() => one.status.value.state === 'offline' && two.status.value.state === 'offline')
  addTask(one, 'From one')
  addTask(two, 'From two')
  await world.until(() => titles(one).length === 2 && titles(two).length === 2)
  expect(one.status.value.changes).toBe(2)
  expect(two.status.value.changes).toBe(2)
})

test('[C4] edits of two offline tabs are sent once, and let go in both', async () => {
  world.server.isUp = false
  const [one, two] = [world.openTab(), world.openTab()]
  await world.until(() => one.status.value.state === 'offline' && two.status.value.state === 'offline')
  addTask(one, 'From one')
  addTask(two, 'From two')
  await world.until(() => titles(one).length === 2 && titles(two).length === 2)
  world.server.isUp = true
  one.retry()
  await world.until(() => one.status.value.state === 'saved')
  await world.rest()
  two.retry()
  await world.until(() => two.status.value.state === 'saved')
  expect(world.server.updates).toHaveLength(1)
  expect(world.storedTitles().sort()).toEqual(['From one', 'From two'])
  expect(await world.device.unsentRows('ada')).toHaveLength(0)
})

test('a connected tab sends what a tab without connection writes', async () => {
  const one = await world.openSyncedTab()
  world.server.isUp = false
  const two = world.openTab()
  await world.until(() => two.status.value.state === 'offline')
  addTask(two, 'Through the other tab')
  await world.until(() => two.status.value.changes === 0)
  expect(world.storedTitles()).toEqual(['Through the other tab'])
  expect(one.status.value).toEqual({ state: 'saved', changes: 0 })
})

test('what a connected tab holds is sent by another only after that tab is gone', async () => {
  const [one, two] = [await world.openSyncedTab(), await world.openSyncedTab()]
  world.server.isCommitting = false
  addTask(one, 'In the hands of one')
  await world.rest()
  expect(titles(two)).toEqual(['In the hands of one'])
  expect(world.server.updates).toHaveLength(1)
  world.server.isCommitting = true
  await one.close()
  await world.until(() => two.status.value.changes === 0)
  expect(world.server.updates).toHaveLength(2)
  expect(world.storedTitles()).toEqual(['In the hands of one'])
})

test('[C7] signing out waits until every tab has closed its plan, then forgets everything', async () => {
  const storage = new Map<string, string>()
  const other = await world.openSyncedTab()
  let closed = false
  const stop = onSignOutElsewhere(world.surroundings(storage), () => 'ada', () => void other.close().then(() => { closed = true }))
  await signOutOfDevice(world.surroundings(storage), 'ada')
  stop()
  expect(closed).toBe(true)
  expect(await world.device.load({ user: 'ada', plan: world.planId })).toMatchObject({ slices: [], rows: [], complete: false, role: null })
})
