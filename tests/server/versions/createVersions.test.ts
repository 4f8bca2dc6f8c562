import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createLog } from '../../../server/log.ts'
import { createVersions, type Versions } from '../../../server/versions/createVersions.ts'
import { createTestLog, startAuthors, type TestLog } from '../../helpers/testLog.ts'

let log: TestLog
let versions: Versions

beforeEach(() => {
  log = createTestLog()
  startAuthors(log, 'plan')
  versions = createVersions({ databaseFile: log.databaseFile, now: () => 0, logger: createLog('silent') })
})
afterEach(async () => {
  await versions.close()
  log.close()
})

test('reads the log of a server that goes on writing it', async () => {
  expect(await versions.row('plan', null)).toEqual({ ok: true, value: { seq: 1, at: expect.any(Number) } })
  log.append('plan', Y.encodeStateAsUpdate(new Y.Doc()))
  expect(await versions.row('plan', null)).toMatchObject({ value: { seq: 2 } })
  expect(await versions.content('plan', 3)).toEqual({ ok: true, value: null })
})

test('who asks while many wait is told so, and nobody waits for ever', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => versions.content('plan', 1)))
  const refusals = answers.filter(({ ok }) => !ok)
  expect(refusals).toEqual(Array.from({ length: 4 }, () => ({ ok: false, problem: 'busy' })))
  expect(await versions.content('plan', 1)).toMatchObject({ ok: true })
})

test('rows that make no document are nobody else\'s trouble', async () => {
  log.append('noise', Uint8Array.of(1, 2, 3), { newClientIds: [] })
  expect(await versions.content('noise', 1)).toEqual({ ok: false, problem: 'unreadable' })
  expect(await versions.content('plan', 1)).toMatchObject({ ok: true })
})
