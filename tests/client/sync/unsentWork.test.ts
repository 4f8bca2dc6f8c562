import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readUnsentFile } from '../../../client/sync/readUnsentFile.ts'
import type { PlanSession } from '../../../client/sync/PlanSession.ts'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { setField, setMembers } from '../../../shared/commands/fields.ts'
import { bringIn } from '../../../shared/commands/rehearsal.ts'
import { linkTask } from '../../../shared/commands/tasks.ts'
import { closeCode } from '../../../shared/protocol/closeCodes.ts'
import { must } from '../../helpers/planBuilder.ts'
import { FakeWorld } from './fakeWorld.ts'
import { addTask, titles, whatSays } from './planInTab.ts'

let world: FakeWorld

beforeEach(() => {
  world = new FakeWorld()
})

afterEach(() => world.closeTabs())

describe('the list of what waits', () => {
  test('says of each command what it was, when and where, and that it waits', async () => {
    await world.leaveOfflineWork('From before')
    world.server.isUp = false
    world.now += 60_000
    const [one, two] = [world.openTab(), world.openTab()]
    await world.until(() => one.status.value.state === 'offline' && two.status.value.state === 'offline')
    world.now += 1_000
    addTask(one, 'Here')
    world.now += 1_000
    addTask(two, 'There')
    await world.until(() => titles(one).length === 3)
    expect(one.unsent.list().map(({ name, madeIn, state }) => [name, madeIn, state])).toEqual([
      ['add-task', 'before', 'waiting'], ['add-task', 'here', 'waiting'], ['add-task', 'other-tab', 'waiting'],
    ])
  })

  test('[C2] says what has been sent, and nothing any more of what was confirmed', async () => {
    const tab = await world.openSyncedTab()
    world.server.isCommitting = false
    addTask(tab, 'Under way')
    await world.rest()
    expect(tab.unsent.list().map(({ state }) => state)).toEqual(['sending'])
    world.server.isCommitting = true
    world.server.drop()
    tab.retry()
    await world.until(() => tab.status.value.state === 'saved')
    expect(tab.unsent.list()).toEqual([])
  })

  test('[C5] says why something is kept', async () => {
    await world.leaveOfflineWork('Good', 'Bad')
    world.server.refuses = whatSays('Bad')
    const tab = world.openTab()
    await world.until(() => tab.status.value.state === 'saved' && tab.problem.value === 'work-refused')
    expect(tab.unsent.list().map(({ state }) => state)).toEqual(['content'])
  })

  test('what is kept can be let go, in all tabs and for good; what is on its way cannot', async () => {
    await world.leaveOfflineWork('Bad')
    world.server.refuses = whatSays('Bad')
    const [tab, other] = [world.openTab(), world.openTab()]
    await world.until(() => [tab, other].every((it) => it.status.value.state === 'saved' && it.problem.value === 'work-refused'))
    world.server.isUp = false
    world.server.drop()
    addTask(tab, 'On its way')
    await world.rest()
    for (const { id } of tab.unsent.list()) tab.unsent.letGo(id)
    await world.until(() => other.problem.value === null)
    expect(tab.unsent.list().map(({ name, state }) => [name, state])).toEqual([['add-task', 'waiting']])
    expect(await world.device.unsentRows(world.user)).toHaveLength(1)
  })
})

test('"try again" stores what the device has refused, as soon as it has room', async () => {
  const { device } = world
  let isFull = false
  world.device = { ...device, write: (room, batch) => (isFull ? Promise.reject(new DOMException('no room', 'QuotaExceededError')) : device.write(room, batch)) }
  const tab = await world.openSyncedTab()
  world.server.isUp = false
  world.server.drop()
  isFull = true
  addTask(tab, 'Too much')
  await tab.settled()
  expect(tab.status.value.state).toBe('storage-refused')
  isFull = false
  tab.retry()
  await tab.settled()
  expect(tab.status.value.state).not.toBe('storage-refused')
  expect(await device.unsentRows(world.user)).toHaveLength(1)
})

