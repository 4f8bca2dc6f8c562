import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { NAMED_VERSIONS_MAX } from '../../../server/commands/versions.ts'
import { backUp } from '../../../server/storage/backup.ts'
import { openStorage } from '../../../server/storage/sqlite/openStorage.ts'
import { setPlanField } from '../../../shared/commands/plan.ts'
import { newId, type PlanId } from '../../../shared/ids.ts'
import type { Role } from '../../../shared/permissions/can.ts'
import { decodeSlices } from '../../../shared/protocol/slices.ts'
import { decodePlan } from '../../../shared/schema/decode.ts'
import { openPlanDoc } from '../../../shared/schema/planDoc.ts'
import { must } from '../../helpers/planBuilder.ts'
import { startPacta, type RunningPacta, type Visitor } from '../../helpers/startPacta.ts'

/** No name, or no row of the log. */
const badVersions = [
  [{}, 400], [[], 400], [{ name: '  ' }, 400], [{ name: 7 }, 400], [{ name: 'x'.repeat(501) }, 400],
  [{ name: 'x', seq: '1' }, 400], [{ name: 'x', seq: 0 }, 400], [{ name: 'x', seq: 1.5 }, 400], [{ name: 'x', seq: 2 }, 404],
] as const

let pacta: RunningPacta
let coordinator: Visitor
let plan: PlanId

beforeEach(async () => {
  pacta = await startPacta()
  coordinator = await pacta.signedIn()
  plan = ((await (await coordinator.send('POST', '/api/plans', { title: 'First title' })).json()) as { id: PlanId }).id
})
afterEach(() => pacta.close())

test('a version is named, and stays what it was when the plan goes on', async () => {
  const named = await name('As sent to the Steering Committee')
  expect(named.status).toBe(201)
  await retitle('Second title')
  const { end, named: versions } = await list()
  expect(end.seq).toBe(2)
  expect(versions).toEqual([{
    id: expect.stringMatching(/^[0-9a-z]{16}$/), seq: 1, at: expect.any(Number), name: 'As sent to the Steering Committee',
    namedAt: expect.any(Number), by: 'UNOCT programme officer', mayChange: true,
  }])
  expect(await titleAt(1)).toBe('First title')
  expect(await titleAt(2)).toBe('Second title')
})

test('an earlier version can be named, too', async () => {
  await retitle('Second title')
  expect((await name('Before the retreat', 1)).status).toBe(201)
  expect((await list()).named).toMatchObject([{ seq: 1, name: 'Before the retreat' }])
})

test('versions are kept by themselves, with who wrote them', async () => {
  pacta.advance(3_600_000)
  await retitle('Second title')
  expect((await list()).automatic).toEqual([{ seq: 1, at: expect.any(Number), people: ['UNOCT programme officer'] }])
})

test('names stand beside the log, in the one file that is backed up', async () => {
  await name('Kept')
  const backup = join(pacta.dataDirectory, 'backup.sqlite')
  expect(backUp(pacta.server.storage.database, backup)).toMatchObject({ ok: true })
  const restored = await openStorage(backup)
  expect(restored.namedVersions.ofPlan(plan)).toMatchObject([{ name: 'Kept', seq: 1 }])
  await restored.close()
})

test.each<[Role, boolean]>([['coordinator', true], ['editor', true], ['commenter', false], ['viewer', false]])('a %s reads versions; may name one: %s', async (role, mayName) => {
  const person = await member(role)
  expect((await person.get(`/api/plans/${plan}/versions`)).status).toBe(200)
  expect((await person.get(`/api/plans/${plan}/versions/1`)).status).toBe(200)
  const response = await person.send('POST', `/api/plans/${plan}/versions`, { name: 'Theirs' })
  expect(response.status).toBe(mayName ? 201 : 403)
  expect((await list()).named).toHaveLength(mayName ? 1 : 0)
})

test('who is no member sees no version, and who is signed out nothing at all', async () => {
  const { id } = (await (await name('Ours')).json()) as { id: string }
  const stranger = await pacta.signedIn('stranger@other.example')
  for (const [person, status] of [[stranger, 404], [pacta.visitor(), 401]] as const) {
    expect((await person.get(`/api/plans/${plan}/versions`)).status).toBe(status)
    expect((await person.get(`/api/plans/${plan}/versions/1`)).status).toBe(status)
    expect((await person.send('POST', `/api/plans/${plan}/versions`, { name: 'Mine' })).status).toBe(status)
    expect((await person.send('PUT', `/api/plans/${plan}/versions/${id}`, { name: 'Mine' })).status).toBe(status)
    expect((await person.send('DELETE', `/api/plans/${plan}/versions/${id}`)).status).toBe(status)
  }
  expect((await list()).named).toMatchObject([{ name: 'Ours' }])
})

