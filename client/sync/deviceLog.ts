import type { RowRefusal, UnsentRow } from './unsentRow.ts'

/**
 * What the device keeps, per user and plan: slices of confirmed updates, the
 * rows that the server has not confirmed, and my role as last told. Every promise resolves when the device has really stored it, and rejects when
 * it refused (full, private window, damaged).
 */
export interface DeviceLog {
  load(room: DeviceRoom): Promise<DevicePlan>
  /** All of a batch in one transaction, or nothing of it. */
  write(room: DeviceRoom, batch: DeviceBatch): Promise<void>
  /** Joins small slices into larger ones when they have become many; nothing is lost when it is interrupted. */
  compact(room: DeviceRoom): Promise<void>
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
  /** Damaged entries that were put aside at this load. */
  readonly damaged: number
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
}

export interface RowMark {
  readonly id: string
  readonly refused: RowRefusal
}
