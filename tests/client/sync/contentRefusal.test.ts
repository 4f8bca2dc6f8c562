import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PlanSession } from '../../../client/sync/PlanSession.ts'
import { setField } from '../../../shared/commands/fields.ts'
import { defaultContext } from '../../../shared/commands/transact.ts'
import { closeCode } from '../../../shared/protocol/closeCodes.ts'
import { decodePlan } from '../../../shared/schema/decode.ts'
import { FakeWorld } from './fakeWorld.ts'
import { addTask, titles, whatSays } from './planInTab.ts'

let world: FakeWorld

beforeEach(() => {
  world = new FakeWorld()
})

afterEach(() => world.closeTabs())

const five = ['One', 'Refused', 'Three', 'Four', 'Five']
const four = ['Five', 'Four', 'One', 'Three']

test('[C5] of five commands made offline the second is refused: four arrive, one is kept and shown', async () => {
  await world.leaveOfflineWork(...five)
  world.server.refuses = whatSays('Refused')
  const tab = world.openTab()
  await keptOne(tab)
  expect(titles(tab).sort()).toEqual(four)
  expect(JSON.parse(tab.unsent.export())).toMatchObject({ changes: [{ command: 'add-task', refused: 'content' }] })
  expect(tab.unsent.export()).toContain('"title": "Refused"')
})

test('of five commands made in one go while connected, likewise', async () => {
  const tab = await world.openSyncedTab()
  world.server.refuses = whatSays('Refused')
  for (const title of five) addTask(tab, title)
  await keptOne(tab)
})

test('refusals come to an end: the offender is sent twice, and never again by itself', async () => {
  await world.leaveOfflineWork(...five)
  world.server.refuses = whatSays('Refused')
  const tab = world.openTab()
  await keptOne(tab)
  await tab.close()
  const later = world.openTab()
  await keptOne(later)
  world.server.drop()
  world.payAttention()
  await keptOne(later)
  expect(later.problem.value).toBe('work-refused')
  expect(world.server.refusals).toHaveLength(2)
})

test('when every command is refused, each is refused alone once, and the plan goes on', async () => {
  await world.leaveOfflineWork('Refused 1', 'Refused 2', 'Refused 3')
  world.server.refuses = whatSays('Refused')
  const tab = world.openTab()
  await world.until(() => tab.status.value.state === 'saved' && tab.status.value.changes === 3)
  expect(world.server.refusals).toHaveLength(4)
  addTask(tab, 'Later')
  await world.until(() => world.storedTitles().includes('Later'))
})

test('what the person writes while work is done again waits its turn, and arrives', async () => {
  await world.leaveOfflineWork(...five)
  world.server.refuses = whatSays('Refused')
  const tab = world.openTab()
  await world.until(() => world.server.refusals.length === 1 && tab.status.value.state === 'saving')
  addTask(tab, 'Written meanwhile')
  await world.until(() => tab.status.value.state === 'saved')
  await world.rest()
  expect(world.storedTitles().sort()).toEqual([...four, 'Written meanwhile'])
  expect((await keptRows()).map(({ refused }) => refused)).toEqual(['content'])
})

test('a command that corrects the refused one goes through on the value from before', async () => {
  const tab = await world.openSyncedTab()
  const id = addTask(tab, 'Draft')
  await world.until(() => tab.status.value.state === 'saved')
  world.server.refuses = whatSays('Refused')
  setField(tab.context(), 'task', id, 'title', 'Refused')
  setField(tab.context(), 'task', id, 'title', 'Corrected')
  await world.until(() => tab.status.value.state === 'saved')
  expect(world.storedTitles()).toEqual(['Corrected'])
  expect(tab.status.value.changes).toBe(1)
})

test('a command on a record whose creation was refused is kept with it', async () => {
  const tab = await world.openSyncedTab()
  world.server.refuses = whatSays('Refused')
  const id = addTask(tab, 'Refused')
  setField(tab.context(), 'task', id, 'state', 'done')
  addTask(tab, 'Sound')
  await world.until(() => tab.status.value.state === 'saved' && tab.status.value.changes === 2)
  expect(world.storedTitles()).toEqual(['Sound'])
  expect((await keptRows()).map(({ refused }) => refused).sort()).toEqual(['content', 'outdated'])
})

test('a value that somebody else wrote meanwhile is not overwritten by an older command: it is kept, and told', async () => {
  const tab = await world.openSyncedTab()
  const id = addTask(tab, 'Draft')
  await world.until(() => tab.status.value.state === 'saved')
  world.server.refuses = (update) => {
    world.server.refuses = () => null
    return whatSays('Mine')(update)
  }
  setField(tab.context(), 'task', id, 'title', 'Mine')
  addTask(tab, 'Beside it')
  theirsWhenRefused(id)
  await world.until(() => tab.status.value.state === 'saved' && tab.problem.value === 'work-outdated')
  expect(world.storedTitles().sort()).toEqual(['Beside it', 'Theirs'])
  expect(tab.status.value.changes).toBe(1)
  expect(tab.unsent.export()).toContain('"after": "Mine"')
})

test('a clientID that the server gives to somebody else is left, and the work goes through under another', async () => {
  const tab = await world.openSyncedTab()
  world.server.refuses = () => {
    world.server.refuses = () => null
    return closeCode.foreignClientId
  }
  addTask(tab, 'Mine')
  await world.until(() => tab.status.value.state === 'saved' && tab.status.value.changes === 0)
  expect(world.storedTitles()).toEqual(['Mine'])
  expect(tab.problem.value).toBeNull()
})

test('[C4] two tabs do the refused work again once', async () => {
  await world.leaveOfflineWork(...five)
  world.server.refuses = whatSays('Refused')
  const [one, two] = [world.openTab(), world.openTab()]
  await keptOne(one)
  await keptOne(two)
  expect(titles(two).sort()).toEqual(four)
  expect(world.server.stored.store.pendingStructs).toBeNull()
  const { length } = world.server.refusals
  world.server.drop()
  world.payAttention()
  await keptOne(one)
  await keptOne(two)
  expect(world.server.refusals).toHaveLength(length)
})

/** Four of the five are with the server, and the refused one is on the device. */
async function keptOne(tab: PlanSession): Promise<void> {
  await world.until(() => tab.status.value.state === 'saved' && tab.status.value.changes === 1)
  await world.rest()
  expect(tab.problem.value).toBe('work-refused')
  expect(world.storedTitles().sort()).toEqual(four)
  expect((await keptRows()).map(({ refused }) => refused)).toEqual(['content'])
}

function keptRows() {
  return world.device.unsentRows(world.user)
}

/** Somebody else writes the title before the refused tab is back. */
function theirsWhenRefused(id: string): void {
  const { refuses } = world.server
  world.server.refuses = (update) => {
    const code = refuses(update)
    if (code !== null) world.server.write((doc) => setField(defaultContext(doc, () => decodePlan(doc), 'bob'), 'task', id as never, 'title', 'Theirs'))
    return code
  }
}