test('a name is changed and taken back by who gave it, or by a coordinator', async () => {
  const ana = await member('editor')
  const ben = await member('editor')
  const { id } = (await (await ana.send('POST', `/api/plans/${plan}/versions`, { name: 'Draft' })).json()) as { id: string }
  const path = `/api/plans/${plan}/versions/${id}`
  expect([(await ben.send('PUT', path, { name: 'Ben\'s' })).status, (await ben.send('DELETE', path)).status]).toEqual([403, 403])
  expect((await ana.send('PUT', path, { name: 'Final' })).status).toBe(204)
  expect((await list()).named).toMatchObject([{ name: 'Final', mayChange: true }])
  expect((await list(ben)).named).toMatchObject([{ name: 'Final', mayChange: false }])
  expect((await coordinator.send('DELETE', path)).status).toBe(204)
  expect((await list()).named).toEqual([])
  expect(await titleAt(1)).toBe('First title')
})

test('a name of another plan is none here', async () => {
  const { id } = (await (await name('Ours')).json()) as { id: string }
  const other = ((await (await coordinator.send('POST', '/api/plans', { title: 'Other' })).json()) as { id: PlanId }).id
  expect((await coordinator.send('DELETE', `/api/plans/${other}/versions/${id}`)).status).toBe(404)
  expect((await coordinator.send('PUT', `/api/plans/${other}/versions/${id}`, { name: 'Theirs' })).status).toBe(404)
  expect((await list()).named).toMatchObject([{ name: 'Ours' }])
})

test('two versions of a plan never have one name', async () => {
  await name('Final')
  expect(await codeOf(await name('Final'))).toBe('name-taken')
  const { id } = (await (await name('Final 2')).json()) as { id: string }
  expect(await codeOf(await coordinator.send('PUT', `/api/plans/${plan}/versions/${id}`, { name: 'Final' }))).toBe('name-taken')
  expect((await coordinator.send('PUT', `/api/plans/${plan}/versions/${id}`, { name: 'Final 2' })).status).toBe(204)
})

test('a plan has no more named versions than anybody can look through', async () => {
  const { namedVersions } = pacta.server.storage
  for (let index = 0; index < NAMED_VERSIONS_MAX; index += 1) {
    namedVersions.add({ id: newId(), planId: plan, seq: 1, at: 1, name: `Version ${index}`, namedBy: 'x', namedByName: 'X', namedAt: 1 })
  }
  expect(await codeOf(await name('One more'))).toBe('too-many-versions')
})

test('[H5] what is wrong in a request is said in words', async () => {
  for (const [input, status] of badVersions) {
    const response = await coordinator.send('POST', `/api/plans/${plan}/versions`, input)
    expect([input, response.status]).toEqual([input, status])
    expect(await response.json()).toEqual({ error: { code: expect.any(String), message: expect.stringMatching(/\w+\.$|…"}\.$/) } })
  }
  expect((await list()).named).toEqual([])
})

test('[H5] a version that the log does not have is not there', async () => {
  for (const version of ['0', '-1', '2', '1.5', 'x', '9007199254740993', '1e99']) {
    expect([version, await codeOf(await coordinator.get(`/api/plans/${plan}/versions/${version}`))]).toEqual([version, 'version-unknown'])
  }
})
test('a client that reads no gzip gets the version as it is', async () => {
  const response = await coordinator.get(`/api/plans/${plan}/versions/1`, { 'accept-encoding': 'identity' })
  expect(response.headers.get('content-encoding')).toBeNull()
  expect(titleOf(new Uint8Array(await response.arrayBuffer()))).toBe('First title')
})

async function name(text: string, seq?: number): Promise<Response> {
  return coordinator.send('POST', `/api/plans/${plan}/versions`, { name: text, ...(seq !== undefined && { seq }) })
}

interface Listed {
  readonly end: { readonly seq: number }
  readonly named: readonly unknown[]
  readonly automatic: readonly unknown[]
}

async function list(person = coordinator): Promise<Listed> {
  return (await (await person.get(`/api/plans/${plan}/versions`)).json()) as Listed
}

async function titleAt(seq: number): Promise<string> {
  const response = await coordinator.get(`/api/plans/${plan}/versions/${seq}`)
  expect(response.status).toBe(200)
  return titleOf(new Uint8Array(await response.arrayBuffer()))
}

function titleOf(content: Uint8Array): string {
  const doc = openPlanDoc()
  for (const slice of decodeSlices(content)) Y.applyUpdate(doc, slice)
  return decodePlan(doc).meta.title
}

/** One more row of the log. */
async function retitle(title: string): Promise<void> {
  const { updateLog } = pacta.server.storage
  const { seq, tail } = await updateLog.load(plan)
  const doc = openPlanDoc()
  for (const { update } of tail) Y.applyUpdate(doc, update)
  const before = Y.encodeStateVector(doc)
  must(setPlanField({ doc, plan: () => decodePlan(doc), now: () => '', newId, origin: null }, 'title', title))
  const at = (tail.at(-1)?.at ?? 0) + 3_600_000
  await updateLog.append(plan, seq, [{
    update: Y.encodeStateAsUpdate(doc, before), userId: pacta.server.firstAccountId, connectionId: 'c', at, madeBeforeSync: false, newClientIds: [], isRelay: false,
  }])
}

let people = 0
async function member(role: Role): Promise<Visitor> {
  const email = `person-${people += 1}@osce.example`
  await coordinator.send('PUT', `/api/plans/${plan}/members`, { name: email, email, party: 'OSCE', role })
  return pacta.signedIn(email)
}

async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { error: { code: string } }).error.code
}
