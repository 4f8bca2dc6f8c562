import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { setPlanField } from '../../../shared/commands/plan.ts'
import type { PlanId } from '../../../shared/ids.ts'
import { decodePlan } from '../../../shared/schema/decode.ts'
import { joinPlan } from '../../e2e/support/planClient.ts'
import { startPacta, type RunningPacta, type Visitor } from '../../helpers/startPacta.ts'

let pacta: RunningPacta
let person: Visitor

beforeEach(async () => {
  pacta = await startPacta()
  person = await pacta.signedIn()
})
afterEach(() => pacta.close())

test('a new plan has its title, themes and templates in its first row', async () => {
  const response = await person.send('POST', '/api/plans', { title: '  UNOCT – OSCE ', timeZone: 'Europe/Vienna' })
  expect(response.status).toBe(201)
  const { id } = (await response.json()) as { id: string }
  expect(await (await person.get('/api/plans')).json()).toEqual([{ id, title: 'UNOCT – OSCE', role: 'coordinator' }])

  const { tail } = await pacta.server.storage.updateLog.load(id)
  const doc = new Y.Doc()
  for (const { update } of tail) Y.applyUpdate(doc, update)
  const { meta, records } = decodePlan(doc)
  expect(tail).toHaveLength(1)
  expect(meta).toMatchObject({ title: 'UNOCT – OSCE', timeZone: 'Europe/Vienna' })
  expect(records.taskTemplate.size).toBeGreaterThan(0)
})

test('the list of plans has the title that the document has; the first one until it is known, and when there is none', async () => {
  const { id } = (await (await person.send('POST', '/api/plans', { title: 'First' })).json()) as { id: PlanId }
  const client = await joinPlan(pacta.url, id, person.cookie)
  const titles = async () => ((await (await person.get('/api/plans')).json()) as { title: string }[]).map(({ title }) => title)
  expect(await titles()).toEqual(['First'])
  setPlanField(client.context, 'title', 'Renamed')
  await client.stored()
  await pacta.server.projections.caughtUp()
  expect(await titles()).toEqual(['Renamed'])
  setPlanField(client.context, 'title', 'Renamed again')
  await client.stored()
  // Nobody asks: the commit has called.
  while ((await titles())[0] !== 'Renamed again') await new Promise((resolve) => setTimeout(resolve, 20))
  client.close()
})

test('a plan whose document cannot be stored leaves nothing behind', async () => {
  pacta.server.storage.database.exec("CREATE TRIGGER full BEFORE INSERT ON updates BEGIN SELECT RAISE(ABORT, 'disk full'); END")
  const response = await person.send('POST', '/api/plans', { title: 'A plan' })
  expect(response.status).toBe(500)
  expect(await response.json()).toMatchObject({ error: { code: 'server-error' } })
  expect(await (await person.get('/api/plans')).json()).toEqual([])
})

test.each([
  ['no title', {}],
  ['an empty title', { title: '   ' }],
  ['a title that is no text', { title: 4 }],
  ['a title that is too long', { title: 'x'.repeat(501) }],
  ['an unknown time zone', { title: 'A plan', timeZone: 'Mars/Olympus' }],
])('[H5] a plan with %s is refused', async (_case, body) => {
  const response = await person.send('POST', '/api/plans', body)
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ error: { code: 'invalid' } })
})

test('[H2] without a session there are no plans', async () => {
  expect((await pacta.visitor().get('/api/plans')).status).toBe(401)
  expect((await pacta.visitor().send('POST', '/api/plans', { title: 'A plan' })).status).toBe(401)
})
