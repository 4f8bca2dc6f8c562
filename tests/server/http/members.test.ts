import { afterEach, beforeEach, expect, test } from 'vitest'
import { startPacta, type RunningPacta, type Visitor } from '../../helpers/startPacta.ts'

let pacta: RunningPacta
let coordinator: Visitor
let plan: string

beforeEach(async () => {
  pacta = await startPacta()
  coordinator = await pacta.signedIn()
  plan = await newPlan(coordinator)
})
afterEach(() => pacta.close())

test('the creator of a plan is its coordinator', async () => {
  expect(await members()).toEqual([
    { userId: pacta.server.firstAccountId, name: 'UNOCT programme officer', email: 'programme.officer@unoct.example', party: '', role: 'coordinator', you: true },
  ])
})

test('a person who is added can come in by the link, which leads to the plan', async () => {
  const answer = await add({ name: 'Ana', email: 'Ana@OSCE.example', party: 'OSCE', role: 'editor' })
  const ana = pacta.visitor()
  const response = await ana.get(new URL(answer.signInLink).pathname)
  expect(response.headers.get('location')).toBe(`/plans/${plan}`)
  expect(await (await ana.get('/api/plans')).json()).toEqual([{ id: plan, title: 'A plan', role: 'editor' }])
  expect(await members()).toContainEqual({ userId: answer.userId, name: 'Ana', email: 'ana@osce.example', party: 'OSCE', role: 'editor', you: false })
})

test('a change of role gives no link, unless one is asked for', async () => {
  await add({ name: 'Ana', email: 'ana@osce.example', party: 'OSCE', role: 'editor' })
  const changed = await coordinator.send('PUT', `/api/plans/${plan}/members`, { email: 'ana@osce.example', role: 'viewer' })
  expect(await changed.json()).toMatchObject({ signInLink: null })
  const again = await coordinator.send('PUT', `/api/plans/${plan}/members?link=1`, { email: 'ana@osce.example', role: 'viewer' })
  expect(await again.json()).toMatchObject({ signInLink: expect.stringContaining('/sign-in/') })
  expect(await members()).toContainEqual(expect.objectContaining({ name: 'Ana', party: 'OSCE', role: 'viewer' }))
})

test('[H6] nobody gets a link that opens plans which they do not coordinate', async () => {
  const { userId } = await add({ name: 'Ana', email: 'ana@osce.example', party: 'OSCE', role: 'editor' })
  const ana = await pacta.signedIn('ana@osce.example')
  const hers = await newPlan(ana)
  const trap = await ana.send('PUT', `/api/plans/${hers}/members`, { name: 'Officer', email: 'programme.officer@unoct.example', role: 'viewer' })
  expect(await trap.json()).toEqual({ userId: pacta.server.firstAccountId, signInLink: null })
  const again = await ana.send('PUT', `/api/plans/${hers}/members?link=1`, { email: 'programme.officer@unoct.example', role: 'viewer' })
  expect(await again.json()).toMatchObject({ signInLink: null })
  const back = await coordinator.send('PUT', `/api/plans/${plan}/members?link=1`, { email: 'ana@osce.example', role: 'editor' })
  expect(await back.json()).toEqual({ userId, signInLink: null })
})

test('[H3] the last coordinator can be neither removed nor made less', async () => {
  const self = pacta.server.firstAccountId
  expect((await coordinator.send('DELETE', `/api/plans/${plan}/members/${self}`)).status).toBe(409)
  expect((await put({ email: 'programme.officer@unoct.example', role: 'editor' })).status).toBe(409)
  expect(await members()).toHaveLength(1)
})

test('[H3] a coordinator can leave when there is another one', async () => {
  await add({ name: 'Ana', email: 'ana@osce.example', party: 'OSCE', role: 'coordinator' })
  expect((await coordinator.send('DELETE', `/api/plans/${plan}/members/${pacta.server.firstAccountId}`)).status).toBe(204)
  expect((await coordinator.get(`/api/plans/${plan}/members`)).status).toBe(404)
})

