import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { PlanId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/permissions/can.ts'
import { closeCode, closeReason } from '../../../shared/protocol/closeCodes.ts'
import { encodeStep2, encodeUpdate } from '../../../shared/protocol/messages.ts'
import { runCommand } from '../../../server/cli/runCommand.ts'
import { openStorage } from '../../../server/storage/sqlite/openStorage.ts'
import { eventually } from '../../helpers/eventually.ts'
import { connectRaw, type RawClient } from '../../helpers/rawClient.ts'
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

describe.each<[string, (role: Role | null) => Promise<unknown>]>([
  ['through the interface', async (role) => (role === null
    ? coordinator.send('DELETE', `/api/plans/${plan}/members/${anasId}`)
    : coordinator.send('PUT', `/api/plans/${plan}/members`, { name: 'Ana', email: 'ana@osce.example', role }))],
  ['through the command line', async (role) => {
    const change = role === null ? ['--remove'] : ['--role', role]
    const code = await runCommand(['member', '--plan', plan, '--email', 'ana@osce.example', ...change], {
      print: () => undefined, complain: (line) => { throw new Error(line) }, environment: { PACTA_DATA: pacta.dataDirectory }, folder: pacta.dataDirectory, root: pacta.dataDirectory,
    })
    expect(code).toBe(0)
  }],
])('[S5] %s', (_way, change) => {
  test('an editor made viewer is told so on the live connection, cannot write any more, and is asked for the work when the role comes back', async () => {
    const [reader, writer] = [await joined(), await joined()]
    await change('viewer')
    for (const { message } of [reader, writer]) await message((heard) => heard.type === 'role' && heard.role === 'viewer')
    writer.send(encodeUpdate(someWork()))
    expect(await writer.closed).toEqual({ code: closeCode.forbidden, reason: closeReason.readOnly })
    expect((await pacta.server.storage.updateLog.load(plan)).seq).toBe(1)
    const before = reader.received.length
    await change('editor')
    await eventually(() => reader.received.length === before + 2)
    expect(reader.received.slice(before)).toMatchObject([{ type: 'role', role: 'editor' }, { type: 'step1' }])
    reader.send(encodeStep2(someWork()))
    await reader.message(({ type }) => type === 'acknowledgement')
    reader.close()
  })

  test('who is removed loses the live connection, and gets no other', async () => {
    const before = await joined()
    await change(null)
    expect(await before.closed).toEqual({ code: closeCode.forbidden, reason: closeReason.notMember })
    const refused = await connectRaw(address(), options())
    expect(await refused.closed).toEqual({ code: closeCode.forbidden, reason: closeReason.notMember })
  })
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

/** Ana, with a client of ours. */
async function joined(): Promise<RawClient> {
  const client = await connectRaw(address(), options())
  await client.message((message) => message.type === 'role' && message.role === 'editor')
  return client
}

function address(): string {
  return pacta.url.replace('http', 'ws')
}

function options() {
  return { userId: ana.cookie, path: `/sync/plan/${plan}`, query: '?pacta=1' }
}

function someWork(): Uint8Array {
  const document = new Y.Doc()
  document.getMap('m').set('k', 'v')
  return Y.encodeStateAsUpdate(document)
}

async function connected(person: Visitor): Promise<WebSocket> {
  const socket = connect(person)
  // The server speaks first, once it has admitted the connection.
  await once(socket, 'message')
  return socket
}
