import type { ServerName } from '../servers/ServerKind.ts'
import { hocuspocusDialect } from './hocuspocusDialect.ts'
import { pactaDialect } from './pactaDialect.ts'
import { relayDialect } from './relayDialect.ts'

/** How one server is spoken to. Frames are built here and read here; the sockets are the same for all. */
export interface Dialect {
  /** @param since what the server said last of how far this device has read; null when it said nothing */
  address(url: string, plan: string, user: string, since: string | null): { readonly url: string; readonly headers: Readonly<Record<string, string>> }
  /** The first frames of a connection: who it is, and what it has; null when it asks for nothing. */
  greeting(plan: string, stateVector: Uint8Array): readonly Uint8Array[] | null
  /** Unsent work of a device that comes back. */
  unsentWork(plan: string, updates: readonly Uint8Array[]): readonly Uint8Array[]
  /** What its provider sends unasked is not in its answer to the server's question; without that, the answer carries it. */
  readonly sendsUnsentWork: boolean
  update(plan: string, update: Uint8Array): Uint8Array
  /** The answer to the server's question for what it lacks. */
  answer(plan: string, update: Uint8Array): Uint8Array
  read(frame: Uint8Array): Arrival
  /** Whether each update is confirmed to its sender. */
  readonly acknowledges: boolean
}

export type Arrival =
  /** Work of others; `isAnswer`: after it, the client has all that is stored. */
  | { readonly type: 'content'; readonly update: Uint8Array; readonly isAnswer: boolean }
  | { readonly type: 'question' }
  /** Confirms so many frames of the connection since its start, or (null) one more. */
  | { readonly type: 'acknowledgement'; readonly count: number | null }
  /** The server says how far this connection has been sent the plan. */
  | { readonly type: 'cursor'; readonly cursor: string }
  | { readonly type: 'other' }

export const dialects: Readonly<Record<ServerName, Dialect>> = { pacta: pactaDialect, hocuspocus: hocuspocusDialect, relay: relayDialect }
