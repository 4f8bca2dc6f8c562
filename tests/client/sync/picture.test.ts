import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDeviceDatabase } from '../../../client/sync/deviceDatabase.ts'
import { openPlan } from '../../../client/sync/openPlan.ts'
import type { PlanSession } from '../../../client/sync/PlanSession.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import { defaultContext } from '../../../shared/commands/transact.ts'
import type { Id } from '../../../shared/ids.ts'
import { decodePlan } from '../../../shared/schema/decode.ts'
import { FakeWorld } from './fakeWorld.ts'
import { addTask, titles } from './planInTab.ts'

const TASKS = 1_000

let world: FakeWorld
let ids: readonly Id<'task'>[]
let tabs: PlanSession[]

beforeEach(async () => {
  world = new FakeWorld()
  tabs = []
  world.server.write((doc) => {
    const context = defaultContext(doc, () => decodePlan(doc), 'seed')
    const added = addTasks(context, Array.from({ length: TASKS }, (_, index) => ({ title: `Task ${index}`, depth: 0 })), { parent: null, commitment: null })
    if (added.ok) ids = added.value
  })
  await (await world.openSyncedTab()).close()
  world.server.isUp = false
})

afterEach(async () => {
  for (const tab of tabs) await tab.close()
  await world.closeTabs()
})

test('[C1] a large plan is shown before its document has loaded; then it becomes editable, and its rows stay the same', async () => {
  const { tab, load } = openSlowly()
  await world.until(() => tab.state.value === 'open')
  expect([tab.editable.value, tab.role.value, titles(tab).length]).toEqual([false, 'editor', TASKS])
  const shown = [...tab.plan.snapshot.value.records.task.values()]
  const structure = tab.plan.structure.value
  load()
  await world.until(() => tab.editable.value)
  expect([...tab.plan.snapshot.value.records.task.values()].every((task, index) => task === shown[index])).toBe(true)
  expect(tab.plan.structure.value).toBe(structure)
  addTask(tab, 'Written at last')
  expect(titles(tab)).toContain('Written at last')
})

test('a picture is never believed over the document: what it says else is shown for a moment only', async () => {
  await spoilPicture((task) => (task.id === ids[0] ? null : task.id === ids[1] ? { ...task, title: 'Of the picture' } : task))
  const { tab, load } = openSlowly()
  await world.until(() => tab.state.value === 'open')
  expect([titles(tab).includes('Task 0'), titles(tab).includes('Of the picture')]).toEqual([false, true])
  // Read before, so that it has to be told anew.
  expect(tab.plan.record('task', ids[1]!)?.title).toBe('Of the picture')
  load()
  await world.until(() => tab.editable.value)
  expect(titles(tab).sort()).toEqual(Array.from({ length: TASKS }, (_, index) => `Task ${index}`).sort())
  expect(tab.plan.record('task', ids[1]!)?.title).toBe('Task 1')
  await tab.close()
  const { tab: later } = openSlowly()
  await world.until(() => later.state.value === 'open')
  expect(later.editable.value).toBe(false)
  expect(titles(later).includes('Task 0')).toBe(true)
})

test.each<[string, string]>([
  ['is damaged', '{"shape"'],
  ['is of another version', '{"shape":1,"records":[],"links":[]}'],
])('a picture that %s is not shown; the document is', async (_what, content) => {
  await inPicture((part) => (part.part === '5' ? content : part.content))
  const { tab, load } = openSlowly()
  await comeToRest()
  expect([tab.state.value, titles(tab)]).toEqual(['opening', []])
  load()
  await world.until(() => tab.editable.value)
  expect(titles(tab)).toHaveLength(TASKS)
})

test('a picture of a plan whose document is damaged goes again: nothing is shown that cannot be opened', async () => {
  const database = await openDeviceDatabase(world.databaseName)
  for (const slice of await database.getAll('slices')) await database.put('slices', { ...slice, checksum: 0 })
  database.close()
  const { tab, load } = openSlowly()
  await world.until(() => tab.state.value === 'open')
  load()
  await world.until(() => tab.editable.value)
  expect([tab.state.value, tab.problem.value, titles(tab)]).toEqual(['opening', 'device-damaged', []])
})

test('[C4] what another tab writes while the document is being loaded is in it afterwards', async () => {
  const other = world.openTab()
  await world.until(() => other.editable.value)
  const { tab, load } = openSlowly()
  await world.until(() => tab.state.value === 'open')
  addTask(other, 'From the other tab')
  await other.settled()
  load()
  await world.until(() => tab.editable.value)
  await world.until(() => titles(tab).includes('From the other tab'))
  expect(titles(tab).filter((title) => title === 'From the other tab')).toHaveLength(1)
})

test('a tab that is closed while its document is being loaded leaves the picture as it was', async () => {
  const { tab, load } = openSlowly()
  await world.until(() => tab.state.value === 'open')
  await tab.close()
  load()
  const { tab: later } = openSlowly()
  await world.until(() => later.state.value === 'open')
  expect(titles(later)).toHaveLength(TASKS)
})

/** A tab whose document loads only when it is told to. */
function openSlowly(): { tab: PlanSession; load: () => void } {
  let load: () => void = () => undefined
  const gate = new Promise<void>((resolve) => { load = resolve })
  const around = { ...world.surroundings(new Map()), pause: () => gate }
  const tab = openPlan(around, world.planId, world.user)
  tabs.push(tab)
  return { tab, load }
}

/** All that the device does by itself has been done. */
async function comeToRest(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

type StoredTask = Readonly<Record<string, unknown>> & { readonly id: string }

/** Rewrites the tasks of the stored picture; null leaves one out. */
async function spoilPicture(change: (task: StoredTask) => StoredTask | null): Promise<void> {
  await inPicture(({ part, content }) => {
    if (part === 'meta') return content
    const parsed = JSON.parse(content) as { records: [string, StoredTask][] }
    const records = parsed.records.map(([kind, record]) => [kind, kind === 'task' ? change(record) : record] as const).filter(([, record]) => record !== null)
    return JSON.stringify({ ...parsed, records })
  })
}

async function inPicture(change: (part: { readonly part: string; readonly content: string }) => string): Promise<void> {
  const database = await openDeviceDatabase(world.databaseName)
  const parts = await database.getAll('projections')
  expect(parts.length).toBeGreaterThan(1)
  for (const part of parts) await database.put('projections', { ...part, content: change(part) })
  database.close()
}
