import * as decoding from 'lib0/decoding'
import { expect, test } from 'vitest'
import {
  decodeMessage,
  encodeAcknowledgement,
  encodeAwareness,
  encodeCursor,
  encodeRole,
  encodeStep1,
  encodeStep2,
  encodeUpdate,
  messageType,
  readAcknowledgement,
} from '../../../shared/protocol/messages.ts'

const content = Uint8Array.of(1, 2, 3)

test.each([
  ['step 1', encodeStep1(content), { type: 'step1', stateVector: content }],
  ['step 2', encodeStep2(content), { type: 'step2', update: content }],
  ['an update', encodeUpdate(content), { type: 'update', update: content }],
  ['awareness', encodeAwareness(content), { type: 'awareness', update: content }],
  ['an acknowledgement', encodeAcknowledgement(300), { type: 'acknowledgement', count: 300 }],
  ['a cursor', encodeCursor({ epoch: 'k3x', seq: 70_000 }), { type: 'cursor', cursor: { epoch: 'k3x', seq: 70_000 } }],
  ['a role', encodeRole('editor'), { type: 'role', role: 'editor' }],
])('%s is read as it was written', (_name, frame, message) => {
  expect(decodeMessage(frame)).toEqual(message)
})

test('sync messages are those of the y-websocket protocol', () => {
  expect([...encodeStep1(content)]).toEqual([0, 0, 3, 1, 2, 3])
  expect([...encodeStep2(content)]).toEqual([0, 1, 3, 1, 2, 3])
  expect([...encodeUpdate(content)]).toEqual([0, 2, 3, 1, 2, 3])
  expect([...encodeAwareness(content)]).toEqual([1, 3, 1, 2, 3])
})

test('a frame that is cut short, unknown, or followed by something is no message', () => {
  const frame = encodeUpdate(content)
  for (let length = 0; length < frame.length; length += 1) expect(decodeMessage(frame.slice(0, length))).toBeNull()
  expect(decodeMessage(Uint8Array.of(...frame, 0))).toBeNull()
  expect(decodeMessage(Uint8Array.of(99))).toBeNull()
})

test('a client’s handler reads the count behind the message type', () => {
  const decoder = decoding.createDecoder(encodeAcknowledgement(7))
  expect(decoding.readVarUint(decoder)).toBe(messageType.acknowledgement)
  expect(readAcknowledgement(decoder)).toBe(7)
})
