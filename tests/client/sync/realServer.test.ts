import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket as NodeWebSocket } from 'ws'
import { openPlan } from '../../../client/sync/openPlan.ts'
import type { PlanSession } from '../../../client/sync/PlanSession.ts'
import { setField } from '../../../shared/commands/fields.ts'
import type { PlanId } from '../../../shared/ids.ts'
import { createMemoryUpdateLog } from '../../../server/storage/memory/updateLog.ts'
import { startSyncServer, testPlan, type RunningSyncServer } from '../../helpers/startSyncServer.ts'
import { FakeWorld } from './fakeWorld.ts'
import { addTask, titles } from './planInTab.ts'

const log = createMemoryUpdateLog()
let server: RunningSyncServer
let sessions: PlanSession[]
let worlds: FakeWorld[]

beforeEach(async () => {
  server = await startSyncServer({ log })
  sessions = []
  worlds = []
})

afterEach(async () => {
  for (const session of sessions) await session.close()
  await server.close()
})

test('two people edit one plan through the sync server; one of them offline, merged later', async () => {
  const ada = open('ada')
  await when(() => ada.status.value.state === 'saved')
  const id = addTask(ada, 'Draft the concept note')
  await when(() => ada.status.value.state === 'saved')
  const bob = open('bob')
  await when(() => titles(bob).length === 1)
  await when(() => bob.status.value.state === 'saved')

  const { port } = new URL(server.url)
  await server.close()
  await when(() => bob.status.value.state !== 'saved')
  setField(bob.context(), 'task', id, 'state', 'in-progress')
  setField(ada.context(), 'task', id, 'title', 'Draft the note')
  expect(bob.status.value.changes).toBe(1)

  server = await startSyncServer({ log, port: Number(port) })
  for (const session of [ada, bob]) session.retry()
  await when(() => bob.plan.record('task', id)?.title === 'Draft the note' && ada.plan.record('task', id)?.state === 'in-progress')
  await when(() => ada.status.value.state === 'saved' && bob.status.value.state === 'saved')
  for (const world of worlds) expect(await world.device.unsentRows(world.user)).toEqual([])
})

test('people see each other, and where they are', async () => {
  const [ada, bob] = [open('ada'), open('bob')]
  await when(() => ada.presence.people.value.length === 1 && bob.presence.people.value.length === 1)
  bob.presence.here({ recordId: 'r', field: 'title', editing: true })
  await when(() => ada.presence.people.value[0]?.place?.field === 'title')
  expect(ada.presence.people.value[0]).toMatchObject({ userId: 'bob', party: 'OSCE' })
})

test('an editor who has become a viewer meanwhile keeps the work, and sends it as an editor again', async () => {
  const bob = open('bob')
  await when(() => bob.status.value.state === 'saved')
  const { port } = new URL(server.url)
  await server.close()
  addTask(bob, 'Just too late')
  server = await startSyncServer({ log, port: Number(port), roles: { bob: 'viewer' } })
  worlds[0]!.listedRole = 'viewer'
  bob.retry()
  await when(() => bob.status.value.state === 'read-only' && !titles(bob).includes('Just too late'))
  expect(bob.status.value.changes).toBe(1)
  await when(() => bob.presence.people.value.length === 0 && bob.state.value === 'open')
  server.roles.set('bob', 'editor')
  await bob.settled()
  await server.sync.rightsChanged(testPlan, 'bob')
  await when(() => bob.status.value.state === 'saved' && bob.status.value.changes === 0)
  expect(titles(bob)).toContain('Just too late')
})

function open(user: string): PlanSession {
  const world = new FakeWorld()
  Object.assign(world, { user })
  worlds.push(world)
  const session = openPlan({ ...world.surroundings(new Map()), serverAddress: `${server.url}/sync`, WebSocket: socketOf(user) }, testPlan as PlanId, user)
  sessions.push(session)
  return session
}

function socketOf(user: string): typeof WebSocket {
  return class extends NodeWebSocket {
    constructor(url: string | URL, protocols?: string[]) {
      super(url, protocols, { headers: { cookie: user } })
    }
  } as unknown as typeof WebSocket
}

async function when(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !condition();) {
    if (Date.now() > end) throw new Error('The condition never held')
    await new Promise((resolve) => setImmediate(resolve))
  }
}
