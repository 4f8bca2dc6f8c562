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
  expect(tab.undoStack.undo()).toMatchObject({ key: 'undo.undone', step: { name: 'set-state' } })
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

test('[D9] a step that was undone is done again after a reload, too', async () => {
  const storage = new Map<string, string>()
  const before = await world.openSyncedTab(storage)
  const id = addTask(before, 'Draft')
  setField(before.context(), 'task', id, 'title', 'Draft note')
  before.undoStack.undo()
  before.undoStack.undo()
  await before.close()
  const tab = await world.openSyncedTab(storage)
  expect(tab.plan.record('task', id)?.archivedAt).not.toBeNull()
  expect([tab.undoStack.redo().key, tab.undoStack.redo().key, tab.undoStack.redo().key]).toEqual(['undo.redone', 'undo.redone', 'undo.nothing'])
  expect(tab.plan.record('task', id)).toMatchObject({ title: 'Draft note', archivedAt: null })
})

test('[D9] redo says so and does nothing when somebody has written since', async () => {
  const tab = await world.openSyncedTab()
  const id = addTask(tab, 'Draft')
  setField(tab.context(), 'task', id, 'title', 'Mine')
  tab.undoStack.undo()
  await world.until(() => tab.status.value.state === 'saved')
  world.server.write((doc) => setField(defaultContext(doc, () => decodePlan(doc), 'bob'), 'task', id, 'title', 'Theirs'))
  await world.until(() => tab.plan.record('task', id)?.title === 'Theirs')
  expect(tab.undoStack.redo().key).toBe('undo.changedSince')
  expect(tab.plan.record('task', id)?.title).toBe('Theirs')
  // It is gone from the stack, else it would block what lies below.
  expect(tab.undoStack.redo().key).toBe('undo.nothing')
})

test('a new command ends what could be done again', async () => {
  const tab = await world.openSyncedTab()
  addTask(tab, 'One')
  tab.undoStack.undo()
  addTask(tab, 'Two')
  expect(tab.undoStack.canRedo.value).toBe(false)
})

test('others\' commands are no steps of mine', async () => {
  const [mine, theirs] = [await world.openSyncedTab(), await world.openSyncedTab()]
  addTask(theirs, 'Theirs')
  await world.until(() => mine.plan.snapshot.value.records.task.size === 1)
  expect(mine.undoStack.undo()).toEqual({ key: 'undo.nothing', step: null })
})

test('where the tab\'s storage is full the latest steps are kept in it, and all in memory', async () => {
  const storage = fullAbove(1_500)
  const before = await world.openSyncedTab(storage)
  const ids = Array.from({ length: 40 }, (_, number) => addTask(before, `Task ${number}`))
  expect(before.undoStack.undo().key).toBe('undo.undone')
  await before.close()
  const tab = await world.openSyncedTab(storage)
  let undone = 0
  while (tab.undoStack.undo().key === 'undo.undone') undone += 1
  expect(undone).toBeGreaterThan(5)
  expect(undone).toBeLessThan(39)
  expect(tab.plan.record('task', ids[38]!)?.archivedAt).not.toBeNull()
  expect(tab.plan.record('task', ids[0]!)?.archivedAt).toBeNull()
})

test.each(['not JSON', '5', '{"done":5,"undone":[null,{"name":1},{"name":"x"}]}'])('a storage that holds %s has no steps', async (stored) => {
  const storage = new Map([[`pacta/undo/ada/${world.planId}`, stored]])
  const tab = await world.openSyncedTab(storage)
  expect(tab.undoStack.canUndo.value || tab.undoStack.canRedo.value).toBe(false)
  addTask(tab, 'Still works')
  expect(tab.undoStack.undo().key).toBe('undo.undone')
})

/** A storage that takes values up to this many characters. */
function fullAbove(length: number): Map<string, string> {
  return new class extends Map<string, string> {
    override set(key: string, value: string): this {
      if (value.length > length) throw new DOMException('no room', 'QuotaExceededError')
      return super.set(key, value)
    }
  }()
}
