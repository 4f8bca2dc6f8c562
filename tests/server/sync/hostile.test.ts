import { expect, test } from 'vitest'
import { laySiege } from '../../helpers/siege.ts'
import { brokenFrames, brokenUpdates } from './attacks/brokenFrames.ts'
import { floods } from './attacks/floods.ts'
import { forgedClientIds, forgedPresence } from './attacks/forgeries.ts'
import { gaps } from './attacks/gaps.ts'

const attacks = [...brokenFrames, ...brokenUpdates, ...gaps, ...forgedPresence, ...forgedClientIds, ...floods]

/** Shorter than the half minute after which ws itself cuts off a socket that does not answer: that must not be what saves us. */
const timeout = 25_000

test.each(attacks.map((one) => [one.name, one] as const))('[S6] harms only oneself: %s', { timeout }, async (_name, { attack, ending }) => {
  const siege = await laySiege()
  const offenders = await attack(siege)
  if (ending !== null) {
    expect(ending.reason).not.toBe('')
    for (const { closed } of offenders) expect(await closed).toEqual(ending)
  }
  await siege.everybodyWorksOn()
  expect(await siege.foreignRows()).toEqual([])
  await siege.lift()
})
