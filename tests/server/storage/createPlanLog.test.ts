import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from 'better-sqlite3'
import * as Y from 'yjs'
import { openDatabase } from '../../../server/storage/sqlite/openDatabase.ts'
import { createSqliteUpdateLog } from '../../../server/storage/sqlite/updateLog.ts'
import { updateLogMigrations } from '../../../server/storage/sqlite/updateLogMigrations.ts'
import { SequenceConflict } from '../../../server/storage/UpdateLog.ts'

let database: Database
beforeEach(() => {
  database = openDatabase(':memory:', updateLogMigrations)
})
afterEach(() => {
  database.close()
})

const firstUpdate = (): Uint8Array => {
  const document = new Y.Doc()
  document.clientID = 42
  document.getMap('meta').set('title', 'UNOCT – OSCE')
  return Y.encodeStateAsUpdate(document)
}

test('a plan’s first row is its creator’s', async () => {
  const log = createSqliteUpdateLog(database)
  log.createPlanLog('plan', firstUpdate(), { userId: 'ada', at: 9 })
  const { seq, tail, authors } = await log.load('plan')
  expect(seq).toBe(1)
  expect(tail[0]).toMatchObject({ userId: 'ada', at: 9 })
  expect(authors).toEqual(new Map([[42, { userId: 'ada', isRelayed: false }]]))
})

test('the first row shares the fate of the caller’s transaction', async () => {
  const log = createSqliteUpdateLog(database)
  const createPlan = database.transaction(() => {
    log.createPlanLog('plan', firstUpdate(), { userId: 'ada', at: 9 })
    throw new Error('no membership')
  })
  expect(createPlan).toThrow('no membership')
  expect((await log.load('plan')).seq).toBe(0)
})

test('a plan is created once', () => {
  const log = createSqliteUpdateLog(database)
  log.createPlanLog('plan', firstUpdate(), { userId: 'ada', at: 9 })
  expect(() => log.createPlanLog('plan', firstUpdate(), { userId: 'bob', at: 10 })).toThrow(SequenceConflict)
})
