import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Cursor } from './cursor.ts'

/**
 * The messages between a client and the sync server: the y-websocket protocol,
 * one message per WebSocket frame, plus our additions. The additions are sent
 * only to clients that ask for them with `pacta=1` in the connection's query;
 * a stock client logs an error for every message type it does not know.
 */
export const messageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  acknowledgement: 120,
  cursor: 121,
  role: 122,
} as const

export const syncType = { step1: 0, step2: 1, update: 2 } as const

/** The query parameters of a connection. */
export const connectionQuery = {
  /** `1` asks for the additions. */
  additions: 'pacta',
  /** The user that the client means to be; another session's cookie is refused. */
  user: 'as',
  /** How far the device has read the log (cursor.ts): the server sends the rows behind it. */
  since: 'since',
} as const

export type Message =
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  | { readonly type: 'step2'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'queryAwareness' }
  | { readonly type: 'acknowledgement'; readonly count: number }
  | { readonly type: 'cursor'; readonly cursor: Cursor }
  | { readonly type: 'role'; readonly role: string }

/** "This is what I have (a state vector); send me the rest as step 2." */
export function encodeStep1(stateVector: Uint8Array): Uint8Array {
  return encodeSync(syncType.step1, stateVector)
}

/** The answer to step 1: everything that its sender lacked. A client is in sync when it has it. */
export function encodeStep2(update: Uint8Array): Uint8Array {
  return encodeSync(syncType.step2, update)
}

export function encodeUpdate(update: Uint8Array): Uint8Array {
  return encodeSync(syncType.update, update)
}

export function encodeAwareness(update: Uint8Array): Uint8Array {
  return encode(messageType.awareness, (encoder) => encoding.writeVarUint8Array(encoder, update))
}

/**
 * How many of this connection's update frames (sync step 2 and update, counted
 * from its start) are durable. The count never falls. A frame that brought
 * nothing new counts; one that could not be placed counts as soon as a later
 * step 2 of the same connection is durable.
 */
export function encodeAcknowledgement(count: number): Uint8Array {
  return encode(messageType.acknowledgement, (encoder) => encoding.writeVarUint(encoder, count))
}

/**
 * Every row of the log up to this one has been sent on this connection, or came
 * from it. Written on the device together with those updates, it spares the
 * next connection from comparing whole documents.
 */
export function encodeCursor({ epoch, seq }: Cursor): Uint8Array {
  return encode(messageType.cursor, (encoder) => {
    encoding.writeVarString(encoder, epoch)
    encoding.writeVarUint(encoder, seq)
  })
}

/** The person's role on this plan, sent at the start and whenever it changes. */
export function encodeRole(role: string): Uint8Array {
  return encode(messageType.role, (encoder) => encoding.writeVarString(encoder, role))
}

/** Reads one frame; null when it is no message, or anything is left over after it. */
export function decodeMessage(frame: Uint8Array): Message | null {
  try {
    const decoder = decoding.createDecoder(frame)
    const message = readMessage(decoder)
    return decoding.hasContent(decoder) ? null : message
  } catch {
    return null
  }
}

/** The count of an acknowledgement, for a handler that has already read the message type. */
export function readAcknowledgement(decoder: decoding.Decoder): number {
  return decoding.readVarUint(decoder)
}

/** The cursor of a cursor message, for a handler that has already read the message type. */
export function readCursor(decoder: decoding.Decoder): Cursor {
  return { epoch: decoding.readVarString(decoder), seq: decoding.readVarUint(decoder) }
}

/** The role of a role message, for a handler that has already read the message type. */
export function readRole(decoder: decoding.Decoder): string {
  return decoding.readVarString(decoder)
}

function readMessage(decoder: decoding.Decoder): Message | null {
  switch (decoding.readVarUint(decoder)) {
    case messageType.sync:
      return readSync(decoder)
    case messageType.awareness:
      return { type: 'awareness', update: decoding.readVarUint8Array(decoder) }
    case messageType.queryAwareness:
      return { type: 'queryAwareness' }
    case messageType.acknowledgement:
      return { type: 'acknowledgement', count: readAcknowledgement(decoder) }
    case messageType.cursor:
      return { type: 'cursor', cursor: readCursor(decoder) }
    case messageType.role:
      return { type: 'role', role: readRole(decoder) }
    default:
      return null
  }
}

function readSync(decoder: decoding.Decoder): Message | null {
  const type = decoding.readVarUint(decoder)
  const content = decoding.readVarUint8Array(decoder)
  switch (type) {
    case syncType.step1:
      return { type: 'step1', stateVector: content }
    case syncType.step2:
      return { type: 'step2', update: content }
    case syncType.update:
      return { type: 'update', update: content }
    default:
      return null
  }
}

function encodeSync(type: number, content: Uint8Array): Uint8Array {
  return encode(messageType.sync, (encoder) => {
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, content)
  })
}

function encode(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}
