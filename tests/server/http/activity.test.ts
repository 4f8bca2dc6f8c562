import { afterEach, beforeEach, expect, test } from 'vitest'
import { addCommitment } from '../../../shared/commands/commitments.ts'
import { setField } from '../../../shared/commands/fields.ts'
import { setPlanField } from '../../../shared/commands/plan.ts'
import { addTasks, linkTask } from '../../../shared/commands/tasks.ts'
import type { Id, PlanId } from '../../../shared/ids.ts'
import type { ActivityEntry, ActivityPage } from '../../../shared/review/activityEntry.ts'
import { joinPlan, type PlanClient } from '../../e2e/support/planClient.ts'
import { must } from '../../helpers/planBuilder.ts'
import { coordinatorEmail, startPacta, type RunningPacta, type Visitor } from '../../helpers/startPacta.ts'

const reader = { email: 'ana@osce.example', name: 'Ana Marković' }
let pacta: RunningPacta
let coordinator: Visitor
let ana: Visitor
let anaId: string
let planId: PlanId
let client: PlanClient
let commitment: Id<'commitment'>
let task: Id<'task'>

beforeEach(async () => {
  pacta = await startPacta()
  coordinator = await pacta.signedIn()
  planId = ((await (await coordinator.send('POST', '/api/plans', { title: 'UNOCT – OSCE' })).json()) as { id: PlanId }).id
  anaId = ((await (await coordinator.send('PUT', `/api/plans/${planId}/members`, { ...reader, party: 'OSCE', role: 'editor' })).json()) as { userId: string }).userId
  ana = await pacta.signedIn(reader.email)
  client = await joinPlan(pacta.url, planId, ana.cookie)
  commitment = must(addCommitment(client.context, { title: 'Border security', instrument: null }))
  ;[task] = must(addTasks(client.context, [{ title: 'Concept note', depth: 0 }], { parent: null, commitment: null })) as [Id<'task'>]
  must(setField(client.context, 'task', task, 'state', 'in-progress'))
  await known()
})
afterEach(async () => {
  client.close()
  await pacta.close()
})

test('activity says who changed what, from what to what, newest first', async () => {
  const { entries, people, older, isBehind, upTo, epoch } = await ask()
  expect(entries[0]).toMatchObject({ by: anaId, relayedBy: null, what: 'record', kind: 'task', recordId: task, key: 'state', before: null, after: 'in-progress', madeBeforeSync: false })
  expect(entries.map(({ seq }) => seq)).toEqual([...entries.map(({ seq }) => seq)].sort((a, b) => b - a))
  expect(people).toEqual(expect.arrayContaining([{ userId: anaId, name: reader.name, isMember: true }]))
  expect({ older, isBehind, epoch }).toEqual({ older: null, isBehind: false, epoch: pacta.server.storage.updateLog.epoch })
  expect(upTo).toBe(entries[0]?.seq)
  expect(Object.keys(entries[0]!)).not.toContain('connectionId')
})

test('somebody who is no member any more keeps their name, and is said to be none', async () => {
  await coordinator.send('DELETE', `/api/plans/${planId}/members/${anaId}`)
  const { people, entries } = await ask()
  // The account's own name: the coordinator's word for a member went with the membership.
  expect(people).toContainEqual({ userId: anaId, name: reader.name, isMember: false })
  expect(entries[0]?.by).toBe(anaId)
})

test('pages of whole rows follow each other without a gap or a double, whatever is written meanwhile', async () => {
  const whole = (await ask()).entries.map(place)
  const seen: string[] = []
  let older: string | null = ''
  while (older !== null) {
    const page: ActivityPage = await ask(older === '' ? 'limit=3' : `limit=3&before=${older}`)
    // More than asked for only where a row would be torn apart.
    const [oldest] = page.entries.slice(-1)
    expect(page.entries.filter(({ seq }) => seq !== oldest?.seq).length).toBeLessThan(3)
    if (older !== '') expect(page.entries.some(({ seq }) => seq === Number(older!.split('.')[0]))).toBe(false)
    seen.push(...page.entries.map(place))
    older = page.older
    must(setPlanField(client.context, 'note', `Written while somebody reads, ${seen.length}`))
    await known()
  }
  expect(seen).toEqual(whole)
})

test('filters: person, others than me, kind, what came after a row', async () => {
  const all = (await ask()).entries
  const me = (await ask('others=1', ana)).entries
  expect(me.length).toBeGreaterThan(0)
  expect(me.every(({ by }) => by !== anaId)).toBe(true)
  expect((await ask(`person=${anaId}`)).entries).toHaveLength(all.length - me.length)
  expect((await ask('kind=task')).entries.map(({ recordId }) => recordId)).toEqual([task, task])
  expect((await ask('kind=plan')).entries.every(({ what }) => what === 'meta')).toBe(true)
  expect((await ask(`after=${all[0]!.seq - 1}`)).entries).toEqual(all.filter(({ seq }) => seq === all[0]!.seq))
})

test('a link is in the history of both of its ends, and counts as a change of the record that it starts from', async () => {
  must(linkTask(client.context, task, commitment, true))
  await known()
  const link = { what: 'link', kind: 'taskCommitment', key: `${task}|${commitment}`, after: true }
  expect((await ask(`record=${task}`)).entries[0]).toMatchObject(link)
  expect((await ask(`record=${commitment}`)).entries[0]).toMatchObject(link)
  expect((await ask(`record=${commitment},${task}`)).entries.filter(({ what }) => what === 'link')).toHaveLength(1)
  expect((await ask('kind=commitment')).entries.filter(({ what }) => what === 'link')).toEqual([])
  expect((await ask('kind=task')).entries[0]).toMatchObject(link)
})

test('times are the server\'s: from the first instant, to before the second', async () => {
  const before = (await ask()).entries
  pacta.advance(60_000)
  must(setPlanField(client.context, 'note', 'A minute later'))
  await known()
  const [later] = (await ask()).entries
  expect((await ask(`from=${later!.at}`)).entries).toEqual([later])
  expect((await ask(`to=${later!.at}`)).entries).toEqual(before)
})

test('[H2] any member may read it, nobody else may', async () => {
  await coordinator.send('PUT', `/api/plans/${planId}/members`, { ...reader, role: 'viewer' })
  expect((await ana.get(path())).status).toBe(200)
  const stranger = await pacta.signedIn('stranger@example.org')
  expect((await stranger.get(path())).status).toBe(404)
  expect((await pacta.visitor().get(path())).status).toBe(401)
  expect(coordinatorEmail).not.toBe(reader.email)
})

test('[H5] a question that cannot be read is refused with words', async () => {
  const queries = [
    'limit=0', 'limit=201', 'limit=x', 'before=1', 'before=1.x', 'kind=ticket', 'record=../x', 'from=yesterday', 'to=-1', 'after=1.5', 'person=,', 'kind=task&kind=plan',
  ]
  for (const query of queries) {
    const answer = await coordinator.get(`${path()}?${query}`)
    expect([query, answer.status]).toEqual([query, 400])
    expect(((await answer.json()) as { error: { message: string } }).error.message).toMatch(/"\w+" /)
  }
})

function path(): string {
  return `/api/plans/${planId}/activity`
}

async function ask(query = '', visitor = coordinator): Promise<ActivityPage> {
  const answer = await visitor.get(`${path()}?${query}`)
  expect(answer.status).toBe(200)
  return (await answer.json()) as ActivityPage
}

async function known(): Promise<void> {
  await client.stored()
  await pacta.server.projections.caughtUp()
}

function place({ seq, position }: ActivityEntry): string {
  return `${seq}.${position}`
}
