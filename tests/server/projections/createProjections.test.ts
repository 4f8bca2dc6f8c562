import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setPlanField } from '../../../shared/commands/plan.ts'
import { createLog } from '../../../server/log.ts'
import { createProjections, type Projections } from '../../../server/projections/createProjections.ts'
import { eventually } from '../../helpers/eventually.ts'
import { must } from '../../helpers/planBuilder.ts'
import { createTestLog, startAuthors, type TestLog } from '../../helpers/testLog.ts'

let log: TestLog
let projections: Projections

beforeEach(() => {
  log = createTestLog()
  start()
})
afterEach(async () => {
  await projections.close()
  log.close()
})

test('what is missing is derived after the start, and a document that has new rows when it calls', async () => {
  const { ada } = startAuthors(log, 'plan')
  expect(projections.data.summaryOf('plan')).toBeNull()
  await projections.caughtUp()
  expect(projections.data.summaryOf('plan')).toMatchObject({ title: 'UNOCT – OSCE' })
  must(setPlanField(ada.context, 'title', 'Renamed'))
  projections.wake('plan')
  await eventually(() => projections.data.summaryOf('plan')?.title === 'Renamed')
})

test('closing leaves one file, from which the next start goes on', async () => {
  const { ada } = startAuthors(log, 'plan')
  await projections.caughtUp()
  await projections.close()
  expect(existsSync(`${derivedFile()}-wal`)).toBe(false)
  must(setPlanField(ada.context, 'title', 'Renamed'))
  start()
  expect(projections.data.progressOf('plan').seq).toBe(1)
  await projections.caughtUp()
  expect(projections.data.progressOf('plan').seq).toBe(2)
})

test('a damaged file is made anew, at the start and while it is in use', async () => {
  startAuthors(log, 'plan')
  await projections.close()
  writeFileSync(derivedFile(), 'no database at all, but long enough to look at'.repeat(200))
  start()
  expect(projections.data.summaryOf('plan')).toBeNull()
  await projections.caughtUp()
  expect(projections.data.summaryOf('plan')).not.toBeNull()

  const other = new Database(derivedFile())
  other.exec('DROP TABLE summaries')
  other.close()
  expect(projections.data.summaryOf('plan')).toBeNull()
  await projections.caughtUp()
  expect(projections.data.summaryOf('plan')).not.toBeNull()
})

test('a server that stops before it has begun to derive leaves no thread behind', async () => {
  await projections.close()
  expect(existsSync(derivedFile())).toBe(false)
})

function start(): void {
  projections = createProjections({ databaseFile: log.databaseFile, derivedFile: derivedFile(), epoch: log.reader.epoch, logger: createLog('silent') })
}

function derivedFile(): string {
  return join(log.folder, 'derived.sqlite')
}
