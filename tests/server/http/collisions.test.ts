import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { setField } from '../../../shared/commands/fields.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import type { Id, PlanId } from '../../../shared/ids.ts'
import type { CollisionPage } from '../../../shared/review/toldCollision.ts'
import { runCommand } from '../../../server/cli/runCommand.ts'
import type { NewRow } from '../../../server/storage/UpdateLog.ts'
import { must } from '../../helpers/planBuilder.ts'
import { startPacta, type RunningPacta, type Visitor } from '../../helpers/startPacta.ts'
import { startTravellers, type ArrivingAt, type Traveller } from '../../helpers/travellers.ts'

let pacta: RunningPacta
let ada: Visitor
let bob: Visitor
let plan: PlanId
let ids: Record<string, string>

beforeEach(async () => {
  pacta = await startPacta()
  ada = await pacta.signedIn()
  plan = ((await (await ada.send('POST', '/api/plans', { title: 'A plan' })).json()) as { id: PlanId }).id
  const added = await ada.send('PUT', `/api/plans/${plan}/members`, { email: 'bob@osce.example', name: 'Bob', party: 'OSCE', role: 'viewer' })
  ids = { ada: pacta.server.firstAccountId, bob: ((await added.json()) as { userId: string }).userId }
  bob = await pacta.signedIn('bob@osce.example')
})
afterEach(() => pacta.close())

test('members are told both values, by whom and when, the latest first, page by page', async () => {
  await collide(['ada', 'bob'], 5)
  const first = await asked('?limit=2')
  expect(first.seq).toBe(pacta.server.projections.data.progressOf(plan).seq)
  expect(first.logSeq).toBe((await pacta.server.storage.updateLog.rowsAfter(plan, 0, 1_000_000)).at(-1)!.seq)
  expect(first.epoch).toBe(pacta.server.storage.updateLog.epoch)
  expect(first.collisions).toHaveLength(2)
  const [latest] = first.collisions
  expect(latest).toMatchObject({ kind: 'field', gaveWay: { place: { on: 'record', kind: 'task', key: 'title' }, isCut: false }, stands: { at: expect.any(Number) } })
  expect([latest!.gaveWay.author, latest!.stands.author].sort((a, b) => (a.name < b.name ? -1 : 1)))
    .toEqual([{ id: ids['bob'], name: 'Bob' }, { id: ids['ada'], name: 'UNOCT programme officer' }])
  const second = await asked(`?limit=2&before=${first.next}`)
  const third = await asked(`?limit=2&before=${second.next}`)
  expect(third.next).toBeNull()
  const all = [...first.collisions, ...second.collisions, ...third.collisions]
  expect(all.map(({ id }) => id)).toEqual((await asked('')).collisions.map(({ id }) => id))
  expect(new Set(all.map(({ id }) => id)).size).toBe(5)
  expect(all.map(({ seq }) => seq)).toEqual(all.map(({ seq }) => seq).toSorted((a, b) => b - a))
  expect((await asked(`?since=${all[2]!.seq}`)).collisions).toEqual(all.slice(0, 2))
})

test('one person\'s two devices do not collide', async () => {
  await collide(['ada', 'ada too'], 3)
  expect(await asked('')).toMatchObject({ collisions: [], next: null })
})

test('a viewer may read it; a stranger does not learn that there is such a plan', async () => {
  expect((await bob.get(`/api/plans/${plan}/collisions`)).status).toBe(200)
  await pacta.server.auth.ensureAccount({ email: 'cem@example.org', name: 'Cem' })
  const cem = await pacta.signedIn('cem@example.org')
  expect((await cem.get(`/api/plans/${plan}/collisions`)).status).toBe(404)
  expect((await pacta.visitor().get(`/api/plans/${plan}/collisions`)).status).toBe(401)
})

test.each(['?since=yesterday', '?before=12', '?before=-1.2', '?limit=0', '?limit=201', '?since=1&since=2'])('%s is refused with what to send instead', async (query) => {
  const answer = await ada.get(`/api/plans/${plan}/collisions${query}`)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ error: { code: 'invalid', message: expect.stringContaining('must be') } })
})

test('the command line prints the same', async () => {
  await collide(['ada', 'bob'], 2)
  const printed: string[] = []
  const complaints: string[] = []
  const surroundings = { print: (text: string) => void printed.push(text), complain: (line: string) => void complaints.push(line), environment: { PACTA_DATA: pacta.dataDirectory }, folder: pacta.dataDirectory, root: pacta.dataDirectory }
  const [{ id, gaveWay }] = (await asked('')).collisions as [CollisionPage['collisions'][number]]
  expect(await runCommand(['collisions', '--plan', plan, '--limit', '1'], surroundings)).toBe(0)
  expect(printed).toHaveLength(1)
  expect(printed[0]).toContain(id)
  expect(printed[0]).toContain(`${gaveWay.author.name}  task`)
  expect(complaints).toEqual([])
  expect(await runCommand(['collisions', '--plan', '0000000000000000'], surroundings)).toBe(1)
})

async function asked(query: string): Promise<CollisionPage> {
  await pacta.server.projections.caughtUp()
  return (await (await ada.get(`/api/plans/${plan}/collisions${query}`)).json()) as CollisionPage
}

/** Two people write the titles of some tasks, both without a connection. */
async function collide(names: readonly string[], count: number): Promise<void> {
  const log = pacta.server.storage.updateLog
  const [created] = await log.rowsAfter(plan, 0, 1)
  const rows = [created!.update]
  const stored: NewRow[] = []
  const known = new Set<number>(Y.parseUpdateMeta(created!.update).to.keys())
  const arriving: ArrivingAt = {
    rows,
    get seq() {
      return rows.length
    },
    append(update, said) {
      const newClientIds = [...Y.parseUpdateMeta(update).to.keys()].filter((clientId) => !known.has(clientId))
      for (const clientId of newClientIds) known.add(clientId)
      rows.push(update)
      stored.push({ update, userId: ids['ada']!, connectionId: 'c', at: rows.length * 1_000, madeBeforeSync: false, isRelay: false, ...said, newClientIds })
    },
  }
  const people = startTravellers(arriving, names, (name) => ids[name.split(' ')[0]!]!)
  const tasks = must(addTasks(people[0]!.plan.context, Array.from({ length: count }, () => ({ title: 'Launch', depth: 0 })), { parent: null, commitment: null }))
  for (const person of people) person.leave()
  for (const person of people) for (const task of tasks) rename(person, task)
  for (const person of people) person.comeBack()
  await log.append(plan, 1, stored)
}

function rename({ plan: { context }, name }: Traveller, task: Id<'task'>): void {
  must(setField(context, 'task', task, 'title', `As ${name} says`))
}
