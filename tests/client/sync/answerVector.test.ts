import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { answerVector, clocksOf } from '../../../client/sync/answerVector.ts'

test('rows that went out are not sent a second time; every deletion is', () => {
  const { server, device, write } = open()
  const sent = [write('One'), write('Two')].flatMap(clocksOf)
  const answer = Y.decodeUpdate(Y.encodeStateAsUpdate(device, answerVector(device, Y.encodeStateVector(server), sent)))
  expect(answer.structs).toEqual([])
  expect(answer.ds.clients.size).toBe(2)
})

test('a server that lacks something else is sent everything', () => {
  const { server, device, write } = open()
  const other = new Y.Doc()
  other.getMap('m').set('place', 'Tashkent')
  Y.applyUpdate(device, Y.encodeStateAsUpdate(other))
  const sent = clocksOf(write('One'))
  const asked = Y.encodeStateVector(server)
  expect(answerVector(device, asked, sent)).toBe(asked)
})

test('a row that did not go out is in the answer, and so is one that continues what the server has lost', () => {
  const { server, device, write } = open()
  const first = clocksOf(write('One'))
  const second = clocksOf(write('Two'))
  const asked = Y.encodeStateVector(server)
  expect(answerVector(device, asked, first)).toBe(asked)
  expect(answerVector(device, asked, second)).toBe(asked)
  expect(answerVector(device, asked, [])).toBe(asked)
})

test('a damaged row says nothing of what went out', () => {
  expect(clocksOf(Uint8Array.of(9, 9, 9))).toEqual([])
})

/** A device that has what the server has, and then works offline. */
function open() {
  const [server, device] = [new Y.Doc(), new Y.Doc()]
  server.getMap('m').set('title', 'Plan')
  Y.applyUpdate(device, Y.encodeStateAsUpdate(server))
  const write = (title: string): Uint8Array => {
    let made: Uint8Array = new Uint8Array()
    device.once('update', (update: Uint8Array) => { made = update })
    device.getMap('m').set('title', title)
    return made
  }
  return { server, device, write }
}
