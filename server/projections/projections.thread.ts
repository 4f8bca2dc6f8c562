import { workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { createLogReader } from '../storage/sqlite/logReader.ts'
import { serveThread } from '../threads/serveThread.ts'
import { makeDerivedDatabase, openDerivedDatabase } from './derivedDatabase.ts'
import { createProjector, type Advanced } from './projector.ts'

/** What the thread is started with. */
export interface ProjectionsData {
  readonly databaseFile: string
  readonly derivedFile: string
}

/** What the thread can do; a type, since a thread's calls are a record of functions. */
export type ProjectionsThread = {
  readonly behind: (argument: null) => readonly string[]
  readonly advance: (document: string) => Advanced
  readonly setAside: (setAside: { readonly document: string; readonly reason: string }) => Advanced
  /** Forgets everything that was derived. */
  readonly remake: (argument: null) => void
  /** Leaves one file behind. Nothing may be asked after it. */
  readonly close: (argument: null) => void
}

const { databaseFile, derivedFile } = workerData as ProjectionsData
const database = new Database(databaseFile, { readonly: true, fileMustExist: true })
const log = createLogReader(database)
let derived = openDerivedDatabase(derivedFile, log.epoch)
let projector = createProjector(log, derived)

const remake = (): void => {
  derived.close()
  derived = makeDerivedDatabase(derivedFile, log.epoch)
  projector = createProjector(log, derived)
}
if (projector.isAheadOfLog()) remake()

serveThread({
  behind: () => projector.behind(),
  advance: (document) => projector.advance(document),
  setAside: ({ document, reason }) => projector.setAside(document, reason),
  remake,
  close() {
    derived.close()
    database.close()
  },
} satisfies ProjectionsThread)
