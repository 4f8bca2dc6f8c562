import { expect, test } from 'vitest'
import { FakeWorld } from './fakeWorld.ts'
import { openMortalTab, type Death } from './mortalTab.ts'
import { whatSays } from './planInTab.ts'

/** More writes than a tab needs for all of it; the last deaths come too late. */
const writesMax = 10

const deaths: readonly Death[] = Array.from({ length: writesMax }, (_, index) => index + 1)
  .flatMap((atWrite) => [true, false].flatMap((isWritten) => [true, false].map((isSent) => ({ atWrite, isWritten, isSent }))))

test.each(deaths)('[C5] whenever a tab dies over work that is done again, nothing is lost, done twice, or sent before it is stored: %o', async (death) => {
  const world = new FakeWorld()
  await world.leaveOfflineWork('One', 'Refused', 'Three')
  world.server.refuses = whatSays('Refused')
  const mortal = openMortalTab(world, death)
  await world.until(() => mortal.isDead() || (mortal.session.status.value.state === 'saved' && mortal.session.status.value.changes === 1))
  expect(await sentBeforeStored(world, 'Three')).toEqual([])
  const heir = world.openTab()
  await world.until(() => heir.status.value.state === 'saved' && heir.status.value.changes === 1)
  await world.rest()
  expect(world.storedTitles().sort()).toEqual(['One', 'Three'])
  expect(world.server.stored.store.pendingStructs).toBeNull()
  expect((await world.device.unsentRows(world.user)).map(({ name, refused }) => [name, refused])).toEqual([['add-task', 'content']])
  expect([updatesWith(world, 'One'), updatesWith(world, 'Three')]).toEqual([1, 1])
  if (!mortal.isDead()) await mortal.session.close()
  await world.closeTabs()
})

test('the deaths above come at every write of a tab', async () => {
  const world = new FakeWorld()
  await world.leaveOfflineWork('One', 'Refused', 'Three')
  world.server.refuses = whatSays('Refused')
  const mortal = openMortalTab(world, { atWrite: writesMax, isWritten: true, isSent: true })
  await world.until(() => mortal.session.status.value.state === 'saved' && mortal.session.status.value.changes === 1)
  await mortal.session.close()
  expect(mortal.isDead()).toBe(false)
})

/** Updates with these words that the server has been sent and the device does not hold. */
async function sentBeforeStored(world: FakeWorld, words: string): Promise<readonly Uint8Array[]> {
  const { slices, rows } = await world.device.load({ user: world.user, plan: world.planId })
  const onDevice = new Set([...slices, ...rows.map(({ update }) => update)].map(String))
  return world.server.updates.filter((update) => says(update, words) && !onDevice.has(String(update)))
}

/** Different updates that brought these words to the server; the same one may come several times. */
function updatesWith(world: FakeWorld, words: string): number {
  return new Set(world.server.updates.filter((update) => says(update, words)).map(String)).size
}

function says(update: Uint8Array, words: string): boolean {
  return new TextDecoder('latin1').decode(update).includes(words)
}
