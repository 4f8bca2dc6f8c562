import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setPlanField } from '../../../shared/commands/plan.ts'
import { backUp } from '../../../server/storage/backup.ts'
import { restoreBackup } from '../../../server/storage/restore.ts'
import { createLogReader } from '../../../server/storage/sqlite/logReader.ts'
import { migrations } from '../../../server/storage/sqlite/migrations.ts'
import { openDatabase } from '../../../server/storage/sqlite/openDatabase.ts'
import { createPlanRemovals, REMOVAL_GRACE_MS } from '../../../server/storage/sqlite/planRemovals.ts'
import type { PlanId } from '../../../shared/ids.ts'
import { must } from '../../helpers/planBuilder.ts'
import { createTestLog, startAuthors, type Authors, type TestLog } from '../../helpers/testLog.ts'

const at = new Date('2026-03-04T05:06:07.089Z')
let log: TestLog
let authors: Authors
let backup: string

/** The backup has one row of the plan, the database two. */
beforeEach(() => {
  log = createTestLog()
  backup = join(log.folder, 'backup.sqlite')
  authors = startAuthors(log, 'plan')
  must(backUp(log.database, backup))
  must(setPlanField(authors.ada.context, 'title', 'Newer'))
})
afterEach(() => log.close())

test('after a restore the database is the backup, with a numbering of its own, and the replaced one is kept whole', () => {
  const { epoch } = log.reader
  log.database.close()
  const replaced = must(restoreBackup(log.databaseFile, backup, at))
  expect(replaced).toBe(`${log.databaseFile}.replaced-2026-03-04T05-06-07-089Z`)
  expect(read(log.databaseFile)).toMatchObject({ seq: 1 })
  expect(read(log.databaseFile).epoch).not.toBe(epoch)
  expect(read(replaced!)).toEqual({ seq: 2, epoch })
  expect(statSync(log.databaseFile).mode & 0o777).toBe(0o600)
  expect(existsSync(`${log.databaseFile}.restoring`)).toBe(false)
})

test('what the replaced database had in its journal only is kept with it', () => {
  // Its connection stays open, as after a killed server: nothing has been moved into the file.
  expect(statSync(`${log.databaseFile}-wal`).size).toBeGreaterThan(0)
  const replaced = must(restoreBackup(log.databaseFile, backup, at))
  expect(read(log.databaseFile).seq).toBe(1)
  expect(read(replaced!).seq).toBe(2)
})

test('a damaged database is replaced, and kept as it is', () => {
  log.database.close()
  writeFileSync(log.databaseFile, 'no database at all, but long enough to look at'.repeat(200))
  const replaced = must(restoreBackup(log.databaseFile, backup, at))
  expect(read(log.databaseFile).seq).toBe(1)
  expect(readFileSync(replaced!, 'utf8')).toContain('no database at all')
})

test('a restore into an empty directory replaces nothing', () => {
  expect(must(restoreBackup(join(log.folder, 'new.sqlite'), backup, at))).toBeNull()
  expect(read(join(log.folder, 'new.sqlite')).seq).toBe(1)
})

test('what an interrupted restore has left is in nobody\'s way', () => {
  log.database.close()
  for (const ending of ['', '-wal', '-journal']) writeFileSync(`${log.databaseFile}.restoring${ending}`, 'half of it')
  must(restoreBackup(log.databaseFile, backup, at))
  expect(read(log.databaseFile).seq).toBe(1)
  expect(readdirSync(log.folder).filter((name) => name.includes('restoring'))).toEqual([])
})

test('a copy that was made by hand is restored with the journal beside it', () => {
  const copy = join(log.folder, 'copied.sqlite')
  for (const ending of ['', '-wal']) copyFileSync(log.databaseFile + ending, copy + ending)
  must(restoreBackup(join(log.folder, 'new.sqlite'), copy, at))
  expect(read(join(log.folder, 'new.sqlite')).seq).toBe(2)
})

test.each<[string, (file: string) => void, string]>([
  ['that is missing', (file) => rmSync(file), 'There is no file'],
  ['that is no database', (file) => writeFileSync(file, 'words '.repeat(500)), 'cannot be restored'],
  ['of another program', (file) => { rmSync(file); openDatabase(file, []).close() }, 'is no backup of Pacta'],
  ['of a newer version', (file) => change(file, "INSERT INTO migrations (name, applied_at) VALUES ('from-the-future', 1)"), 'newer version'],
  ['that is damaged', (file) => writeFileSync(file, damaged(file)), 'damaged'],
])('a backup %s is refused, and the database stays as it was', (_case, make, expected) => {
  make(backup)
  log.database.close()
  const before = readFileSync(log.databaseFile)
  expect(restoreBackup(log.databaseFile, backup, at)).toMatchObject({ ok: false, problem: expect.stringContaining(expected) })
  expect(readFileSync(log.databaseFile).equals(before)).toBe(true)
  expect(readdirSync(log.folder).filter((name) => /restoring|replaced/.test(name))).toEqual([])
})

test('a backup of an older version is brought up to date', () => {
  change(backup, "DROP TABLE segments; DROP TABLE log_epoch; ALTER TABLE updates DROP COLUMN is_relay; ALTER TABLE authors DROP COLUMN is_relayed; ALTER TABLE snapshots DROP COLUMN format; DELETE FROM migrations WHERE name = 'log-002-archive'")
  log.database.close()
  must(restoreBackup(log.databaseFile, backup, at))
  expect(read(log.databaseFile).seq).toBe(1)
})

function read(file: string): { readonly seq: number; readonly epoch: string } {
  const database = openDatabase(file, migrations)
  const { epoch, seq } = createLogReader(database)
  const found = { seq: seq('plan'), epoch }
  database.close()
  return found
}

function change(file: string, sql: string): void {
  const database = openDatabase(file, migrations)
  database.exec(sql)
  database.pragma('journal_mode = DELETE')
  database.close()
}

/** In its last page. */
/** With the first page of the rows overwritten. */
function damaged(file: string): Buffer {
  const database = openDatabase(file, migrations)
  const page = database.prepare<[], number>("SELECT rootpage FROM sqlite_schema WHERE name = 'updates'").pluck().get()!
  database.pragma('journal_mode = DELETE')
  database.close()
  return readFileSync(file).fill(7, (page - 1) * 4096, page * 4096)
}

test('a backup with a plan that was being removed gives it a month more: somebody may restore it for that plan', () => {
  log.database.prepare("INSERT INTO plans (id, title, created_by, created_at) VALUES ('plan', 'The plan', 'ada', 1)").run()
  createPlanRemovals(log.database).mark('plan' as PlanId, { askedBy: 'ada', askedAt: 0, removesAt: 1000 })
  const later = join(log.folder, 'later.sqlite')
  must(backUp(log.database, later))
  log.database.close()
  must(restoreBackup(log.databaseFile, later, at))
  const database = openDatabase(log.databaseFile, migrations)
  expect(createPlanRemovals(database).all()).toEqual([{ planId: 'plan', title: 'The plan', removesAt: at.getTime() + REMOVAL_GRACE_MS }])
  database.close()
})
