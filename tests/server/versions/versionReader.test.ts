import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { setField } from '../../../shared/commands/fields.ts'
import { addTasks } from '../../../shared/commands/tasks.ts'
import { decodeSlices } from '../../../shared/protocol/slices.ts'
import { decodePlan, type PlanRecords } from '../../../shared/schema/decode.ts'
import { openPlanDoc } from '../../../shared/schema/planDoc.ts'
import { sliceBytesMax } from '../../../shared/updates/cutUpdate.ts'
import { HOUR_MS } from '../../../server/versions/moments.ts'
import { createVersionReader, type VersionReader } from '../../../server/versions/versionReader.ts'
import { must } from '../../helpers/planBuilder.ts'
import { createTestLog, startAuthors, type Authors, type TestLog } from '../../helpers/testLog.ts'

const noPlace = { parent: null, commitment: null } as const
let log: TestLog
let authors: Authors
let reader: VersionReader

beforeEach(() => {
  log = createTestLog()
  authors = startAuthors(log, 'plan')
  reader = createVersionReader(log.reader)
})
afterEach(() => log.close())

test('each row of the log is a version, whatever has been compacted since', () => {
  const task = addTask('Launch')
  const stood = [titleOf(2)]
  for (const title of ['Launch the project', 'Launch it', 'Launched']) {
    must(setField(authors.ada.context, 'task', task, 'title', title))
    stood.push(titleOf(log.reader.seq('plan')))
    if (title === 'Launch it') log.compact('plan')
  }
  log.compact('plan')
  const anew = createVersionReader(log.reader)
  expect([2, 3, 4, 5].map((seq) => [...planOf(anew, seq).records.task.values()][0]?.title)).toEqual(['Launch', 'Launch the project', 'Launch it', 'Launched'])
  expect(stood).toEqual(['Launch', 'Launch the project', 'Launch it', 'Launched'])
})

test('a version has everything that its rows brought, also work that was done offline', () => {
  authors.bobLeaves()
  must(addTasks(authors.bob.context, [{ title: 'Written on a plane', depth: 0 }], noPlace))
  addTask('Written at the desk')
  const before = log.reader.seq('plan')
  authors.bobReturns()
  expect(titlesOf(before)).toEqual(['Written at the desk'])
  expect(titlesOf(before + 1)).toEqual(['Written at the desk', 'Written on a plane'])
})

test('a large version comes in slices, each of which needs only earlier ones', () => {
  for (let index = 0; index < 8; index += 1) must(setField(authors.ada.context, 'task', addTask(`Task ${index}`), 'description', `${index} `.repeat(20_000)))
  const slices = slicesOf(reader, log.reader.seq('plan'))
  expect(slices.length).toBeGreaterThan(1)
  expect(Math.max(...slices.slice(0, -1).map(({ length }) => length))).toBeLessThan(2 * sliceBytesMax)
  const doc = openPlanDoc()
  for (const slice of slices) {
    Y.applyUpdate(doc, slice)
    expect(doc.store.pendingStructs).toBeNull()
  }
  expect(decodePlan(doc)).toEqual(authors.ada.records())
})

test('what the log does not have is no version', () => {
  expect(reader.content('plan', 2)).toBeNull()
  expect(reader.row('plan', 2)).toBeNull()
  expect(reader.content('other', 1)).toBeNull()
  expect(reader.row('other', null)).toBeNull()
  expect(reader.list('other', 0)).toEqual({ end: null, automatic: [] })
})

test('a log whose rows do not make a document says so', () => {
  const doc = new Y.Doc()
  doc.getMap('a').set('x', 1)
  const known = Y.encodeStateVector(doc)
  doc.getMap('a').set('x', 2)
  log.append('holes', Y.encodeStateAsUpdate(doc, known))
  expect(() => reader.content('holes', 1)).toThrow('need something')
})

test('the list goes on from where it was, also when rows have been archived meanwhile', () => {
  const hour = (count: number) => Date.UTC(2026, 0, 1) + count * HOUR_MS
  const empty = Y.encodeStateAsUpdate(new Y.Doc())
  log.append('hours', empty, { at: hour(1) })
  log.append('hours', empty, { at: hour(2), userId: 'bob' })
  expect(reader.list('hours', hour(3))).toEqual({ end: { seq: 2, at: hour(2), people: ['bob'] }, automatic: [{ seq: 1, at: hour(1), people: ['ada'] }] })
  log.append('hours', empty, { at: hour(3) })
  log.compact('hours')
  log.append('hours', empty, { at: hour(4) })
  expect(reader.list('hours', hour(4))).toEqual(createVersionReader(log.reader).list('hours', hour(4)))
  expect(reader.list('hours', hour(4)).automatic.map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(reader.row('hours', 3)).toEqual({ seq: 3, at: hour(3) })
  expect(reader.row('hours', null)).toEqual({ seq: 4, at: hour(4) })
})

function addTask(title: string) {
  return must(addTasks(authors.ada.context, [{ title, depth: 0 }], noPlace))[0]!
}

function titlesOf(seq: number): string[] {
  return [...planOf(reader, seq).records.task.values()].map(({ title }) => title).sort()
}

function titleOf(seq: number): string | undefined {
  return titlesOf(seq)[0]
}

function planOf(from: VersionReader, seq: number): PlanRecords {
  const doc = openPlanDoc()
  for (const slice of slicesOf(from, seq)) Y.applyUpdate(doc, slice)
  return decodePlan(doc)
}

function slicesOf(from: VersionReader, seq: number): Uint8Array[] {
  const content = from.content('plan', seq)
  if (content === null) throw new Error(`No version ${seq}`)
  return decodeSlices(gunzipSync(content))
}
