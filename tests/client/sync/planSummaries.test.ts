import { beforeEach, expect, test } from 'vitest'
import { readPlans } from '../../../client/sync/planSummaries.ts'
import type { PlanRecords } from '../../../shared/schema/decode.ts'
import { FakeWorld } from './fakeWorld.ts'
import { titlesOf } from './planInTab.ts'

let world: FakeWorld
let found: PlanRecords[]

beforeEach(() => {
  world = new FakeWorld()
  found = []
})

test('a plan that the device lacks is brought by a short visit, and stays on the device', async () => {
  await read()
  expect(found.map(({ meta }) => meta.title)).toEqual(['UNOCT – OSCE'])
  expect(world.server.connections).toBe(0)
  world.server.isUp = false
  await read()
  expect(found).toHaveLength(2)
})

test('work that waits on the device is shown, and sent on the way', async () => {
  await world.leaveOfflineWork('Written on a plane')
  world.server.isUp = false
  await read()
  expect(titlesOf(found[0]!)).toEqual(['Written on a plane'])
  world.server.isUp = true
  await read()
  expect(world.storedTitles()).toEqual(['Written on a plane'])
  expect(await world.device.unsentRows('ada')).toEqual([])
})

test('a page that is left stops reading', async () => {
  const leaving = new AbortController()
  leaving.abort()
  await read(leaving.signal)
  expect(found).toEqual([])
})

async function read(signal = new AbortController().signal): Promise<void> {
  let isDone = false
  const reading = readPlans(world.surroundings(new Map()), world.user, [world.planId], (_id, plan) => found.push(plan), signal).then(() => { isDone = true })
  await world.until(() => isDone)
  await reading
}