describe('a file of exported changes', () => {
  test('[C5] brings the same values in when the device has lost its copy', async () => {
    const away = await offlineTab()
    workIn(away)
    const { records, links, meta } = away.plan.snapshot.value
    const before = structuredClone({ records, links, meta })
    const file = away.unsent.export()
    await away.close()
    await world.device.clear(world.user)
    world.server.isUp = true
    const tab = await world.openSyncedTab()
    expect(titles(tab)).toEqual([])
    expect(bringInto(tab, file)).toEqual(['written', 'written', 'written', 'written', 'written'])
    const after = tab.plan.snapshot.value
    expect({ records: after.records, links: after.links, meta: after.meta }).toEqual(before)
    await world.until(() => tab.status.value.state === 'saved')
    expect(world.storedTitles()).toEqual(['Draft note'])
    expect(tab.undoStack.undo()).toMatchObject({ key: 'undo.undone', step: { name: 'bring-in-changes' } })
    expect([...tab.plan.snapshot.value.records.task.values()][0]?.archivedAt).not.toBeNull()
  })

  test('brings in what the server refuses no longer, and doubles nothing that is there', async () => {
    await world.leaveOfflineWork('Good', 'Bad')
    const file = await (async () => {
      world.server.isUp = false
      const tab = world.openTab()
      await world.until(() => tab.status.value.state === 'offline')
      return tab.unsent.export()
    })()
    world.server.isUp = true
    const tab = await world.openSyncedTab()
    await world.until(() => tab.status.value.changes === 0)
    expect(bringInto(tab, file)).toEqual(['stands', 'stands'])
    expect(world.storedTitles().sort()).toEqual(['Bad', 'Good'])
  })

  test('of another plan is refused with that plan\'s title', async () => {
    await world.leaveOfflineWork('Mine')
    const tab = await offlineTab()
    const result = readUnsentFile(tab.unsent.export(), 'b'.repeat(16))
    expect(result).toEqual({ ok: false, problem: { kind: 'other-plan', title: 'UNOCT – OSCE' } })
  })

  test.each<[string, (file: string) => string, string]>([
    ['cut off', (file) => file.slice(0, file.length / 2), 'damaged'],
    ['empty', () => '', 'damaged'],
    ['of binary', () => '\u0000\u0001PK', 'damaged'],
    ['of another program', () => '{"name":"pacta","version":"1.0.0"}', 'no-export'],
    ['a list', () => '[]', 'no-export'],
    ['null', () => 'null', 'no-export'],
    ['without changes', (file) => JSON.stringify({ ...(JSON.parse(file) as object), changes: [] }), 'empty'],
    ['whose changes are no list', (file) => JSON.stringify({ ...(JSON.parse(file) as object), changes: { length: 3 } }), 'no-export'],
    ['of a newer version', (file) => JSON.stringify({ ...(JSON.parse(file) as object), version: 2 }), 'newer'],
    ['that is huge', (file) => file.padEnd(33 * 1024 * 1024), 'too-large'],
    ['with a prototype', (file) => file.replace('"format"', '"__proto__": {"format": "pacta-unsent-changes"}, "was"'), 'no-export'],
  ])('that is %s is refused, and harms nothing', async (_what, damage, kind) => {
    const tab = await offlineTab()
    addTask(tab, 'Mine')
    expect(readUnsentFile(damage(tab.unsent.export()), world.planId)).toMatchObject({ ok: false, problem: { kind } })
    expect({}).not.toHaveProperty('format')
  })

  test('that is damaged in one change gives the others, and counts it', async () => {
    const tab = await offlineTab()
    addTask(tab, 'One')
    addTask(tab, 'Two')
    const file = tab.unsent.export().replace('"kind": "task"', '"kind": "tusk"')
    const result = readUnsentFile(file, world.planId)
    expect(result.ok && result.value).toMatchObject({ unreadable: 1, commands: [{ name: 'add-task' }] })
  })
})

async function offlineTab(): Promise<PlanSession> {
  world.server.isUp = true
  await (await world.openSyncedTab()).close()
  world.server.isUp = false
  const tab = world.openTab()
  await world.until(() => tab.status.value.state === 'offline' && tab.state.value === 'open')
  return tab
}

function workIn(tab: PlanSession): void {
  const commitment = must(addCommitment(tab.context(), { title: 'Exchange information', instrument: null }))
  const task = addTask(tab, 'Draft')
  must(setField(tab.context(), 'task', task, 'title', 'Draft note'))
  must(linkTask(tab.context(), task, commitment, true))
  must(setMembers(tab.context(), 'commitment', commitment, 'pillars', ['II', 'III']))
}

function bringInto(tab: PlanSession, file: string): string[] {
  const read = must(readUnsentFile(file, world.planId))
  return bringIn(tab.context(), read.commands).map(({ outcome }) => (outcome.ok ? outcome.value : outcome.problem))
}

test('closing for being refused never lists work twice', async () => {
  await world.leaveOfflineWork('One', 'Two')
  let refusals = 0
  world.server.refuses = () => ((refusals += 1) === 1 ? closeCode.incomplete : null)
  const tab = world.openTab()
  await world.until(() => tab.status.value.state === 'saved' && tab.status.value.changes === 0)
  expect(tab.unsent.list()).toEqual([])
  expect(world.storedTitles().sort()).toEqual(['One', 'Two'])
})
