import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setPlanField } from '../../../shared/commands/plan.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import type { PlanId } from '../../../shared/ids.ts'
import { runCommand } from '../../../server/cli/runCommand.ts'
import { acquireServerLock } from '../../../server/storage/serverLock.ts'
import { joinPlan } from '../../e2e/support/planClient.ts'
import { must } from '../../helpers/planBuilder.ts'
import { startPacta } from '../../helpers/startPacta.ts'

let folder: string

beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'pacta-administration-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('rebuild says what it has derived; then activity and search answer', async () => {
  const planId = await makePlan()
  rmSync(join(folder, 'data', 'derived.sqlite'), { force: true })
  expect(await run(['activity', '--plan', planId])).toMatchObject({ code: 0, printed: '', complaints: [expect.stringContaining('rebuild')] })
  expect(await run(['search', 'tashkent'])).toMatchObject({ code: 0, printed: '', complaints: [expect.stringContaining('rebuild')] })

  const rebuilt = await run(['rebuild'])
  expect(rebuilt).toMatchObject({ code: 0, complaints: [] })
  expect(rebuilt.printed).toContain(`Plan ${planId}: 3 rows`)
  expect(readdirSync(join(folder, 'data')).filter((name) => name.startsWith('derived'))).toEqual(['derived.sqlite'])

  const activity = await run(['activity', '--plan', planId, '--limit', '2'])
  expect(activity.complaints).toEqual([])
  const [latest, before, ...more] = activity.printed.trimEnd().split('\n')
  expect(more).toEqual([])
  expect(latest).toContain('created')
  expect(latest).toContain('Hold the meeting in Tashkent')
  expect(before).toContain('title: "First" → "Renamed"')
  expect(before).toContain('UNOCT programme officer')

  expect(await run(['activity', '--plan', '0000000000000000'])).toMatchObject({ code: 1, complaints: [expect.stringContaining('There is no plan')] })

  const search = await run(['search', 'meeting', 'tashk'])
  expect(search.complaints).toEqual([])
  expect(search.printed).toContain(`${planId}  task `)
})

test('rebuild and restore leave the data of a running server alone', async () => {
  await makePlan()
  expect((await run(['backup', 'backup.sqlite'])).code).toBe(0)
  const lock = acquireServerLock(join(folder, 'data'))
  for (const words of [['rebuild'], ['restore', 'backup.sqlite']]) {
    const { code, complaints } = await run(words)
    expect(code).toBe(1)
    expect(complaints[0]).toContain('in use by another running Pacta')
  }
  if (lock.ok) lock.value.close()
  expect(readdirSync(join(folder, 'data')).filter((name) => name.includes('replaced'))).toEqual([])
})

test('restore says what people will see, and removes what was derived from the replaced database', async () => {
  await makePlan()
  await run(['rebuild'])
  await run(['backup', 'backup.sqlite'])
  const { code, printed } = await run(['restore', 'backup.sqlite'])
  expect(code).toBe(0)
  expect(printed).toMatch(/kept as .*pacta\.sqlite\.replaced-/)
  expect(printed).toContain('bring it back by themselves')
  expect(printed).toContain('Members, roles')
  expect(existsSync(join(folder, 'data', 'derived.sqlite'))).toBe(false)
})

test('verify prints one line per plan, and ends with 1 when something is wrong', async () => {
  const planId = await makePlan()
  expect(await run(['verify'])).toEqual({ code: 0, printed: `Plan ${planId} "First", 3 rows: right\nEverything is right.\n`, complaints: [] })
  const database = new Database(join(folder, 'data', 'pacta.sqlite'))
  database.exec('DELETE FROM updates WHERE seq = 2')
  database.close()
  const { code, printed } = await run(['verify'])
  expect(code).toBe(1)
  expect(printed).toContain('WRONG\n  - Row 2 is missing. Stop the server')
})

test.each([
  [['backup'], 'Name the file'],
  [['backup', 'one', 'two'], 'Name the file'],
  [['restore'], 'Name the backup'],
  [['restore', 'none.sqlite'], 'There is no file'],
  [['activity'], 'of which plan'],
  [['activity', '--plan', 'x', '--limit', 'many'], '--limit is "many"'],
  [['search'], 'Say what to look for'],
  [['verify', '--fast'], 'fast'],
])('%j is refused with one line', async (words, expected) => {
  const { code, printed, complaints } = await run(words)
  expect([code, printed]).toEqual([1, ''])
  expect(complaints).toHaveLength(1)
  expect(complaints[0]).toContain(expected)
})

test.each([['backup', 'file'], ['verify'], ['rebuild'], ['activity', '--plan', 'x'], ['search', 'x']])('%s makes no data directory where there is none', async (...words) => {
  const { code, complaints } = await run(words, { PACTA_DATA: join(folder, 'elsewhere') })
  expect(code).toBe(1)
  expect(complaints[0]).toContain('There is no database')
  expect(existsSync(join(folder, 'elsewhere'))).toBe(false)
})

/** A data directory with one plan, renamed and with one task, as a stopped server leaves it. */
async function makePlan(): Promise<PlanId> {
  const pacta = await startPacta({ dataDirectory: join(folder, 'data') })
  const person = await pacta.signedIn()
  const { id } = (await (await person.send('POST', '/api/plans', { title: 'First' })).json()) as { id: PlanId }
  const client = await joinPlan(pacta.url, id, person.cookie)
  must(setPlanField(client.context, 'title', 'Renamed'))
  must(addTasks(client.context, [{ title: 'Hold the meeting in Tashkent', depth: 0 }], { parent: null, commitment: null }))
  await client.stored()
  client.close()
  await pacta.close()
  return id
}

async function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  let printed = ''
  const complaints: string[] = []
  const code = await runCommand(words, { print: (more) => { printed += more }, complain: (line) => complaints.push(line), environment, folder, root: folder })
  return { code, printed, complaints }
}

test('a plan is removed, listed and kept from the command line', async () => {
  const planId = await makePlan()
  const removed = await run(['plan', 'remove', planId])
  expect(removed).toMatchObject({ code: 0, complaints: [] })
  expect((await run(['plan', 'list-removed'])).printed).toBe(removed.printed)
  expect(removed.printed.startsWith(`${planId}\t`)).toBe(true)
  expect(await run(['plan', 'keep', planId])).toMatchObject({ code: 0, complaints: [] })
  expect((await run(['plan', 'list-removed'])).printed).toBe('')
  expect(await run(['plan', 'keep', planId])).toMatchObject({ code: 1, complaints: [expect.stringContaining('not being removed')] })
  expect(await run(['plan', 'remove', '0000000000000000'])).toMatchObject({ code: 1, complaints: [expect.stringContaining('There is no plan')] })
  expect(await run(['plan', 'forget'])).toMatchObject({ code: 1, complaints: [expect.stringContaining('plan remove ID')] })
})
