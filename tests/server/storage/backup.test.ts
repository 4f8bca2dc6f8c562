import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backUp } from '../../../server/storage/backup.ts'
import { createLogReader } from '../../../server/storage/sqlite/logReader.ts'
import { verifyFile, verifyPlans } from '../../../server/storage/verify/verifyDatabase.ts'
import { runProgram } from '../../helpers/programs/runProgram.ts'
import { addPlansAndPeople } from '../../helpers/storedPeople.ts'
import { createTestLog, startAuthors, type TestLog } from '../../helpers/testLog.ts'

let log: TestLog
let file: string

beforeEach(() => {
  log = createTestLog()
  file = join(log.folder, 'backup.sqlite')
})
afterEach(() => log.close())

test('under a writer without pause, a backup is whole, ends, and holds all that was durable when it began', { timeout: 60_000 }, async () => {
  await addPlansAndPeople(log.database, ['plan'])
  const writer = runProgram('steadyWriter', [log.databaseFile, 'plan'])
  try {
    await writer.printed(/^200$/m)
    const before = log.reader.seq('plan')
    expect(backUp(log.database, file)).toMatchObject({ ok: true })
    const copy = new Database(file, { readonly: true })
    const saved = createLogReader(copy).seq('plan')
    expect(saved).toBeGreaterThanOrEqual(before)
    expect(verifyFile(copy)).toEqual([])
    expect([...verifyPlans(copy)]).toMatchObject([{ rows: saved, problems: [] }])
    copy.close()
    // It was not held up either.
    await writer.printed(new RegExp(`^${saved + 50}$`, 'm'))
  } finally {
    writer.child.kill('SIGKILL')
    await writer.ended
  }
})

test('a backup is its owner\'s alone, and leaves nothing unfinished behind', () => {
  startAuthors(log, 'plan')
  expect(backUp(log.database, file)).toEqual({ ok: true, value: statSync(file).size })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(log.folder).filter((name) => name.startsWith('backup'))).toEqual(['backup.sqlite'])
})

test('a backup overwrites nothing', () => {
  writeFileSync(file, 'an older backup')
  expect(backUp(log.database, file)).toMatchObject({ ok: false, problem: expect.stringContaining('exists already') })
  expect(readFileSync(file, 'utf8')).toBe('an older backup')
})

test('an interrupted backup is in nobody\'s way', () => {
  writeFileSync(`${file}.unfinished`, 'half of it')
  expect(backUp(log.database, file).ok).toBe(true)
})

test('a folder that is missing is said to be so', () => {
  expect(backUp(log.database, join(log.folder, 'none', 'backup.sqlite'))).toMatchObject({ ok: false, problem: expect.stringContaining('could not be written') })
})
