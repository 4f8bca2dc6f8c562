import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import type { Awareness } from 'y-protocols/awareness'
import type { PlanId } from '../../shared/ids.ts'
import { isRole, type Role } from '../../shared/permissions/can.ts'
import { closeCode } from '../../shared/protocol/closeCodes.ts'
import { formatCursor, type Cursor } from '../../shared/protocol/cursor.ts'
import { connectionQuery, messageType, readAcknowledgement, readCursor, readRole, syncType } from '../../shared/protocol/messages.ts'
import { planRoom } from '../../shared/schema/rooms.ts'
import { ackSocketClass, type AckSocket } from './ackSocket.ts'
import { answerVector } from './answerVector.ts'
import { confirmedClocks } from './confirmedClocks.ts'
import { packRows } from './packRows.ts'
import type { UnsentRow } from './unsentRow.ts'

/** The longest pause between two attempts: a server that comes back is found soon. */
const BACKOFF_MAX_MS = 5_000

export interface ConnectionEvents {
  /** The socket is open; nothing has been sent or read. These go first. */
  readonly rowsToSend: () => readonly UnsentRow[]
  readonly opened: () => void
  /** Everything that may be in the document and is not known to be with the server; refused rows too, until it is built anew. */
  readonly unconfirmed: () => readonly UnsentRow[]
  readonly synced: () => void
  /**
   * An update as the server sent it, which the document has taken in. What the
   * document tells of it is something else: there unsent work of ours has
   * overwritten some of it already.
   */
  readonly received: (update: Uint8Array) => void
  readonly acknowledged: (rows: readonly string[]) => void
  readonly role: (role: Role) => void
  /** How far the document has read the log; asked at each attempt. */
  readonly since: () => Cursor | null
  /** The document has everything of the log up to here. */
  readonly cursor: (cursor: Cursor) => void
  /** The code is null when this side gave up on the socket. */
  readonly closed: (code: number | null, reason: string) => void
  /** A frame was sent or confirmed. */
  readonly progressed: () => void
}

export interface Connection {
  readonly awareness: Awareness
  /** Origin of what the server sent. */
  readonly origin: unknown
  readonly isOpen: boolean
  readonly isSynced: boolean
  readonly hasAnsweredStep1: boolean
  readonly outstandingFrames: number
  /** Sends rows at once when the socket is open; false when it is not. */
  send(rows: readonly UnsentRow[]): boolean
  /** Tries now instead of after the pause; also after the server has said no. */
  retry(): void
  close(): void
}

export interface ConnectionPlace {
  readonly serverAddress: string
  readonly plan: PlanId
  readonly user: string
  readonly WebSocket: typeof WebSocket
}

/** Keeps one plan's document connected with y-websocket's own provider; our additions are in the socket. */
export function openConnection(doc: Y.Doc, place: ConnectionPlace, events: ConnectionEvents): Connection {
  // The provider reads them at each attempt.
  const query: Record<string, string> = { [connectionQuery.additions]: '1', [connectionQuery.user]: place.user }
  const provider = new WebsocketProvider(place.serverAddress, planRoom(place.plan), doc, {
    connect: false,
    disableBc: true,
    maxBackoffTime: BACKOFF_MAX_MS,
    params: query,
    WebSocketPolyfill: ackSocketClass(place.WebSocket, { opened: open, claims: (stateVector) => confirmedClocks(stateVector, events.unconfirmed()) }),
    shouldReconnect: ({ code }) => mayRetry(code),
  })
  // The provider would send every local update by itself, without a row; ours go through `send`.
  doc.off('update', provider._updateHandler)

  function socket(): AckSocket | null {
    return provider.ws as AckSocket | null
  }

  function open(opened: AckSocket): void {
    if (opened !== provider.ws) return
    for (const packet of packRows(events.rowsToSend())) opened.sendPacket(packet)
    events.opened()
  }

  provider.messageHandlers[messageType.acknowledgement] = (_encoder, decoder) => {
    const rows = socket()?.ledger.acknowledge(readAcknowledgement(decoder)) ?? []
    if (rows.length > 0) events.acknowledged(rows)
    events.progressed()
  }
  provider.messageHandlers[messageType.role] = (_encoder, decoder) => {
    const role = readRole(decoder)
    if (isRole(role)) events.role(role)
  }
  const readSync = provider.messageHandlers[messageType.sync]!
  provider.messageHandlers[messageType.sync] = (encoder, decoder, ...rest) => {
    const { type, content: update } = peekSync(decoder)
    if (type === syncType.step1) return readSync(encoder, questionOf(answerVector(doc, update, socket()?.sentBeforeAnswer ?? [])), ...rest)
    const isNews = noticeUpdate(doc, provider, () => readSync(encoder, decoder, ...rest))
    // An answer repeats every deletion of the plan; a row is kept even when a neighbour tab has brought it before.
    if (type === syncType.update || (type === syncType.step2 && isNews)) events.received(update)
  }
  provider.messageHandlers[messageType.cursor] = (_encoder, decoder) => {
    const cursor = readCursor(decoder)
    // What waits in the document for something that never came is not in what the device has stored.
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return
    events.cursor(cursor)
    askSinceCursor()
  }
  provider.on('sync', (synced) => {
    if (synced) events.synced()
  })
  provider.on('connection-close', (event) => events.closed(event?.code ?? null, event?.reason ?? ''))

  function askSinceCursor(): void {
    const since = events.since()
    if (since) query[connectionQuery.since] = formatCursor(since)
  }

  askSinceCursor()
  provider.connect()

  return {
    awareness: provider.awareness,
    origin: provider,
    get isOpen() {
      return provider.wsconnected
    },
    get isSynced() {
      return provider.synced
    },
    get hasAnsweredStep1() {
      return socket()?.hasAnsweredStep1 ?? false
    },
    get outstandingFrames() {
      return socket()?.ledger.outstanding ?? 0
    },
    send(rows) {
      const open = provider.wsconnected ? socket() : null
      if (open) for (const packet of packRows(rows)) open.sendPacket(packet)
      return open !== null
    },
    retry: () => provider.connect(),
    close() {
      provider.destroy()
      provider.awareness.destroy()
    },
  }
}

/** The content of a sync message (a state vector or an update), for a handler that leaves it to be read. */
function peekSync(decoder: decoding.Decoder): { readonly type: number; readonly content: Uint8Array } {
  const ahead = decoding.clone(decoder)
  return { type: decoding.readVarUint(ahead), content: decoding.readVarUint8Array(ahead) }
}

/** A step 1 as the provider reads it. */
function questionOf(stateVector: Uint8Array): decoding.Decoder {
  return decoding.createDecoder(encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, syncType.step1)
    encoding.writeVarUint8Array(encoder, stateVector)
  }))
}

/** Whether the document has changed by the work. */
function noticeUpdate(doc: Y.Doc, origin: unknown, work: () => void): boolean {
  let hasChanged = false
  const notice = (_update: Uint8Array, from: unknown): void => {
    hasChanged ||= from === origin
  }
  doc.on('update', notice)
  work()
  doc.off('update', notice)
  return hasChanged
}

/** 44xx is a decision that trying again cannot change, except that too many connections may become fewer. */
function mayRetry(code: number): boolean {
  return code < 4400 || code >= 4500 || code === closeCode.tooMany
}
