import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase, type Migration } from '../../../server/storage/sqlite/openDatabase.ts'

let directory: string
let file: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'pacta-database-'))
  file = join(directory, 'pacta.sqlite')
})
afterEach(() => {
  rmSync(directory, { recursive: true })
})

const first: Migration = { name: 'a-001', sql: 'CREATE TABLE a (x)' }
const second: Migration = { name: 'b-001', sql: 'ALTER TABLE a ADD COLUMN y' }

test('each migration runs once, in order', () => {
  openDatabase(file, [first]).close()
  const database = openDatabase(file, [first, second])
  expect(() => database.prepare('SELECT x, y FROM a')).not.toThrow()
  database.close()
})

test('commits wait for the disk', () => {
  const database = openDatabase(file, [])
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal')
  expect(database.pragma('synchronous', { simple: true })).toBe(2)
  database.close()
})

test('a migration that fails leaves the schema as it was', () => {
  expect(() => openDatabase(file, [first, { name: 'bad', sql: 'CREATE nonsense' }])).toThrow()
  const database = openDatabase(file, [])
  expect(() => database.prepare('SELECT x FROM a')).toThrow('no such table')
  database.close()
})

test('a database of a newer version is not opened', () => {
  openDatabase(file, [first, second]).close()
  expect(() => openDatabase(file, [first])).toThrow('newer version of Pacta')
})
