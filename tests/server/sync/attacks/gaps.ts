import { expect } from 'vitest'
import * as Y from 'yjs'
import { closeCode, closeReason } from '../../../../shared/protocol/closeCodes.ts'
import { encodeStep2, encodeUpdate } from '../../../../shared/protocol/messages.ts'
import { frameBurstMax, gapQuestionIntervalMs, gapQuestionsMax, unacknowledgedFramesMax } from '../../../../server/sync/limits.ts'
import type { RawClient } from '../../../helpers/rawClient.ts'
import type { Siege } from '../../../helpers/siege.ts'
import { emptyUpdate } from '../../../../server/storage/mergeAll.ts'
import { testPlan, until } from '../../../helpers/startSyncServer.ts'
import type { Attack } from './Attack.ts'
import { continuing, successiveUpdates } from './material.ts'

const neverComplete = { code: closeCode.incomplete, reason: closeReason.neverComplete }
const framesPerRound = 100
const rounds = 10

/** Updates that refer to what is never sent. */
export const gaps: readonly Attack[] = [
  {
    name: 'a gap that is repeated after each question',
    ending: neverComplete,
    async attack(siege) {
      const offender = await inSync(siege)
      const [, second] = successiveUpdates(2)
      for (let question = 1; question <= gapQuestionsMax; question += 1) {
        offender.send(encodeUpdate(second!))
        await offender.ponged()
        siege.clock.advance(gapQuestionIntervalMs)
        await asked(offender, 1 + question)
        offender.send(encodeStep2(second!))
      }
      offender.send(encodeUpdate(second!))
      await offender.ponged()
      siege.clock.advance(gapQuestionIntervalMs)
      return [offender]
    },
  },
  {
    name: 'a thousand updates with gaps, among which others’ edits arrive in their order, before anybody is asked for anything',
    ending: null,
    async attack(siege) {
      const { ada, bob, log } = siege
      const offender = await inSync(siege)
      const [, ...later] = successiveUpdates(1 + rounds * framesPerRound)
      const seen: unknown[] = []
      bob.doc.getMap('rounds').observe((event) => seen.push(...[...event.keysChanged].map((key) => Number(key))))
      const before = (await log.load(testPlan)).seq
      for (let round = 0; round < rounds; round += 1) {
        for (const update of later.slice(round * framesPerRound, (round + 1) * framesPerRound)) offender.send(encodeUpdate(update))
        // All of them have been dealt with when this comes back; only then the others go on.
        await offender.ponged()
        ada.doc.getMap('rounds').set(String(round), round)
        await until(bob.doc, () => bob.doc.getMap('rounds').has(String(round)))
      }
      expect(seen).toEqual(Array.from({ length: rounds }, (_, round) => round))
      expect((await log.load(testPlan)).seq).toBe(before + rounds)
      // One question may be asked a second, and the clock stands still: the one of the beginning is all there was.
      expect(questions(offender)).toBe(1)
      return [offender]
    },
  },
  {
    name: 'deletions of what nobody has written, a hole between two updates, and work on top of what is missing',
    ending: null,
    async attack(siege) {
      const offender = await inSync(siege)
      const [first, , third] = successiveUpdates(3)
      const document = new Y.Doc()
      document.getText('t').insert(0, 'unknown')
      const unknown = Y.encodeStateVector(document)
      document.getText('t').delete(0, 3)
      const missing = new Y.Doc()
      missing.getMap('records').set('record', new Y.Map())
      const onTop = continuing(missing, 9, (forged) => (forged.getMap('records').get('record') as Y.Map<unknown>).set('title', 'on nothing'))
      for (const update of [Y.encodeStateAsUpdate(document, unknown), Y.mergeUpdates([first!, third!]), onTop]) offender.send(encodeUpdate(update))
      await offender.ponged()
      return [offender]
    },
  },
  {
    name: 'gaps without end from somebody who never answers',
    ending: neverComplete,
    async attack(siege) {
      const offender = await siege.connect()
      const frame = encodeUpdate(successiveUpdates(2)[1]!)
      let isClosed = false
      void offender.closed.then(() => { isClosed = true })
      for (let sent = 0; !isClosed; sent += frameBurstMax) {
        expect(sent).toBeLessThan(2 * unacknowledgedFramesMax)
        for (let count = 0; count < frameBurstMax; count += 1) offender.send(frame)
        // It is read as fast as anybody may send.
        siege.clock.advance(10_000)
        await siege.everybodyWorksOn()
        await siege.everybodyWorksOn()
      }
      return [offender]
    },
  },
]

/** Somebody who has nothing, and has said so: from now on gaps are asked about. */
async function inSync(siege: Siege): Promise<RawClient> {
  const offender = await siege.connect()
  offender.send(encodeStep2(emptyUpdate))
  await offender.ponged()
  return offender
}


async function asked(client: RawClient, count: number): Promise<void> {
  await client.message(() => questions(client) >= count)
}

function questions({ received }: RawClient): number {
  return received.filter(({ type }) => type === 'step1').length
}
