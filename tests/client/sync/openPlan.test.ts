import { afterEach, beforeEach, expect, test } from 'vitest'
import { setField } from '../../../shared/commands/fields.ts'
import { setPlanField } from '../../../shared/commands/plan.ts'
import { defaultContext } from '../../../shared/commands/transact.ts'
import { closeCode } from '../../../shared/protocol/closeCodes.ts'
import { decodePlan } from '../../../shared/schema/decode.ts'
import { FakeWorld } from './fakeWorld.ts'
import { addTask, titles } from './planInTab.ts'

let world: FakeWorld

beforeEach(() => {
  world = new FakeWorld()
})

afterEach(() => world.closeTabs())

test('a plan that neither device nor server has brought stays opening, never an empty plan', async () => {
  world.server.isUp = false
  const tab = world.openTab()
  await world.until(() => tab.status.value.state === 'offline')
  expect(tab.state.value).toBe('opening')
})

test('[C2] a plan is open when the server has sent it, and saved when every frame is acknowledged', async () => {
  const tab = await world.openSyncedTab()
  expect(tab.state.value).toBe('open')
  expect(tab.plan.snapshot.value.meta.title).toBe('UNOCT – OSCE')
  expect(tab.status.value).toEqual({ state: 'saved', changes: 0 })
})

test('[C2] an edit is saving until the server has stored it', async () => {
  const tab = await world.openSyncedTab()
  world.server.isCommitting = false
  addTask(tab, 'Draft the concept note')
  await world.rest()
  expect(tab.status.value).toEqual({ state: 'saving', changes: 1 })
})

test('[C1] a plan that the device holds opens without the server, and takes edits that wait on the device', async () => {
  await (await world.openSyncedTab()).close()
  world.server.isUp = false
  const tab = world.openTab()
  await world.until(() => tab.status.value.state === 'offline')
  expect(tab.state.value).toBe('open')
  addTask(tab, 'Written on a plane')
  await tab.settled()
  expect(tab.status.value).toEqual({ state: 'offline', changes: 1 })
  expect(await world.device.unsentRows('ada')).toHaveLength(1)
})

test('[C3] work of an earlier day goes out before anything of the server is applied', async () => {
  await world.leaveOfflineWork('Mine')
  world.server.received.length = 0
  const tab = await world.openSyncedTab()
  expect(world.server.received[0]).toBe('update')
  expect(titles(tab)).toContain('Mine')
  expect(world.storedTitles()).toContain('Mine')
})

test('offline edits are sent once, together, and let go when acknowledged', async () => {
  await world.leaveOfflineWork('One', 'Two')
  world.server.updates.length = 0
  const tab = await world.openSyncedTab()
  expect(world.server.updates).toHaveLength(1)
  expect(world.storedTitles()).toEqual(expect.arrayContaining(['One', 'Two']))
  expect(await world.device.unsentRows('ada')).toHaveLength(0)
  world.server.drop()
  world.payAttention()
  await world.until(() => tab.status.value.state === 'saved')
  expect(world.server.updates).toHaveLength(1)
})

test('[C3] a row whose acknowledgement never came is sent again', async () => {
  const tab = await world.openSyncedTab()
  world.server.isCommitting = false
  addTask(tab, 'Killed before the commit')
  await world.rest()
  world.server.drop()
  world.server.isCommitting = true
  world.payAttention()
  await world.until(() => tab.status.value.state === 'saved')
  expect(world.storedTitles()).toEqual(['Killed before the commit'])
})

test('a tab that dies before the acknowledgement leaves its row to the next', async () => {
  const tab = await world.openSyncedTab()
  world.server.isCommitting = false
  addTask(tab, 'Left behind')
  await world.rest()
  world.server.drop()
  await tab.close()
  world.server.isCommitting = true
  await world.openSyncedTab()
  expect(world.storedTitles()).toEqual(['Left behind'])
})

test('while the server cannot be reached the chip counts commands', async () => {
  const tab = await world.openSyncedTab()
  world.server.isUp = false
  world.server.drop()
  expect(tab.status.value.state).toBe('reconnecting')
  const id = addTask(tab, 'First')
  setField(tab.context(), 'task', id, 'state', 'done')
  world.payAttention()
  await world.until(() => tab.status.value.state === 'offline')
  expect(tab.status.value).toEqual({ state: 'offline', changes: 2 })
  expect(tab.unsentRecords.value.has(id)).toBe(true)
})

test('typing in one long text counts as one change, until a pause', async () => {
  const tab = await world.openSyncedTab()
  const id = addTask(tab, 'Draft')
  await world.until(() => tab.status.value.state === 'saved')
  world.server.isUp = false
  world.server.drop()
  for (const text of ['T', 'To', 'Toa']) setField(tab.context(), 'task', id, 'description', text)
  expect(tab.status.value.changes).toBe(1)
  world.now += 60_000
  setField(tab.context(), 'task', id, 'description', 'Toast')
  expect(tab.status.value.changes).toBe(2)
})

test('an ended session keeps everything editable and sends it after signing in', async () => {
  const tab = await world.openSyncedTab()
  world.server.isUp = false
  world.signedInUser = null
  world.server.drop(closeCode.unauthenticated)
  addTask(tab, 'While signed out')
  expect(tab.status.value).toEqual({ state: 'signed-out', changes: 1 })
  world.server.isUp = true
  world.signedInUser = 'ada'
  world.payAttention()
  await world.until(() => tab.status.value.state === 'saved')
  expect(world.storedTitles()).toEqual(['While signed out'])
})

test('others\' edits arrive, and touch no other record', async () => {
  const tab = await world.openSyncedTab()
  const id = addTask(tab, 'Draft')
  addTask(tab, 'Other')
  await world.until(() => tab.status.value.state === 'saved')
  const others = [...tab.plan.snapshot.value.records.task.values()].filter((task) => task.id !== id)
  const structure = tab.plan.structure.value
  world.server.write((doc) => setField(defaultContext(doc, () => decodePlan(doc), 'bob'), 'task', id, 'title', 'Draft note'))
  await world.until(() => tab.plan.record('task', id)?.title === 'Draft note')
  expect([...tab.plan.snapshot.value.records.task.values()].filter((task) => task.id !== id)).toEqual(others)
  expect(tab.plan.structure.value).toBe(structure)
  expect(tab.presence.arrivals.value.map(({ recordId }) => recordId)).toEqual([id])
})

// The title was gone on that device for ever, seeds 1326 and 1378 of the sessions' simulation.
test('[C5] what the device keeps of others\' work is what the server sent, not what my refused work made of it', async () => {
  const tab = await world.openSyncedTab()
  // Of two edits at the same time, the higher clientID's stands.
  world.server.stored.clientID = 1
  world.server.isCommitting = false
  setPlanField(tab.context(), 'title', 'Mine')
  await world.rest()
  world.server.write((doc) => setPlanField(defaultContext(doc, () => decodePlan(doc), 'bob'), 'title', 'Theirs'))
  await world.rest()
  expect(tab.plan.snapshot.value.meta.title).toBe('Mine')
  world.server.role = 'viewer'
  world.listedRole = 'viewer'
  world.server.drop()
  world.payAttention()
  await world.until(() => tab.status.value.state === 'read-only')
  await world.rest()
  expect(tab.plan.snapshot.value.meta.title).toBe('Theirs')
})

test('a plan that the server does not know is missing', async () => {
  const tab = await world.openSyncedTab()
  world.server.drop(closeCode.unknownPlan)
  expect(tab.state.value).toBe('missing')
})
