import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import type { Database } from 'better-sqlite3'
import * as Y from 'yjs'
import { createLogReader, type LogReader } from '../../server/storage/sqlite/logReader.ts'
import { createLogWriter } from '../../server/storage/sqlite/logWriter.ts'
import { migrations } from '../../server/storage/sqlite/migrations.ts'
import { openDatabase } from '../../server/storage/sqlite/openDatabase.ts'
import { encodeSnapshotContent } from '../../server/storage/sqlite/storedSnapshot.ts'
import type { NewRow } from '../../server/storage/UpdateLog.ts'
import { copyOf, newPlan, type TestPlan } from './planBuilder.ts'

/** A log in a folder of its own, as a server leaves it. */
export interface TestLog {
  readonly folder: string
  readonly databaseFile: string
  readonly database: Database
  readonly reader: LogReader
  append(document: string, update: Uint8Array, row?: Partial<NewRow>): void
  /** A snapshot of everything until now, and all its rows in the archive. */
  compact(document: string): void
  close(): void
}

export function createTestLog(): TestLog {
  const folder = mkdtempSync(join(tmpdir(), 'pacta-log-'))
  const databaseFile = join(folder, 'pacta.sqlite')
  const database = openDatabase(databaseFile, migrations)
  // No test of this cuts the power.
  database.pragma('synchronous = OFF')
  const writer = createLogWriter(database)
  const reader = createLogReader(database)
  let clock = Date.UTC(2026, 0, 1)
  return {
    folder, databaseFile, database, reader,
    append(document, update, row = {}) {
      const newClientIds = row.newClientIds ?? [...Y.parseUpdateMeta(update).to.keys()]
      const full: NewRow = { update, userId: 'ada', connectionId: 'c-1', at: (clock += 1000), madeBeforeSync: false, isRelay: false, ...row, newClientIds }
      writer.append([{ document, afterSeq: reader.seq(document), rows: [full] }])
    },
    compact(document) {
      const doc = new Y.Doc()
      const { snapshot, tail, seq } = reader.state(document)
      for (const update of [...(snapshot?.slices ?? []), ...tail.map((row) => row.update)]) Y.applyUpdate(doc, update)
      const content = deflateRawSync(encodeSnapshotContent({ known: Y.encodeSnapshot(Y.snapshot(doc)), slices: [Y.encodeStateAsUpdate(doc)] }))
      writer.saveSnapshot({ document, seq, content, replacesSeq: snapshot?.seq ?? 0 })
      while (writer.archive(document)) { /* step by step */ }
    },
    close() {
      database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Two people who edit one plan; whatever they write and whenever they meet is a row of the log. */
export interface Authors {
  readonly ada: TestPlan
  readonly bob: TestPlan
  /** Bob writes on without the log, as on a plane; the second call brings it as one row. */
  bobLeaves(): void
  bobReturns(): void
}

export function startAuthors(log: TestLog, document: string): Authors {
  const ada = newPlan('a')
  const bob = copyOf(ada, 'b')
  let isAway = false
  let missing = Y.encodeStateVector(bob.doc)
  log.append(document, Y.encodeStateAsUpdate(ada.doc), { connectionId: 'created', madeBeforeSync: true })
  ada.doc.on('update', (update: Uint8Array, origin) => {
    if (origin === 'network') return
    log.append(document, update)
    if (!isAway) Y.applyUpdate(bob.doc, update, 'network')
  })
  bob.doc.on('update', (update: Uint8Array, origin) => {
    if (origin === 'network' || isAway) return
    log.append(document, update, { userId: 'bob', connectionId: 'c-2' })
    Y.applyUpdate(ada.doc, update, 'network')
  })
  return {
    ada, bob,
    bobLeaves() {
      if (isAway) return
      isAway = true
      missing = Y.encodeStateVector(bob.doc)
    },
    bobReturns() {
      if (!isAway) return
      isAway = false
      const update = Y.encodeStateAsUpdate(bob.doc, missing)
      log.append(document, update, { userId: 'bob', connectionId: 'c-3', madeBeforeSync: true, isRelay: true })
      Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(ada.doc), 'network')
      Y.applyUpdate(ada.doc, update, 'network')
    },
  }
}
