import { expect, test } from 'vitest'
import { FrameLedger } from '../../../client/sync/frameLedger.ts'

test('an acknowledgement confirms the rows of all frames up to its count, once', () => {
  const ledger = new FrameLedger()
  for (const rows of [['a', 'b'], [], ['c']]) ledger.sent(rows)
  expect(ledger.acknowledge(2)).toEqual(['a', 'b'])
  expect(ledger.acknowledge(2)).toEqual([])
  expect(ledger.outstanding).toBe(1)
  expect(ledger.acknowledge(3)).toEqual(['c'])
})

test('a count beyond what was sent confirms nothing that is sent later', () => {
  const ledger = new FrameLedger()
  ledger.sent(['a'])
  expect(ledger.acknowledge(9)).toEqual(['a'])
  ledger.sent(['b'])
  expect(ledger.outstanding).toBe(1)
})
