import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { setPlanField } from '../../../shared/commands/plan.ts'
import type { PlanId } from '../../../shared/ids.ts'
import { closeCode } from '../../../shared/protocol/closeCodes.ts'
import { REMOVAL_GRACE_MS } from '../../../server/storage/sqlite/planRemovals.ts'
import { verifyFile, verifyPlans } from '../../../server/storage/verify/verifyDatabase.ts'
import { joinPlan } from '../../e2e/support/planClient.ts'
import { startPacta, type RunningPacta, type Visitor } from '../../helpers/startPacta.ts'

let pacta: RunningPacta
let coordinator: Visitor
let editor: Visitor
let plan: PlanId
let other: PlanId

beforeEach(async () => {
  pacta = await startPacta()
  coordinator = await pacta.signedIn()
  plan = await makePlan('UNOCT – OSCE')
  other = await makePlan('Another')
  for (const role of ['editor', 'viewer', 'commenter']) await coordinator.send('PUT', `/api/plans/${plan}/members`, { name: role, email: `${role}@osce.example`, role })
  editor = await pacta.signedIn('editor@osce.example')
})
afterEach(() => pacta.close())

test('[H2] only a coordinator removes a plan, or keeps it', async () => {
  for (const email of ['editor@osce.example', 'viewer@osce.example', 'commenter@osce.example']) {
    const person = await pacta.signedIn(email)
    expect((await person.send('DELETE', `/api/plans/${plan}`)).status).toBe(403)
    expect((await person.send('POST', `/api/plans/${plan}/keep`, {})).status).toBe(403)
  }
  const stranger = await pacta.signedIn('somebody@example.org')
  expect((await stranger.send('DELETE', `/api/plans/${plan}`)).status).toBe(404)
  expect((await pacta.visitor().send('DELETE', `/api/plans/${plan}`)).status).toBe(401)
  expect(await titles(editor)).toEqual(['UNOCT – OSCE'])
})

test('a removed plan is in nobody\'s list; its coordinator sees until when it can be kept', async () => {
  const { removesAt } = (await (await coordinator.send('DELETE', `/api/plans/${plan}`)).json()) as { removesAt: number }
  expect(pacta.server.storage.planRemovals.find(plan)).toEqual({ planId: plan, title: 'UNOCT – OSCE', removesAt })
  expect(await titles(coordinator)).toEqual(['Another'])
  expect(await titles(editor)).toEqual([])
  expect(await beingRemoved(coordinator)).toEqual([{ id: plan, title: 'UNOCT – OSCE', removesAt }])
  expect(await beingRemoved(editor)).toEqual([])
  // Asked again, the first date holds.
  pacta.advance(1000)
  expect(await (await coordinator.send('DELETE', `/api/plans/${plan}`)).json()).toEqual({ removesAt })
})

test('[S5] its live connections end at once with a code of their own, and no new one begins', async () => {
  const socket = connect(editor)
  await once(socket, 'message')
  const closed = once(socket, 'close')
  await coordinator.send('DELETE', `/api/plans/${plan}`)
  expect((await closed)[0]).toBe(closeCode.beingRemoved)
  expect((await once(connect(editor), 'close'))[0]).toBe(closeCode.beingRemoved)
  const stranger = await pacta.signedIn('somebody@example.org')
  expect((await once(connect(stranger), 'close'))[0]).toBe(closeCode.forbidden)
})

test('a plan that is kept is as it was, for all its members', async () => {
  const client = await joinPlan(pacta.url, plan, editor.cookie)
  setPlanField(client.context, 'title', 'Renamed')
  await client.stored()
  client.close()
  await coordinator.send('DELETE', `/api/plans/${plan}`)
  pacta.advance(REMOVAL_GRACE_MS - 1000)
  await pacta.server.removalSweep.sweep()
  coordinator = await pacta.signedIn()
  editor = await pacta.signedIn('editor@osce.example')
  expect((await coordinator.send('POST', `/api/plans/${plan}/keep`, {})).status).toBe(204)
  expect(await beingRemoved(coordinator)).toEqual([])
  const again = await joinPlan(pacta.url, plan, editor.cookie)
  expect(again.records().meta.title).toBe('Renamed')
  again.close()
  pacta.advance(REMOVAL_GRACE_MS)
  await pacta.server.removalSweep.sweep()
  expect(pacta.server.storage.plans.exists(plan)).toBe(true)
  expect(await (await (await pacta.signedIn()).send('POST', `/api/plans/${plan}/keep`, {})).json()).toMatchObject({ error: { code: 'not-being-removed' } })
})

test('when its time is over nothing of it is left, neither in the database nor in what was derived, and no other plan is touched', async () => {
  await pacta.server.projections.caughtUp()
  expect(pacta.server.projections.data.summaryOf(plan)).not.toBeNull()
  await coordinator.send('DELETE', `/api/plans/${plan}`)
  pacta.advance(REMOVAL_GRACE_MS)
  coordinator = await pacta.signedIn()
  expect(await (await coordinator.send('POST', `/api/plans/${plan}/keep`, {})).json()).toMatchObject({ error: { code: 'too-late' } })
  await pacta.server.removalSweep.sweep()
  await pacta.server.projections.caughtUp()
  expect(tablesNaming(plan)).toEqual([])
  expect(pacta.server.projections.data.summaryOf(plan)).toBeNull()
  expect(pacta.server.projections.data.summaryOf(other)).not.toBeNull()
  expect(await titles(coordinator)).toEqual(['Another'])
  expect((await once(connect(coordinator), 'close'))[0]).toBe(closeCode.unknownPlan)
  expect((await coordinator.send('POST', `/api/plans/${plan}/keep`, {})).status).toBe(404)
})

test('a removal that a crash interrupted is no damage, and the next sweep goes on with it', async () => {
  await coordinator.send('DELETE', `/api/plans/${plan}`)
  const { storage } = pacta.server
  storage.transact(() => storage.planRemovals.takeFromPeople(plan))
  expect([...verifyFile(storage.database), ...[...verifyPlans(storage.database)].flatMap(({ problems }) => problems)]).toEqual([])
  pacta.advance(REMOVAL_GRACE_MS)
  await pacta.server.removalSweep.sweep()
  expect(tablesNaming(plan)).toEqual([])
})

/** Every table of the database that has this id in it; changes of memberships are numbers for whoever is connected. */
function tablesNaming(planId: string): string[] {
  const { database } = pacta.server.storage
  const tables = database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").pluck().all()
  return tables.filter((table) => table !== 'membership_changes' && JSON.stringify(database.prepare(`SELECT * FROM "${table}"`).all()).includes(planId))
}

async function makePlan(title: string): Promise<PlanId> {
  return ((await (await coordinator.send('POST', '/api/plans', { title })).json()) as { id: PlanId }).id
}

async function titles(person: Visitor): Promise<string[]> {
  return ((await (await person.get('/api/plans')).json()) as { title: string }[]).map(({ title }) => title)
}

async function beingRemoved(person: Visitor): Promise<unknown> {
  return (await person.get('/api/plans/being-removed')).json()
}

function connect(person: Visitor): WebSocket {
  return new WebSocket(`${pacta.url.replace('http', 'ws')}/sync/plan/${plan}`, { headers: { cookie: person.cookie } })
}
