import type { PlanId } from '../../shared/ids.ts'
import type { Role } from '../../shared/permissions/can.ts'
import type { DeviceLog } from './deviceLog.ts'

/** All that a session takes from the world around it, so that tests can stand in for the world. */
export interface Surroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly randomId: () => string
  /** `ws://host/sync`. */
  readonly serverAddress: string
  readonly WebSocket: typeof WebSocket
  readonly device: DeviceLog
  readonly account: AccountServer
  readonly openChannel: (name: string) => Channel
  readonly locks: Locks
  /** Lives as long as the tab, through reloads. */
  readonly tabStorage: Pick<Storage, 'getItem' | 'setItem'>
  /** Calls again and again; returns how to stop. */
  readonly every: (periodMs: number, work: () => void) => () => void
  /** The person came back to the page, or the browser believes that the network did: a reason to look again, never a truth. */
  readonly onAttention: (work: () => void) => () => void
  /** Called between two pieces of long work; lets the page answer when it has not had a chance for a while. */
  readonly pause: () => Promise<void>
  /** The page is being hidden or left: the last moment to store something. Returns how to stop. */
  readonly onLeaving: (work: () => void) => () => void
}

/** What a session asks of the server beside the document. */
export interface AccountServer {
  /** Whose session the browser holds; null is nobody's. */
  signedInUser(): Promise<string | null | 'unreachable'>
  /** My role on a plan; null is none. */
  role(plan: PlanId): Promise<Role | null | 'unreachable'>
}

/** The part of BroadcastChannel that is used. */
export interface Channel {
  postMessage(message: unknown): void
  onmessage: ((event: MessageEvent) => void) | null
  close(): void
}

/** The part of the Web Locks that is used; where the browser has none, every lock is granted at once. */
export interface Locks {
  /** Holds a lock, when it is granted, until the work has ended. An abort takes the request back. */
  request<Value>(name: string, options: { readonly mode?: 'shared' | 'exclusive'; readonly signal?: AbortSignal }, work: () => Promise<Value>): Promise<Value>
}
