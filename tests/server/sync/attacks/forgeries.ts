import { expect } from 'vitest'
import * as Y from 'yjs'
import { closeCode, closeReason } from '../../../../shared/protocol/closeCodes.ts'
import { encodeStep2, encodeUpdate } from '../../../../shared/protocol/messages.ts'
import { newClientIdsPerConnectionMax, presenceBytesMax, presenceIntervalMs } from '../../../../server/sync/limits.ts'
import type { RawClient } from '../../../helpers/rawClient.ts'
import type { Siege } from '../../../helpers/siege.ts'
import { foreignClientId, frameTooLarge, malformedMessage, sending, type Attack } from './Attack.ts'
import { continuing, oneStructEach, presenceFrame, type Claim } from './material.ts'

const own = 4711
const beyondBounds = Number.MAX_SAFE_INTEGER
const somebodyElse = JSON.stringify({ user: { id: 'ada', name: 'ADA', colour: 3 }, record: 'task-1' })

/** Saying to be another, or another’s presence. */
export const forgedPresence: readonly Attack[] = [
  claiming('presence under another person’s name', () => [{ clientId: own, json: somebodyElse }], async (siege, seen) => {
    await seen(own)
    expect(presenceOf(siege, own)).toMatchObject({ user: { id: 'mallory', name: 'MALLORY' }, record: 'task-1' })
  }),
  claiming('presence newer than all to come', () => [{ clientId: own, clock: beyondBounds, json: '{"place":1}' }], async (siege, seen, offender) => {
    await seen(own)
    expect(siege.bob.awareness.meta.get(own)?.clock).toBeLessThan(beyondBounds)
    // What is said later, as if it were older, is what counts.
    offender.send(presenceFrame({ clientId: own, clock: 1, json: '{"place":2}' }))
    await offender.ponged()
    siege.clock.advance(presenceIntervalMs)
    await siege.everybodyWorksOn()
    expect(presenceOf(siege, own)).toMatchObject({ place: 2 })
  }),
  claiming('the presence of another connection', ({ ada }) => [{ clientId: own, json: '{}' }, { clientId: ada.doc.clientID, clock: beyondBounds, json: '{"record":"forged"}' }], async (siege, seen) => {
    await seen(own)
    expect(presenceOf(siege, siege.ada.doc.clientID)).toMatchObject({ user: { id: 'ada' }, record: 'hers' })
  }),
  claiming('the end of another connection’s presence', ({ ada }) => [{ clientId: own, json: '{}' }, { clientId: ada.doc.clientID, clock: beyondBounds, json: 'null' }], async (siege, seen) => {
    await seen(own)
    expect(presenceOf(siege, siege.ada.doc.clientID)).toMatchObject({ record: 'hers' })
  }),
  claiming('a crowd of people who do not exist', () => Array.from({ length: 50_000 }, (_, index) => ({ clientId: own + index, json: '{}' })), async (siege, seen) => {
    await seen(own)
    expect([...siege.bob.awareness.getStates().keys()].sort()).toEqual([siege.ada.doc.clientID, siege.bob.doc.clientID, own].sort())
  }),
  sending('presence that is no object', malformedMessage, ({ send }) => send(presenceFrame({ clientId: own, json: '"text"' }))),
  sending('presence that is no JSON', malformedMessage, ({ send }) => send(presenceFrame({ clientId: own, json: '{' }))),
  sending('presence with a clock beyond all numbers', malformedMessage, ({ send }) => send(Uint8Array.of(1, 14, 1, 1, ...new Uint8Array(9).fill(255), 1, 2, 123, 125))),
  sending('more presence than anybody needs', frameTooLarge, ({ send }) => send(presenceFrame({ clientId: own, json: JSON.stringify({ a: 'x'.repeat(presenceBytesMax) }) }))),
]

/** Work under the clientID of somebody else. */
export const forgedClientIds: readonly Attack[] = [
  ...([['an update', encodeUpdate], ['a step 2', encodeStep2]] as const).map(([name, encode]): Attack => ({
    name: `${name} that goes on with the work of somebody who is writing now`,
    ending: foreignClientId,
    async attack(siege) {
      const { ada } = siege
      await siege.everybodyWorksOn()
      const offender = await siege.connect()
      offender.send(encode(continuing(ada.doc, ada.doc.clientID, (forged) => forged.getMap('work').set('forged', true))))
      return [offender]
    },
  })),
  {
    name: 'an update that goes on with the work of somebody who has left',
    ending: foreignClientId,
    async attack(siege) {
      const past = new Y.Doc()
      past.getMap('work').set('past', 1)
      const author = await siege.connect('ada')
      author.send(encodeUpdate(Y.encodeStateAsUpdate(past)))
      await author.ponged()
      author.close()
      await author.closed
      const offender = await siege.connect()
      offender.send(encodeUpdate(continuing(past, past.clientID, (forged) => forged.getMap('work').set('past', 'forged'))))
      return [offender]
    },
  },
  {
    name: 'an update that repeats another’s work as one’s own',
    ending: foreignClientId,
    async attack(siege) {
      await siege.everybodyWorksOn()
      const offender = await siege.connect()
      offender.send(encodeUpdate(Y.encodeStateAsUpdate(siege.ada.doc)))
      return [offender]
    },
  },
  {
    name: 'more clientIDs than a device ever brings',
    ending: { code: closeCode.tooLarge, reason: closeReason.tooManyClientIds },
    async attack(siege) {
      const offender = await siege.connect()
      offender.send(encodeStep2(oneStructEach(newClientIdsPerConnectionMax + 1)))
      return [offender]
    },
  },
]

/** Presence that the server takes or drops without a word, and what others see of it. */
function claiming(
  name: string,
  claims: (siege: Siege) => readonly Claim[],
  check: (siege: Siege, seen: (clientId: number) => Promise<void>, offender: RawClient) => Promise<void>,
): Attack {
  return {
    name, ending: null,
    async attack(siege) {
      siege.ada.awareness.setLocalState({ record: 'hers' })
      await siege.everybodyWorksOn()
      siege.clock.advance(presenceIntervalMs)
      const offender = await siege.connect()
      offender.send(presenceFrame(...claims(siege)))
      await offender.ponged()
      siege.clock.advance(presenceIntervalMs)
      const { awareness } = siege.bob
      const seen = (clientId: number): Promise<void> => new Promise((resolve) => {
        const look = (): void => void (awareness.getStates().has(clientId) && resolve())
        awareness.on('change', look)
        look()
      })
      await check(siege, seen, offender)
      return [offender]
    },
  }
}

function presenceOf({ bob }: Siege, clientId: number): unknown {
  return bob.awareness.getStates().get(clientId)
}
