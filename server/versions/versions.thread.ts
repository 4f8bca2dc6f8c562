import { workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { createLogReader } from '../storage/sqlite/logReader.ts'
import { serveThread } from '../threads/serveThread.ts'
import { createVersionReader, type VersionList, type VersionRow } from './versionReader.ts'

/** What the thread is started with. */
export interface VersionsData {
  readonly databaseFile: string
}

/** What the thread can do; a type, since a thread's calls are a record of functions. */
export type VersionsThread = {
  readonly list: (asked: { readonly document: string; readonly nowMs: number }) => VersionList
  readonly row: (asked: { readonly document: string; readonly seq: number | null }) => VersionRow | null
  readonly content: (asked: { readonly document: string; readonly seq: number }) => Uint8Array | null
}

const { databaseFile } = workerData as VersionsData
const reader = createVersionReader(createLogReader(new Database(databaseFile, { readonly: true, fileMustExist: true })))

serveThread({
  list: ({ document, nowMs }) => reader.list(document, nowMs),
  row: ({ document, seq }) => reader.row(document, seq),
  content: ({ document, seq }) => reader.content(document, seq),
} satisfies VersionsThread)
