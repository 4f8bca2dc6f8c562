import { expect, test } from 'vitest'
import { makeContent } from '../plans/PlanContent.ts'
import { createFrameReader } from './frameReader.ts'
import { ReceivedPlan } from './ReceivedPlan.ts'
import { relayDialect } from './relayDialect.ts'

const { updates, whole, ends } = makeContent(2)
const read = createFrameReader(relayDialect)

test('a joiner is served when its frames together reach every end', () => {
  const received = new ReceivedPlan(4)
  received.add(0, read(whole))
  for (const update of updates) received.add(1, read(update))
  for (const update of updates.slice(0, -1)) received.add(2, read(update))
  for (const update of updates.filter((_update, index) => index !== 3)) received.add(3, read(update))
  expect(received.complete(ends)).toBe(2)
})
