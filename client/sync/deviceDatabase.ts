import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { Cursor } from '../../shared/protocol/cursor.ts'
import type { ActivityEntry } from '../../shared/review/activityEntry.ts'
import type { KeptActivity, KeptCollisions } from './deviceLog.ts'
import type { UnsentRow } from './unsentRow.ts'

export const DEVICE_DATABASE_NAME = 'pacta'

/** A later version only adds; a store is never given another meaning. */
const VERSION = 4

export interface DeviceSchema extends DBSchema {
  /** Confirmed updates, in the order of their keys. */
  slices: { key: number; value: StoredSlice; indexes: { room: string } }
  /** Unsent rows, in the order of their keys. */
  rows: { key: number; value: StoredRow; indexes: { room: string; id: string } }
  plans: { key: [user: string, plan: string]; value: StoredPlan }
  /** Since version 2: a plan's records as last shown, in parts (storedProjection.ts). */
  projections: { key: [room: string, part: string]; value: StoredPart; indexes: { room: string } }
  /** Since version 3: activity that was looked at, as the server told it (indexedActivity.ts). */
  activity: { key: [room: string, seq: number, position: number]; value: StoredActivity }
  /** Since version 4: what collided, as the server last told it (indexedCollisions.ts). */
  collisions: { key: string; value: { readonly room: string; readonly kept: KeptCollisions } }
  /** Damaged entries, kept as they were found. */
  aside: { key: number; value: { readonly room: string; readonly found: unknown }; indexes: { room: string } }
}

export interface StoredSlice {
  key?: number
  readonly room: string
  readonly update: Uint8Array<ArrayBuffer>
  readonly checksum: number
}

export interface StoredRow extends UnsentRow {
  key?: number
  readonly room: string
  readonly checksum: number
}

export interface StoredPlan {
  readonly user: string
  readonly plan: string
  readonly role: string | null
  readonly complete: boolean
  /** Absent in what version 1 has written. */
  readonly cursor?: Cursor | null
  readonly losses?: number
}

export interface StoredPart {
  readonly room: string
  readonly part: string
  readonly content: string
}

export interface StoredActivity {
  readonly room: string
  readonly seq: number
  readonly position: number
  readonly kept: ActivityEntry | Omit<KeptActivity, 'entries'>
}

export type DeviceDatabase = IDBPDatabase<DeviceSchema>

/** Opens the device's database; rejects where the browser gives none. */
export function openDeviceDatabase(name = DEVICE_DATABASE_NAME): Promise<DeviceDatabase> {
  return new Promise((resolve, reject) => {
    openDB<DeviceSchema>(name, VERSION, {
      upgrade(database, before) {
        if (before < 1) createFirstStores(database)
        if (before < 2) database.createObjectStore('projections', { keyPath: ['room', 'part'] }).createIndex('room', 'room')
        if (before < 3) database.createObjectStore('activity', { keyPath: ['room', 'seq', 'position'] })
        if (before < 4) database.createObjectStore('collisions', { keyPath: 'room' })
      },
      // Another tab runs an older Pacta and does not let go: work on from the server until it is closed.
      blocked: () => reject(new Error('The device database is held by an older version of Pacta in another tab')),
      // A newer Pacta in another tab wants to upgrade: let it.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    }).then(resolve, reject)
  })
}

function createFirstStores(database: DeviceDatabase): void {
  database.createObjectStore('slices', { keyPath: 'key', autoIncrement: true }).createIndex('room', 'room')
  const rows = database.createObjectStore('rows', { keyPath: 'key', autoIncrement: true })
  rows.createIndex('room', 'room')
  rows.createIndex('id', 'id')
  database.createObjectStore('plans', { keyPath: ['user', 'plan'] })
  database.createObjectStore('aside', { autoIncrement: true }).createIndex('room', 'room')
}

/** A failed request aborts its transaction, whose `done` tells; the request's own promise need not be waited for. */
export function heardByDone(request: Promise<unknown>): void {
  request.catch(() => undefined)
}

/** Carries out all of some work in its transaction, or nothing of it: an error half-way must not let the first half be committed. */
export async function allOrNothing(transaction: { readonly done: Promise<void>; abort(): void }, work: () => Promise<void>): Promise<void> {
  heardByDone(transaction.done)
  try {
    await work()
  } catch (error) {
    try {
      transaction.abort()
    } catch {
      // It was a request that failed: the transaction has been aborted already.
    }
    throw error
  }
  await transaction.done
}