test('[H3] of two coordinators who remove each other at once, one stays', async () => {
  const { userId } = await add({ name: 'Ana', email: 'ana@osce.example', party: 'OSCE', role: 'coordinator' })
  const ana = await pacta.signedIn('ana@osce.example')
  const statuses = await Promise.all([
    coordinator.send('DELETE', `/api/plans/${plan}/members/${userId}`),
    ana.send('DELETE', `/api/plans/${plan}/members/${pacta.server.firstAccountId}`),
  ])
  expect(statuses.filter(({ status }) => status === 204)).toHaveLength(1)
  expect(pacta.server.storage.memberships.coordinatorCount(plan as never)).toBe(1)
})

test('a removed person sees the plan no more, and an unused link of theirs is dead', async () => {
  const { userId, signInLink } = await add({ name: 'Ana', email: 'ana@osce.example', party: 'OSCE', role: 'editor' })
  const ana = await pacta.signedIn('ana@osce.example')
  expect((await coordinator.send('DELETE', `/api/plans/${plan}/members/${userId}`)).status).toBe(204)
  expect(await (await ana.get('/api/plans')).json()).toEqual([])
  expect((await ana.get(`/api/plans/${plan}/members`)).status).toBe(404)
  expect((await pacta.visitor().get(new URL(signInLink).pathname)).status).toBe(410)
})

test.each(['editor', 'commenter', 'viewer'])('[H2] a member who is %s sees the members and cannot change them', async (role) => {
  await add({ name: 'Ana', email: 'ana@osce.example', party: 'OSCE', role })
  const ana = await pacta.signedIn('ana@osce.example')
  expect((await ana.get(`/api/plans/${plan}/members`)).status).toBe(200)
  expect((await ana.send('PUT', `/api/plans/${plan}/members`, { name: 'X', email: 'x@example.org', role: 'viewer' })).status).toBe(403)
  expect((await ana.send('DELETE', `/api/plans/${plan}/members/${pacta.server.firstAccountId}`)).status).toBe(403)
  expect(await members()).toHaveLength(2)
})

test('[H2] to a stranger, a plan of others looks like none', async () => {
  const stranger = await pacta.signedIn('stranger@example.org')
  const [others, none] = await Promise.all([stranger.get(`/api/plans/${plan}/members`), stranger.get('/api/plans/0000000000000000/members')])
  expect([others.status, await others.json()]).toEqual([none.status, await none.json()])
})

test('adding the same person twice at once makes one account and one member', async () => {
  const person = { name: 'Ana', email: 'ana@osce.example', party: 'OSCE', role: 'editor' }
  const answers = await Promise.all([put(person), put(person), put(person)])
  const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as { userId: string }).userId))
  expect(new Set(ids).size).toBe(1)
  expect(await members()).toHaveLength(2)
})

test.each([
  ['no e-mail', { name: 'Ana', role: 'editor' }],
  ['no address', { name: 'Ana', email: 'ana', role: 'editor' }],
  ['no role', { name: 'Ana', email: 'ana@osce.example' }],
  ['a role that does not exist', { name: 'Ana', email: 'ana@osce.example', role: 'owner' }],
  ['a name that is no text', { name: 7, email: 'ana@osce.example', role: 'editor' }],
  ['a list', []],
])('[H5] a member with %s is refused, and leaves no account behind', async (_case, body) => {
  const response = await put(body)
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual({ error: { code: 'invalid', message: expect.stringMatching(/\w/) } })
  expect(pacta.server.storage.accounts.findByEmail('ana@osce.example')).toBeNull()
})

test('removing somebody who is no member is not found', async () => {
  expect((await coordinator.send('DELETE', `/api/plans/${plan}/members/nobody`)).status).toBe(404)
})

async function newPlan(person: Visitor): Promise<string> {
  const response = await person.send('POST', '/api/plans', { title: 'A plan' })
  return ((await response.json()) as { id: string }).id
}

async function members(): Promise<unknown[]> {
  return (await (await coordinator.get(`/api/plans/${plan}/members`)).json()) as unknown[]
}

function put(body: unknown): Promise<Response> {
  return coordinator.send('PUT', `/api/plans/${plan}/members`, body)
}

async function add(body: unknown): Promise<{ userId: string; signInLink: string }> {
  const response = await put(body)
  expect(response.status).toBe(200)
  return (await response.json()) as { userId: string; signInLink: string }
}
