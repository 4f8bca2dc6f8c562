import { workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { serveThread } from '../../threads/serveThread.ts'
import { createLogWriter, type LogWriter } from './logWriter.ts'
import { useDurableWrites } from './openDatabase.ts'

/** What the thread is started with. */
export interface LogWriterData {
  readonly file: string
}

// Waiting for the disk here, the server goes on answering everybody. Its schema stands already: the server opened the file first.
const database = new Database((workerData as LogWriterData).file)
useDurableWrites(database)
const writer = createLogWriter(database)

serveThread({
  append: writer.append,
  saveSnapshot: writer.saveSnapshot,
  archive: writer.archive,
  remove: writer.remove,
} satisfies LogWriter)
