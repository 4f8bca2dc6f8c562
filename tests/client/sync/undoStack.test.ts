import { afterEach, beforeEach, expect, test } from 'vitest'
import { setField } from '../../../shared/commands/fields.ts'
import { defaultContext } from '../../../shared/commands/transact.ts'
import { decodePlan } from '../../../shared/schema/decode.ts'
import { FakeWorld } from './fakeWorld.ts'
import { addTask } from './planInTab.ts'

let world: FakeWorld

beforeEach(() => {
  world = new FakeWorld()
})

afterEach(() => world.closeTabs())

test('undo and redo give back what my command changed', async () => {
  const tab = await world.openSyncedTab()
  const id = addTask(tab, 'Draft')
  setField(tab.context(), 'task', id, 'state', 'done')
  expect(tab.undoStack.undo()).toEqual({ key: 'undo.undone', values: { command: 'set-state', records: 1 } })
  expect(tab.plan.record('task', id)?.state).toBe('to-do')
  expect(tab.undoStack.redo().key).toBe('undo.redone')
  expect(tab.plan.record('task', id)?.state).toBe('done')
})

test('undoing "create" archives', async () => {
  const tab = await world.openSyncedTab()
  const id = addTask(tab, 'Draft')
  tab.undoStack.undo()
  expect(tab.plan.record('task', id)?.archivedAt).not.toBeNull()
})

test('undo outlives a reload of the tab', async () => {
  const storage = new Map<string, string>()
  const before = await world.openSyncedTab(storage)
  const id = addTask(before, 'Draft')
  setField(before.context(), 'task', id, 'title', 'Draft note')
  await before.close()
  const tab = await world.openSyncedTab(storage)
  expect(tab.undoStack.canUndo.value).toBe(true)
  tab.undoStack.undo()
  expect(tab.plan.record('task', id)?.title).toBe('Draft')
})

test('undo says so and does nothing when somebody has written since', async () => {
  const tab = await world.openSyncedTab()
  const id = addTask(tab, 'Draft')
  setField(tab.context(), 'task', id, 'title', 'Mine')
  await world.until(() => tab.status.value.state === 'saved')
  world.server.write((doc) => setField(defaultContext(doc, () => decodePlan(doc), 'bob'), 'task', id, 'title', 'Theirs'))
  await world.until(() => tab.plan.record('task', id)?.title === 'Theirs')
  expect(tab.undoStack.undo().key).toBe('undo.changedSince')
  expect(tab.plan.record('task', id)?.title).toBe('Theirs')
})
