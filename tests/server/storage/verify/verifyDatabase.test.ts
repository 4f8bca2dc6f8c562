import { deflateRawSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { setPlanField } from '../../../../shared/commands/plan.ts'
import { encodeSegment } from '../../../../server/storage/sqlite/archiveSegment.ts'
import { openForReading } from '../../../../server/storage/sqlite/openForReading.ts'
import { encodeSnapshotContent } from '../../../../server/storage/sqlite/storedSnapshot.ts'
import { verifyPlans, type VerifiedPlan } from '../../../../server/storage/verify/verifyDatabase.ts'
import { must } from '../../../helpers/planBuilder.ts'
import { addPlansAndPeople } from '../../../helpers/storedPeople.ts'
import { createTestLog, startAuthors, type Authors, type TestLog } from '../../../helpers/testLog.ts'

let log: TestLog
let authors: Authors

/** Rows 1 to 6 are in the archive, 7 to 9 are not. */
beforeEach(async () => {
  log = createTestLog()
  await addPlansAndPeople(log.database, ['damaged', 'healthy'])
  startAuthors(log, 'healthy')
  authors = startAuthors(log, 'damaged')
  rename(5)
  log.compact('damaged')
  rename(3)
})
afterEach(() => log.close())

test('plans that are right have no problems, and their rows are counted', () => {
  expect(verify()).toEqual([
    { planId: 'damaged', title: 'The damaged', rows: 9, problems: [] },
    { planId: 'healthy', title: 'The healthy', rows: 1, problems: [] },
  ])
})

test('a plan whose documents were merged offline, relayed and archived several times is right', () => {
  for (let round = 0; round < 4; round += 1) {
    authors.bobLeaves()
    must(setPlanField(authors.bob.context, 'note', `Offline ${round}`))
    rename(2)
    authors.bobReturns()
    if (round % 2 === 0) log.compact('damaged')
  }
  expect(problems()).toEqual([])
})

test.each<[damage: string, sql: string, expected: readonly string[]]>([
  ['a row that is missing', 'DELETE FROM updates WHERE document = \'damaged\' AND seq = 8', ['Row 8 is missing']],
  ['rows that are missing at the end', 'DELETE FROM updates WHERE document = \'damaged\' AND seq > 7', ['Rows 8 to 9 are missing at the end']],
  ['a lost archive', 'DELETE FROM segments WHERE document = \'damaged\'', ['Rows 1 to 6 are missing']],
  ['a log that ends before its rows', 'UPDATE documents SET seq = 8 WHERE name = \'damaged\'', ['ends at row 8, but has rows up to 9']],
  ['a row that is no update', 'UPDATE updates SET content = x\'ffff01\' WHERE document = \'damaged\' AND seq = 8', ['Row 8 cannot be applied']],
  ['an archive that cannot be read', 'UPDATE segments SET content = x\'ffff01\' WHERE document = \'damaged\'', ['Rows from 1 on cannot be read']],
  ['a snapshot that cannot be read', 'UPDATE snapshots SET content = x\'ffff01\' WHERE document = \'damaged\'', ['The snapshot cannot be read']],
  ['a snapshot behind the end of the log', 'UPDATE snapshots SET seq = 99 WHERE document = \'damaged\'', ['behind the end of the log']],
  ['a snapshot before the end of the archive', 'UPDATE snapshots SET seq = 5 WHERE document = \'damaged\'', ['opens without them', 'does not hold what its rows hold']],
  ['an author who is not known', 'DELETE FROM authors WHERE document = \'damaged\'', ['Nobody is known to have written']],
  ['rows without a plan', 'DELETE FROM memberships WHERE plan_id = \'damaged\'; DELETE FROM plans WHERE id = \'damaged\'', ['no plan that they belong to']],
  ['a plan without rows', 'DELETE FROM documents WHERE name = \'damaged\'; DELETE FROM updates WHERE document = \'damaged\'; DELETE FROM segments WHERE document = \'damaged\'; DELETE FROM snapshots WHERE document = \'damaged\'', ['has no rows']],
  ['a plan without a coordinator', 'UPDATE memberships SET role = \'viewer\' WHERE plan_id = \'damaged\'', ['has no coordinator']],
  ['a member without an account', 'UPDATE memberships SET user_id = \'nobody\' WHERE plan_id = \'damaged\'', ['1 of its members have no account']],
])('%s is found, and only there', (_damage, sql, expected) => {
  log.database.exec(sql)
  const [damaged, healthy] = verify()
  expect(damaged?.problems).toEqual(expected.map((words) => expect.stringContaining(words)))
  expect(healthy?.problems).toEqual([])
})

test('rows that need something that is missing are found', () => {
  const doc = new Y.Doc()
  doc.getMap('meta').set('a', 1)
  const before = Y.encodeStateVector(doc)
  doc.getMap('meta').set('a', 2)
  log.append('damaged', Y.encodeStateAsUpdate(doc, before))
  expect(problems()).toEqual([expect.stringContaining('Row 10 needs something that the rows before it do not have')])
})

test('rows that are stored twice are found', () => {
  const [row] = log.reader.rowsAfter('damaged', 5, 0)
  log.database.prepare('INSERT INTO updates (document, seq, user_id, connection_id, at, made_before_sync, is_relay, content) VALUES (?, 6, ?, ?, 1, 0, 0, ?)')
    .run('damaged', 'ada', 'c', row!.update)
  expect(problems()).toEqual([expect.stringContaining('Row 6 is stored twice')])
})

test('an archive that holds less than it says is found', () => {
  const rows = log.reader.rowsAfter('damaged', 0, Infinity).filter(({ seq }) => seq < 5)
  log.database.prepare('UPDATE segments SET content = ? WHERE document = ?').run(deflateRawSync(encodeSegment(rows)), 'damaged')
  expect(problems()).toEqual([expect.stringContaining('Row 5 is missing in its part of the archive')])
})

test.each<[string, (doc: Y.Doc) => { known: Uint8Array; slices: Uint8Array[] }, string]>([
  ['holds less than its rows', () => ({ known: knownOf(new Y.Doc()), slices: [] }), 'does not hold what its rows hold'],
  ['says wrongly what it holds', (doc) => ({ known: knownOf(new Y.Doc()), slices: [Y.encodeStateAsUpdate(doc)] }), 'says wrongly what it holds'],
  ['has slices that need later ones', (doc) => ({ known: knownOf(doc), slices: rowsBackwards() }), 'Part 1 of the snapshot needs something'],
  ['has a slice that is none', (doc) => ({ known: knownOf(doc), slices: [Uint8Array.of(255, 255, 1)] }), 'cannot be applied'],
])('a snapshot that %s is found', (_case, make, expected) => {
  const doc = new Y.Doc()
  for (const { update } of log.reader.rowsAfter('damaged', 0, Infinity)) Y.applyUpdate(doc, update)
  log.database.prepare('UPDATE snapshots SET content = ? WHERE document = ?').run(deflateRawSync(encodeSnapshotContent(make(doc))), 'damaged')
  expect(problems()).toEqual([expect.stringContaining(expected)])
})

test('each problem says what to do', () => {
  log.database.exec("DELETE FROM updates WHERE document = 'damaged' AND seq = 8")
  expect(problems()[0]).toContain('pacta restore FILE')
})

test('a database of an older or newer version, a file that is none, and none at all are said to be so', () => {
  log.database.exec("INSERT INTO migrations (name, applied_at) VALUES ('from-the-future', 1)")
  expect(openForReading(log.databaseFile)).toMatchObject({ ok: false, problem: expect.stringContaining('newer version') })
  log.database.exec("DELETE FROM migrations WHERE name IN ('from-the-future', 'log-002-archive')")
  expect(openForReading(log.databaseFile)).toMatchObject({ ok: false, problem: expect.stringContaining('Start the server once') })
  log.database.exec('DROP TABLE migrations')
  expect(openForReading(log.databaseFile)).toMatchObject({ ok: false, problem: expect.stringContaining('is no database of Pacta') })
  expect(openForReading(`${log.databaseFile}-none`)).toMatchObject({ ok: false, problem: expect.stringContaining('There is no database') })
})

function verify(): VerifiedPlan[] {
  return [...verifyPlans(log.database)]
}

function problems(): readonly string[] {
  return verify()[0]!.problems
}

function rename(times: number): void {
  for (let time = 0; time < times; time += 1) {
    const plan = time % 2 === 0 ? authors.ada : authors.bob
    must(setPlanField(plan.context, 'title', `Title ${log.reader.seq('damaged')}`))
  }
}

function knownOf(doc: Y.Doc): Uint8Array {
  return Y.encodeSnapshot(Y.snapshot(doc))
}

/** One per edit, each of which needs the ones before it. */
function rowsBackwards(): Uint8Array[] {
  return log.reader.rowsAfter('damaged', 0, Infinity).map(({ update }) => update).reverse()
}
