import { afterEach, beforeEach, expect, test } from 'vitest'
import { setField } from '../../../shared/commands/fields.ts'
import { setPlanField } from '../../../shared/commands/plan.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import { defaultContext } from '../../../shared/commands/transact.ts'
import type { Role } from '../../../shared/permissions/can.ts'
import { closeCode } from '../../../shared/protocol/closeCodes.ts'
import { decodePlan } from '../../../shared/schema/decode.ts'
import type { PlanSession } from '../../../client/sync/PlanSession.ts'
import { FakeWorld } from './fakeWorld.ts'
import { addTask, titles, whatSays } from './planInTab.ts'

let world: FakeWorld

beforeEach(() => {
  world = new FakeWorld()
})

afterEach(() => world.closeTabs())

test('[S5, C5] an editor made viewer in the middle of a stream: what was acknowledged is in the plan, the rest is kept, and arrives with the role', async () => {
  const tab = await world.openSyncedTab()
  addTask(tab, 'Acknowledged')
  await world.until(() => tab.status.value.state === 'saved')
  addTask(tab, 'Under way')
  setRole('viewer')
  addTask(tab, 'Not sent')
  await readOnly(tab, 2)
  expect(titles(tab)).toEqual(['Acknowledged'])
  expect(world.storedTitles()).toEqual(['Acknowledged'])
  setRole('editor')
  await arrived(tab)
  expect(world.storedTitles().sort()).toEqual(['Acknowledged', 'Not sent', 'Under way'])
})

test('a command that was stored but whose acknowledgement was lost is not called kept', async () => {
  const tab = await world.openSyncedTab()
  world.server.refuses = (update) => {
    if (whatSays('Too late')(update) === null) return null
    world.server.role = 'viewer'
    world.listedRole = 'viewer'
    return closeCode.forbidden
  }
  addTask(tab, 'Just in time')
  addTask(tab, 'Too late')
  await readOnly(tab, 1)
  expect(titles(tab)).toEqual(['Just in time'])
  expect(tab.unsent.export()).not.toContain('Just in time')
})

test('what another tab was answered is whole without work that was stored, not acknowledged, and then refused', async () => {
  const writer = await world.openSyncedTab()
  const other = await world.openSyncedTab()
  world.server.isAcknowledging = false
  // Nobody new is let in: the other tab stays away while the title is stored.
  world.server.isUp = false
  world.server.dropLast()
  setPlanField(writer.context(), 'title', 'Stored, not acknowledged')
  await world.until(() => decodePlan(world.server.stored).meta.title === 'Stored, not acknowledged')
  // From its neighbour, not from the server, whose answer has news.
  await world.until(() => other.plan.snapshot.value.meta.title === 'Stored, not acknowledged')
  world.server.write((doc) => addTasks(defaultContext(doc, () => decodePlan(doc), 'bob'), [{ title: 'News', depth: 0 }], { parent: null, commitment: null }))
  world.server.isUp = true
  world.payAttention()
  await world.until(() => titles(other).includes('News'))
  await world.rest()
  world.server.isUp = false
  world.listedRole = 'viewer'
  world.server.drop(closeCode.forbidden)
  await readOnly(writer, 1)
  await world.rest()
  expect(titles(other)).toEqual(['News'])
  expect(other.plan.snapshot.value.meta.title).toBe('Stored, not acknowledged')
  expect(writer.plan.snapshot.value.meta.title).toBe('Stored, not acknowledged')
})

test('a role that comes and goes loses nothing and doubles nothing', async () => {
  await world.leaveOfflineWork('One', 'Two', 'Three')
  setRole('viewer')
  const tab = world.openTab()
  await readOnly(tab, 3)
  for (let turn = 0; turn < 3; turn += 1) {
    setRole('editor')
    // A different number of steps is taken each time before the role is gone again.
    for (let step = 0; step <= turn * 3; step += 1) {
      world.server.flush()
      await new Promise((resolve) => setImmediate(resolve))
    }
    setRole('viewer')
    await world.until(() => tab.status.value.state === 'read-only' && tab.state.value === 'open')
    await world.rest()
    expect(world.storedTitles().length + tab.status.value.changes).toBe(3)
  }
  setRole('editor')
  world.payAttention()
  await arrived(tab)
  expect(world.storedTitles().sort()).toEqual(['One', 'Three', 'Two'])
})

