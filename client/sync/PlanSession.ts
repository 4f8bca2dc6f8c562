import type { ShallowRef } from 'vue'
import type { CommandContext } from '../../shared/commands/transact.ts'
import type { PlanId } from '../../shared/ids.ts'
import type { Cursor } from '../../shared/protocol/cursor.ts'
import type { Role } from '../../shared/permissions/can.ts'
import type { Presence } from './presence.ts'
import type { ReactivePlan } from './reactivePlan.ts'
import type { SessionProblem } from './sessionProblem.ts'
import type { SyncStatus } from './syncStatus.ts'
import type { UndoStack } from './undoStack.ts'
import type { UnsentWork } from './unsentWork.ts'

/** Opening until a whole plan is here, from the device or the server: an empty plan is never shown for a missing one. */
export type SessionState = 'opening' | 'open' | 'missing' | 'refused'

/** One open plan in one tab. */
export interface PlanSession {
  readonly planId: PlanId
  readonly plan: ReactivePlan
  readonly state: ShallowRef<SessionState>
  /** False while an open plan is only a picture of its records: its document is being loaded from the device. */
  readonly editable: ShallowRef<boolean>
  readonly problem: ShallowRef<SessionProblem | null>
  /** As last told; null while unknown. */
  readonly role: ShallowRef<Role | null>
  readonly status: ShallowRef<SyncStatus>
  /** Records with changes that the server has not confirmed. */
  readonly unsentRecords: ShallowRef<ReadonlySet<string>>
  /** How far the server has sent its log on this tab's connection; null before it has said so. */
  readonly seen: ShallowRef<Cursor | null>
  readonly presence: Pick<Presence, 'people' | 'arrivals' | 'here'>
  readonly undoStack: UndoStack
  /** What a command needs; always of the document that is open now. */
  context(): CommandContext
  readonly unsent: Pick<UnsentWork, 'moves' | 'list' | 'export' | 'letGo'>
  /** Tries to reach the server now, and to store what the device has refused. */
  retry(): void
  /** Resolves when the device has read everything that it has of the plan, and connecting has begun. */
  readonly ready: Promise<void>
  /** Resolves when the server has sent the plan for the first time, or turned out to be out of reach. */
  readonly firstContact: Promise<void>
  /** Resolves when nothing is left to be written to the device. */
  settled(): Promise<void>
  close(): Promise<void>
}
