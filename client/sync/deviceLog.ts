import type { Cursor } from '../../shared/protocol/cursor.ts'
import type { ActivityEntry, ActivityPage, ActivityPerson } from '../../shared/review/activityEntry.ts'
import type { ToldCollision } from '../../shared/review/toldCollision.ts'
import type { PlanRecords } from '../../shared/schema/decode.ts'
import type { StoredProjection } from './storedProjection.ts'
import type { RowRefusal, UnsentRow } from './unsentRow.ts'

/**
 * What the device keeps, per user and plan: slices of confirmed updates, the
 * rows that the server has not confirmed, how far the server's log is among
 * them, my role as last told, and a picture of the records. Every promise
 * resolves when the device has really stored it, and rejects when it refused
 * (full, private window, damaged).
 */
export interface DeviceLog {
  load(room: DeviceRoom): Promise<DevicePlan>
  /** All of a batch in one transaction, or nothing of it. */
  write(room: DeviceRoom, batch: DeviceBatch): Promise<void>
  /** A whole plan's records as they were last shown; null where there are none, or of another version. */
  loadProjection(room: DeviceRoom): Promise<ShownPlan | null>
  saveProjection(room: DeviceRoom, parts: StoredProjection): Promise<void>
  /** Activity that was looked at before; null where there is none. */
  loadActivity(room: DeviceRoom): Promise<KeptActivity | null>
  /** Keeps what the server has answered, to be looked at again without it. */
  keepActivity(room: DeviceRoom, page: ActivityPage, nowMs: number): Promise<void>
  /** What collided, as the server last told it; null where there is nothing. */
  loadCollisions(room: DeviceRoom): Promise<KeptCollisions | null>
  keepCollisions(room: DeviceRoom, kept: KeptCollisions): Promise<void>
  /** Joins small slices of a copy, as it was loaded, when they have become many, and cuts large ones; nothing is lost when it is interrupted. */
  compact(room: DeviceRoom, loaded: Pick<DevicePlan, 'slices'>): Promise<void>
  /** Unsent rows of all plans of a user: what signing out would lose. */
  unsentRows(user: string): Promise<readonly (UnsentRow & { readonly plan: string })[]>
  /** Forgets everything of one user. */
  clear(user: string): Promise<void>
  close(): void
}

export interface DeviceRoom {
  readonly user: string
  readonly plan: string
}

export interface DevicePlan {
  /** Confirmed updates, each needing only earlier ones. */
  readonly slices: readonly Uint8Array<ArrayBuffer>[]
  /** In the order in which they were made. */
  readonly rows: readonly UnsentRow[]
  /** True once a whole plan has arrived: before that the slices are no plan to show. */
  readonly complete: boolean
  readonly role: string | null
  /** Every row of the server's log up to here is among slices and rows; null is unknown. */
  readonly cursor: Cursor | null
  /** How often this copy has lost something that it had: damaged entries, refused rows. */
  readonly losses: number
  /** Damaged entries that were put aside at this load. */
  readonly damaged: number
}

/** A picture to look at until the document has loaded. */
export interface ShownPlan {
  readonly plan: PlanRecords
  readonly role: string | null
}

export interface KeptActivity {
  /** Of the log; places of another epoch mean other rows. */
  readonly epoch: string
  readonly people: readonly ActivityPerson[]
  /** When the server was last asked, by the device's clock, in milliseconds since 1970. */
  readonly at: number
  /** Newest first, with gaps where nobody has looked. */
  readonly entries: readonly ActivityEntry[]
}

/** Everything that has collided in a plan, as far as the server had reviewed its log. */
export interface KeptCollisions {
  /** Of the log; rows of another epoch are other rows. */
  readonly epoch: string
  /** The log was reviewed up to this row. */
  readonly seq: number
  /** When the server was last asked, by the device's clock, in milliseconds since 1970. */
  readonly at: number
  /** The latest first. */
  readonly collisions: readonly ToldCollision[]
}

export interface DeviceBatch {
  readonly rows: readonly UnsentRow[]
  /** Rows that the server confirmed: they become slices. */
  readonly acknowledged: readonly UnsentRow[]
  /** Rows that another row of the batch stands for from now on, or that have nothing left to say. */
  readonly dropped: readonly string[]
  readonly slices: readonly Uint8Array[]
  readonly marks: readonly RowMark[]
  readonly about: PlanFacts
}

/** What has become known of the plan itself; what is left out stays as it was. */
export interface PlanFacts {
  /** The whole plan has arrived: its slices can be shown. */
  readonly complete?: true
  readonly role?: string | null
  readonly cursor?: CopyCursor
  /** The copy has turned out to lack something: no cursor of before holds any more. */
  readonly lost?: true
}

/**
 * A cursor and the copy that it speaks of. Another tab may find entries damaged
 * or see rows refused while this one goes on from its whole document: then
 * what this tab is told is no longer true of the device, and is not stored.
 */
export interface CopyCursor {
  readonly cursor: Cursor
  /** The copy's losses as this tab knows them. */
  readonly losses: number
}

export interface RowMark {
  readonly id: string
  readonly refused: RowRefusal
}
