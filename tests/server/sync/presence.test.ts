import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { decodeMessage } from '../../../shared/protocol/messages.ts'
import { Presence, type Present } from '../../../server/sync/presence.ts'
import { createManualClock, type ManualClock } from '../../helpers/manualClock.ts'

let clock: ManualClock
let presence: Presence
beforeEach(() => {
  clock = createManualClock()
  presence = new Presence(clock)
})

test('[S8] an entry is given the sender’s user, whatever it says', () => {
  const [ada, bob] = [join('ada'), join('bob')]
  ada.say({ user: { id: 'bob', name: 'Bob' }, record: 'task-1' })
  clock.advance(50)
  expect(bob.seen()).toEqual({ [ada.clientId]: { user: ada.user, record: 'task-1' } })
})

test('[S8] what somebody says of others is dropped', () => {
  const [ada, bob, cem] = [join('ada'), join('bob'), join('cem')]
  ada.say({ record: 'task-1' })
  bob.say({ record: 'task-2' })
  clock.advance(50)
  bob.repeat(ada.clientId, { record: 'forged' })
  clock.advance(50)
  expect(cem.seen()[ada.clientId]).toEqual({ user: ada.user, record: 'task-1' })
})

test('nobody can take over the entry of another person', () => {
  const [ada, bob, cem] = [join('ada'), join('bob'), join('cem')]
  ada.say({ record: 'task-1' })
  bob.repeat(ada.clientId, { record: 'stolen' })
  clock.advance(50)
  expect(cem.seen()[ada.clientId]).toEqual({ user: ada.user, record: 'task-1' })
})

test('many movements within one interval are told once, the latest', () => {
  const [ada, bob] = [join('ada'), join('bob')]
  for (let place = 0; place < 20; place += 1) ada.say({ place })
  clock.advance(50)
  expect(bob.frames).toBe(1)
  expect(bob.seen()[ada.clientId]).toMatchObject({ place: 19 })
})

test('nobody is sent their own entry, which would overwrite a newer one', () => {
  const [ada, bob] = [join('ada'), join('bob')]
  ada.say({ place: 1 })
  bob.say({ place: 2 })
  clock.advance(50)
  expect(Object.keys(ada.seen())).toEqual([String(bob.clientId)])
})

test('a newcomer is told who is here', () => {
  const ada = join('ada')
  ada.say({ place: 1 })
  clock.advance(50)
  expect(join('bob').seen()).toMatchObject({ [ada.clientId]: { place: 1 } })
})

test('who leaves is taken away, and may come back with the same clientID', () => {
  const [ada, bob] = [join('ada'), join('bob')]
  ada.say({ place: 1 })
  clock.advance(50)
  presence.leave(ada.present)
  clock.advance(50)
  expect(bob.seen()).toEqual({})
  const again = join('ada', ada.clientId)
  again.say({ place: 2 })
  clock.advance(50)
  expect(bob.seen()).toMatchObject({ [ada.clientId]: { place: 2 } })
})

test('a new connection of the same person replaces one whose end was not noticed', () => {
  const [ada, bob] = [join('ada'), join('bob')]
  ada.say({ place: 1 })
  const again = join('ada', ada.clientId)
  again.say({ place: 2 })
  presence.leave(ada.present)
  clock.advance(50)
  expect(bob.seen()).toMatchObject({ [ada.clientId]: { place: 2 } })
})

interface Person {
  readonly user: Present['user']
  readonly present: Present
  readonly clientId: number
  readonly frames: number
  say(state: Record<string, unknown>): void
  repeat(clientId: number, state: Record<string, unknown>): void
  seen(): Record<number, unknown>
}

/** Somebody with the client's own awareness, as y-websocket has it. */
function join(id: string, clientId?: number): Person {
  const document = new Y.Doc()
  if (clientId !== undefined) document.clientID = clientId
  const awareness = new Awareness(document)
  awareness.destroy()
  const user = { id, name: id.toUpperCase(), colour: 1 }
  let frames = 0
  const present: Present = {
    user,
    sendPresence(frame) {
      const message = decodeMessage(frame)
      if (message?.type !== 'awareness') throw new Error('Not presence')
      frames += 1
      applyAwarenessUpdate(awareness, message.update, 'server')
    },
  }
  presence.join(present)
  return {
    user,
    present,
    clientId: document.clientID,
    get frames() {
      return frames
    },
    say(state) {
      awareness.setLocalState(state)
      presence.receive(present, encodeAwarenessUpdate(awareness, [document.clientID]))
    },
    repeat(clientId, state) {
      awareness.meta.set(clientId, { clock: 9e12, lastUpdated: 0 })
      presence.receive(present, encodeAwarenessUpdate(awareness, [clientId], new Map([[clientId, state]])))
    },
    seen: () => Object.fromEntries([...awareness.getStates()].filter(([clientId]) => clientId !== document.clientID)),
  }
}
