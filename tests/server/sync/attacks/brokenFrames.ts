import * as Y from 'yjs'
import { closeCode, closeReason } from '../../../../shared/protocol/closeCodes.ts'
import { encodeAwareness, encodeStep1, encodeStep2, encodeUpdate, messageType, syncType } from '../../../../shared/protocol/messages.ts'
import { frameBytesMax, newClientIdsPerConnectionMax, stateVectorEntryBytesMax } from '../../../../server/sync/limits.ts'
import { crowdedUpdate } from '../../../helpers/crowdedUpdate.ts'
import type { RawClient } from '../../../helpers/rawClient.ts'
import { frameTooLarge, malformedMessage, malformedUpdate, sending, sendingEach, type Attack } from './Attack.ts'
import { presenceFrame, properPrefixes, realUpdate } from './material.ts'

const update = realUpdate()
const stateVector = Y.encodeStateVectorFromUpdate(update)
const entry = presenceFrame({ clientId: 70_000, json: JSON.stringify({ record: 'task-1' }) })
/** An entry without the message around it: its type and its length. */
const entryAlone = entry.slice(2)
const textFrame = { code: closeCode.malformed, reason: closeReason.textFrame }
const readOnly = { code: closeCode.forbidden, reason: closeReason.readOnly }

/** Frames that are no messages, or too much of one. */
export const brokenFrames: readonly Attack[] = [
  sendingEach('an update frame, cut short at every place', malformedMessage, properPrefixes(encodeUpdate(update))),
  sendingEach('a step 1, cut short at every place', malformedMessage, properPrefixes(encodeStep1(stateVector))),
  sendingEach('a step 2, cut short at every place', malformedMessage, properPrefixes(encodeStep2(update))),
  sendingEach('a presence frame, cut short at every place', malformedMessage, properPrefixes(entry)),
  sendingEach('a whole message with an update that is cut short at every place', malformedUpdate, properPrefixes(update).map(encodeUpdate)),
  sendingEach('a whole message with a state vector that is cut short at every place', malformedMessage, properPrefixes(stateVector).map(encodeStep1)),
  sendingEach('a whole message with presence that is cut short at every place', malformedMessage, properPrefixes(entryAlone).map(encodeAwareness)),
  sendingEach('every message type that nobody may send', malformedMessage, notForClients().map((type) => Uint8Array.of(type, 1, 2))),
  sendingEach('every unknown kind of sync message', malformedMessage, [3, 4, 9, 127].map((kind) => Uint8Array.of(messageType.sync, kind, 1, 0))),
  sending('a message type beyond all numbers', malformedMessage, ({ send }) => send(new Uint8Array(12).fill(255))),
  sending('a message that announces more than it holds', malformedMessage, ({ send }) => send(Uint8Array.of(messageType.sync, syncType.update, 0xff, 0xff, 0xff, 0xff, 0x0f, 1))),
  sending('a message with something behind it', malformedMessage, ({ send }) => send(Uint8Array.of(...encodeUpdate(update), 1))),
  sending('a text frame', textFrame, ({ socket }) => socket.send('hello')),
  sending('bytes that are no WebSocket frame', malformedMessage, (client) => writeRaw(client, Uint8Array.of(0xff, 0xff, 0xff, 0xff))),
  sending('a frame without the mask that clients must use', malformedMessage, (client) => writeRaw(client, Uint8Array.of(0x82, 1, 3))),
  sending('a frame of 9 MiB', frameTooLarge, ({ send }) => send(new Uint8Array(frameBytesMax + 1))),
  sending('large fragments without end', frameTooLarge, (client) => sendFragments(client, 10, 1024 * 1024)),
  sending('fragments of one byte without end', frameTooLarge, (client) => sendFragments(client, 20_000, 1)),
  sending('empty fragments without end', frameTooLarge, (client) => sendFragments(client, 20_000, 0)),
  sending('a state vector beyond all measure', frameTooLarge, ({ send }) => send(encodeStep1(new Uint8Array(stateVectorEntryBytesMax * (newClientIdsPerConnectionMax + 1000))))),
  sending('a state vector that announces entries that never come', malformedMessage, ({ send }) => send(encodeStep1(Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f, 1, 1)))),
]

/** Whole messages with updates that nobody may store. */
export const brokenUpdates: readonly Attack[] = [
  ...([['an update', encodeUpdate], ['a step 2', encodeStep2]] as const).flatMap(([name, encode]) => [
    sending(`${name} that is noise`, malformedUpdate, ({ send }) => send(encode(Uint8Array.of(9, 9, 9, 9)))),
    sending(`${name} in V2 encoding`, malformedUpdate, ({ send }) => send(encode(Y.convertUpdateFormatV1ToV2(update)))),
    sending(`${name} with something behind it`, malformedUpdate, ({ send }) => send(encode(Uint8Array.of(...update, 0)))),
    sending(`${name} that writes one place again and again`, malformedUpdate, ({ send }) => send(encode(crowdedUpdate(20_000)))),
    sending(`${name} with a subdocument`, malformedUpdate, ({ send }) => send(encode(withValue(new Y.Doc())))),
    sending(`${name} with a value of a thousand levels`, malformedUpdate, ({ send }) => send(encode(withValue(levels(1000))))),
    sending(`${name} from a viewer`, readOnly, ({ send }) => send(encode(update)), 'eve'),
    sending(`${name} of nothing from a viewer`, readOnly, ({ send }) => send(encode(Uint8Array.of(0, 0))), 'eve'),
  ]),
]

/** All but the four that clients send, among those that one byte can say. */
function notForClients(): number[] {
  const allowed: readonly number[] = [messageType.sync, messageType.awareness, messageType.queryAwareness]
  return Array.from({ length: 128 }, (_, type) => type).filter((type) => !allowed.includes(type))
}

function sendFragments({ socket }: RawClient, count: number, bytes: number): void {
  const piece = new Uint8Array(bytes)
  for (let sent = 0; sent < count; sent += 1) socket.send(piece, { fin: false })
}

/** Past the library, which would not send such a thing. */
function writeRaw({ socket }: RawClient, bytes: Uint8Array): void {
  const { _socket: stream } = socket as unknown as { readonly _socket: { write(bytes: Uint8Array): void } }
  stream.write(bytes)
}

function withValue(value: unknown): Uint8Array {
  const document = new Y.Doc()
  document.getMap('m').set('key', value)
  return Y.encodeStateAsUpdate(document)
}

function levels(count: number): unknown {
  let value: unknown = 1
  for (let level = 0; level < count; level += 1) value = [value]
  return value
}
