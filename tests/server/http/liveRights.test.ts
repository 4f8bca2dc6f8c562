import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import type { PlanId } from '../../../shared/ids.ts'
import { closeCode } from '../../../shared/protocol/closeCodes.ts'
import { openStorage } from '../../../server/storage/sqlite/openStorage.ts'
import { startPacta, type RunningPacta, type Visitor } from '../../helpers/startPacta.ts'

let pacta: RunningPacta
let coordinator: Visitor
let plan: PlanId
let ana: Visitor
let anasId: string

beforeEach(async () => {
  pacta = await startPacta()
  coordinator = await pacta.signedIn()
  plan = ((await (await coordinator.send('POST', '/api/plans', { title: 'A plan' })).json()) as { id: PlanId }).id
  const added = await coordinator.send('PUT', `/api/plans/${plan}/members`, { name: 'Ana', email: 'ana@osce.example', role: 'editor' })
  anasId = ((await added.json()) as { userId: string }).userId
  ana = await pacta.signedIn('ana@osce.example')
})
afterEach(() => pacta.close())

test('[S5] who is removed from a plan loses the live connection at once', async () => {
  const socket = await connected(ana)
  const closed = once(socket, 'close')
  await coordinator.send('DELETE', `/api/plans/${plan}/members/${anasId}`)
  expect((await closed)[0]).toBe(closeCode.forbidden)
})

test('[S5] live connections also follow a change that another process made', async () => {
  const socket = await connected(ana)
  const closed = once(socket, 'close')
  const other = await openStorage(join(pacta.dataDirectory, 'pacta.sqlite'))
  other.memberships.remove(plan, anasId)
  await other.close()
  expect((await closed)[0]).toBe(closeCode.forbidden)
})

test('signing out ends the live connections of that session', async () => {
  const socket = await connected(ana)
  const closed = once(socket, 'close')
  await ana.send('POST', '/api/session/end')
  expect((await closed)[0]).toBe(closeCode.unauthenticated)
})

test('[H2] a page of another site gets no connection, whatever cookie it brings', async () => {
  const socket = connect(ana, { origin: 'https://evil.example' })
  expect((await once(socket, 'close'))[0]).toBe(closeCode.forbidden)
})

test('a connection without a session is refused with a code that a browser sees', async () => {
  expect((await once(connect(pacta.visitor()), 'close'))[0]).toBe(closeCode.unauthenticated)
})

function connect(person: Visitor, headers: Record<string, string> = {}): WebSocket {
  return new WebSocket(`${pacta.url.replace('http', 'ws')}/sync/plan/${plan}`, { headers: { cookie: person.cookie, ...headers } })
}

async function connected(person: Visitor): Promise<WebSocket> {
  const socket = connect(person)
  // The server speaks first, once it has admitted the connection.
  await once(socket, 'message')
  return socket
}
