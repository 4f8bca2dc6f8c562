import { expect, test } from 'vitest'
import { FrameLedger } from '../../../client/sync/frameLedger.ts'

test('an acknowledgement confirms the rows of all frames up to its count, once', () => {
  const ledger = new FrameLedger()
  for (const row of ['a', null, 'b']) ledger.sent(row)
  expect(ledger.acknowledge(2)).toEqual(['a'])
  expect(ledger.acknowledge(2)).toEqual([])
  expect(ledger.outstanding).toBe(1)
  expect(ledger.acknowledge(3)).toEqual(['b'])
})

test('a count beyond what was sent confirms nothing that is sent later', () => {
  const ledger = new FrameLedger()
  ledger.sent('a')
  expect(ledger.acknowledge(9)).toEqual(['a'])
  ledger.sent('b')
  expect(ledger.outstanding).toBe(1)
})
