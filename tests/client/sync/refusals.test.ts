import { afterEach, beforeEach, expect, test } from 'vitest'
import { setField } from '../../../shared/commands/fields.ts'
import { closeCode } from '../../../shared/protocol/closeCodes.ts'
import { FakeWorld } from './fakeWorld.ts'
import { addTask, titles, whatSays } from './planInTab.ts'

let world: FakeWorld

beforeEach(() => {
  world = new FakeWorld()
})

afterEach(() => world.closeTabs())

test('[C5] work that a viewer\'s device still holds is kept, shown and exportable, and the plan is what the server confirmed', async () => {
  await world.leaveOfflineWork('Made as an editor')
  world.server.role = 'viewer'
  world.listedRole = 'viewer'
  const tab = world.openTab()
  await world.until(() => tab.status.value.state === 'read-only' && titles(tab).length === 0)
  await world.rest()
  expect(tab.status.value).toEqual({ state: 'read-only', changes: 1 })
  expect(tab.state.value).toBe('open')
  expect([...tab.unsentRecords.value]).toEqual([])
  expect(tab.unsent.export()).toContain('add-task')
  expect((await world.device.unsentRows('ada'))[0]?.refused).toBe('role')
  expect(world.storedTitles()).toEqual([])
})

test('refused work is shown and sent again when the role comes back', async () => {
  await world.leaveOfflineWork('Made as an editor')
  world.server.role = 'viewer'
  world.listedRole = 'viewer'
  const tab = world.openTab()
  await world.until(() => tab.status.value.state === 'read-only' && titles(tab).length === 0)
  await world.rest()
  world.server.changeRole('editor')
  await world.until(() => tab.status.value.state === 'saved' && tab.status.value.changes === 0)
  expect(titles(tab)).toEqual(['Made as an editor'])
  expect(world.storedTitles()).toEqual(['Made as an editor'])
})

test('kept work outlives a reload as refused', async () => {
  await world.leaveOfflineWork('Made as an editor')
  world.server.role = 'viewer'
  world.listedRole = 'viewer'
  const first = world.openTab()
  await world.until(() => first.status.value.state === 'read-only' && titles(first).length === 0)
  await first.close()
  const tab = world.openTab()
  await world.until(() => tab.status.value.state === 'read-only')
  expect(titles(tab)).toEqual([])
  expect(tab.status.value.changes).toBe(1)
})

test('a removed member keeps the work, and sends nothing', async () => {
  const tab = await world.openSyncedTab()
  world.listedRole = null
  world.server.isUp = false
  world.server.drop(closeCode.forbidden)
  await world.until(() => tab.state.value === 'refused')
  expect(tab.status.value.state).toBe('read-only')
})

test('a refused frame does not hold up what is written after it', async () => {
  const tab = await world.openSyncedTab()
  const id = addTask(tab, 'Sound')
  await world.until(() => tab.status.value.state === 'saved')
  world.server.refuses = whatSays('Refused')
  setField(tab.context(), 'task', id, 'title', 'Refused')
  await world.until(() => tab.problem.value === 'work-refused' && tab.status.value.state === 'saved')
  expect(tab.plan.record('task', id)?.title).toBe('Sound')
  addTask(tab, 'Later')
  await world.until(() => world.storedTitles().includes('Later'))
  expect(tab.status.value.changes).toBe(1)
})

test('another tab does without the refused work, too', async () => {
  await world.leaveOfflineWork('Made as an editor')
  world.server.isUp = false
  const two = world.openTab()
  await world.until(() => two.status.value.state === 'offline')
  world.server.isUp = true
  world.server.role = 'viewer'
  world.listedRole = 'viewer'
  const one = world.openTab()
  await world.until(() => one.status.value.state === 'read-only' && titles(one).length === 0)
  await world.until(() => titles(two).length === 0)
  expect(two.status.value.changes).toBe(1)
})