test('a chain of commands on one record is done again in its order', async () => {
  await (await world.openSyncedTab()).close()
  world.server.isUp = false
  const before = world.openTab()
  await world.until(() => before.status.value.state === 'offline')
  const id = addTask(before, 'First')
  for (const title of ['Second', 'Third']) setField(before.context(), 'task', id, 'title', title)
  await before.close()
  world.server.isUp = true
  setRole('viewer')
  const tab = world.openTab()
  await readOnly(tab, 3)
  setRole('editor')
  await arrived(tab)
  expect(world.storedTitles()).toEqual(['Third'])
})

test('who is removed keeps the work, can export it, and it arrives when they are a member again', async () => {
  const tab = await world.openSyncedTab()
  addTask(tab, 'Just too late')
  world.server.role = 'viewer'
  world.listedRole = null
  world.server.drop(closeCode.forbidden)
  await world.until(() => tab.state.value === 'refused')
  await world.rest()
  expect(tab.status.value).toEqual({ state: 'read-only', changes: 1 })
  expect(tab.unsent.export()).toContain('Just too late')
  setRole('editor')
  world.payAttention()
  await arrived(tab)
  expect(world.storedTitles()).toEqual(['Just too late'])
})

test('what others changed while I could not write stands; my older value is kept beside it, and told', async () => {
  const before = await world.openSyncedTab()
  const id = addTask(before, 'Draft')
  await world.until(() => before.status.value.state === 'saved')
  world.server.isUp = false
  world.server.drop()
  setField(before.context(), 'task', id, 'title', 'Mine')
  setField(before.context(), 'task', id, 'state', 'done')
  await before.close()
  world.server.isUp = true
  setRole('viewer')
  const tab = world.openTab()
  await readOnly(tab, 2)
  world.server.write((doc) => setField(defaultContext(doc, () => decodePlan(doc), 'bob'), 'task', id, 'title', 'Theirs'))
  setRole('editor')
  await world.until(() => tab.status.value.state === 'saved' && tab.status.value.changes === 1)
  expect(tab.problem.value).toBe('work-outdated')
  expect(decodePlan(world.server.stored).records.task.get(id)).toMatchObject({ title: 'Theirs', state: 'done' })
})

test('[C4] with two tabs open the work is done again by one of them, and let go in both', async () => {
  await world.leaveOfflineWork('One', 'Two')
  setRole('viewer')
  const [one, two] = [world.openTab(), world.openTab()]
  await readOnly(one, 2)
  await readOnly(two, 2)
  world.server.updates.length = 0
  setRole('editor')
  await arrived(one)
  await arrived(two)
  expect(world.server.updates).toHaveLength(2)
  expect(titles(two).sort()).toEqual(['One', 'Two'])
  expect(await world.device.unsentRows(world.user)).toEqual([])
})

test('the work is done again after a reload, too', async () => {
  await world.leaveOfflineWork('One', 'Two')
  setRole('viewer')
  const first = world.openTab()
  await readOnly(first, 2)
  await first.close()
  setRole('editor')
  const tab = world.openTab()
  await arrived(tab)
  expect(world.storedTitles().sort()).toEqual(['One', 'Two'])
})

test('undo takes back a command that was done again', async () => {
  const tab = await world.openSyncedTab()
  const id = addTask(tab, 'Draft')
  await world.until(() => tab.status.value.state === 'saved')
  setField(tab.context(), 'task', id, 'title', 'Mine')
  setRole('viewer')
  await readOnly(tab, 1)
  setRole('editor')
  await arrived(tab)
  expect(tab.undoStack.undo().key).toBe('undo.undone')
  expect(tab.plan.record('task', id)?.title).toBe('Draft')
})

function setRole(role: Role): void {
  world.listedRole = role
  world.server.changeRole(role)
}

async function readOnly(tab: PlanSession, changes: number): Promise<void> {
  await world.until(() => tab.status.value.state === 'read-only' && tab.status.value.changes === changes && tab.state.value === 'open')
  await world.rest()
  expect(tab.status.value).toEqual({ state: 'read-only', changes })
}

async function arrived(tab: PlanSession): Promise<void> {
  await world.until(() => tab.status.value.state === 'saved' && tab.status.value.changes === 0)
  await world.rest()
  expect(tab.problem.value).toBeNull()
  expect(world.server.stored.store.pendingStructs).toBeNull()
}
