import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { setPlanField } from '../../shared/commands/plan.ts'
import { addTasks } from '../../shared/commands/tasks.ts'
import type { PlanId } from '../../shared/ids.ts'
import { decodePlan, type PlanRecords } from '../../shared/schema/decode.ts'
import { runCommand } from '../../server/cli/runCommand.ts'
import { joinPlan, type PlanClient } from '../e2e/support/planClient.ts'
import { eventually } from '../helpers/eventually.ts'
import { must } from '../helpers/planBuilder.ts'
import { startPacta, type RunningPacta } from '../helpers/startPacta.ts'

let folder: string
let pacta: RunningPacta
let clients: PlanClient[]
let port: number

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pacta-restored-'))
  clients = []
  // The same one before and after: sessions belong to a port, and devices know no other.
  port = await freePort()
  pacta = await startPacta({ dataDirectory: join(folder, 'data'), port })
})
afterEach(async () => {
  for (const client of clients) client.close()
  await pacta.close()
  rmSync(folder, { recursive: true, force: true })
})

test('[S17] after a restore, devices bring back what everybody has written since, nobody is shut out, and all go on under their clientIDs', { timeout: 60_000 }, async () => {
  const ada = await pacta.signedIn()
  const { id } = (await (await ada.send('POST', '/api/plans', { title: 'A plan' })).json()) as { id: PlanId }
  await ada.send('PUT', `/api/plans/${id}/members`, { email: 'bob@osce.example', name: 'Bob', party: 'OSCE', role: 'editor' })
  const bob = await pacta.signedIn('bob@osce.example')
  const [adaClient, bobClient] = [await joined(id, ada.cookie), await joined(id, bob.cookie)]
  write(adaClient, 'Ada before')
  write(bobClient, 'Bob before')
  await Promise.all([adaClient.stored(), bobClient.stored()])

  expect(await run(['backup', join(folder, 'backup.sqlite')])).toBe(0)
  write(adaClient, 'Ada later')
  write(bobClient, 'Bob later')
  must(setPlanField(bobClient.context, 'title', 'Renamed'))
  await eventually(() => titles(adaClient.records()).includes('Bob later') && titles(bobClient.records()).includes('Ada later'))
  const clientIds = clients.map(({ context }) => context.doc.clientID)
  const { epoch } = pacta.server.storage.updateLog

  await pacta.close()
  expect(await run(['restore', join(folder, 'backup.sqlite')])).toBe(0)
  pacta = await startPacta({ dataDirectory: join(folder, 'data'), port })
  expect(pacta.server.storage.updateLog.epoch).not.toBe(epoch)
  expect(titles(await stored(id))).toEqual(['Ada before', 'Bob before'])

  await until(async () => titles(await stored(id)).length === 4)
  expect((await stored(id)).meta.title).toBe('Renamed')
  write(adaClient, 'Ada after')
  write(bobClient, 'Bob after')
  const all = ['Ada after', 'Ada before', 'Ada later', 'Bob after', 'Bob before', 'Bob later']
  await until(async () => titles(await stored(id)).length === 6)
  expect(titles(await stored(id))).toEqual(all)
  await eventually(() => clients.every((client) => titles(client.records()).length === 6))
  expect(clients.map(({ context }) => context.doc.clientID)).toEqual(clientIds)

  const { authors } = await pacta.server.storage.updateLog.load(id)
  const userIdOf = (email: string) => pacta.server.storage.accounts.findByEmail(email)?.id
  expect(authors.get(clientIds[0]!)).toEqual({ userId: userIdOf('programme.officer@unoct.example'), isRelayed: false })
  expect(authors.get(clientIds[1]!)).toEqual({ userId: userIdOf('bob@osce.example'), isRelayed: false })
  expect(await run(['verify'])).toBe(0)
})

async function joined(id: PlanId, cookie: string): Promise<PlanClient> {
  const client = await joinPlan(pacta.url, id, cookie)
  clients.push(client)
  return client
}

function write({ context }: PlanClient, title: string): void {
  must(addTasks(context, [{ title, depth: 0 }], { parent: null, commitment: null }))
}

function titles({ records }: PlanRecords): string[] {
  return [...records.task.values()].map(({ title }) => title).sort()
}

/** The plan as the server has it. */
async function stored(id: PlanId): Promise<PlanRecords> {
  const { snapshot, tail } = await pacta.server.storage.updateLog.load(id)
  const doc = new Y.Doc()
  for (const update of [...(snapshot?.slices ?? []), ...tail.map((row) => row.update)]) Y.applyUpdate(doc, update)
  return decodePlan(doc)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10))
}

async function run(words: readonly string[]): Promise<number> {
  return runCommand(words, { print: () => undefined, complain: () => undefined, environment: {}, folder, root: folder })
}
