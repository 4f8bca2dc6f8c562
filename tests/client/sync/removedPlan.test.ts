import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeCode, type CloseCode } from '../../../shared/protocol/closeCodes.ts'
import { FakeWorld } from './fakeWorld.ts'
import { addTask, titles } from './planInTab.ts'

let world: FakeWorld

beforeEach(() => {
  world = new FakeWorld()
})

afterEach(() => world.closeTabs())

test('[C5] a removed plan stays to be read on this device, with its unsent work, which is sent when the plan is kept', async () => {
  await world.leaveOfflineWork('Not sent')
  world.server.turnsAwayWith = closeCode.beingRemoved
  const tab = world.openTab()
  await world.until(() => tab.problem.value === 'being-removed')
  expect(tab.state.value).toBe('open')
  expect(titles(tab)).toEqual(['Not sent'])
  expect(tab.status.value).toEqual({ state: 'read-only', changes: 1 })
  expect(tab.unsent.export()).toContain('Not sent')
  world.server.turnsAwayWith = null
  world.payAttention()
  await world.until(() => tab.status.value.state === 'saved')
  expect(tab.problem.value).toBeNull()
  expect(world.storedTitles()).toEqual(['Not sent'])
})

test('an open plan that is removed closes to writing at once, and opens again when it is kept', async () => {
  const tab = await world.openSyncedTab()
  addTask(tab, 'Before')
  await world.until(() => tab.status.value.state === 'saved')
  remove(closeCode.beingRemoved)
  await world.until(() => tab.problem.value === 'being-removed')
  expect(tab.status.value.state).toBe('read-only')
  world.server.turnsAwayWith = null
  world.payAttention()
  await world.until(() => tab.status.value.state === 'saved' && tab.problem.value === null)
})

test('a removed plan that is not on this device is not shown as an empty one', async () => {
  world.server.turnsAwayWith = closeCode.beingRemoved
  const tab = world.openTab()
  await world.until(() => tab.problem.value === 'being-removed')
  expect(tab.state.value).toBe('missing')
})

test('[C5] work for a plan that is gone can still be exported', async () => {
  await world.leaveOfflineWork('Never sent')
  world.server.turnsAwayWith = closeCode.unknownPlan
  const tab = world.openTab()
  await world.until(() => tab.state.value === 'missing')
  expect(tab.status.value.changes).toBe(1)
  expect(tab.unsent.export()).toContain('Never sent')
  expect(await world.device.unsentRows(world.user)).toHaveLength(1)
})

function remove(code: CloseCode): void {
  world.server.turnsAwayWith = code
  world.server.drop(code)
}
