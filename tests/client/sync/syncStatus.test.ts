import { describe, expect, test } from 'vitest'
import { closeAnswer } from '../../../client/sync/closeAnswer.ts'
import { nextLink, syncStatus, type Link, type LinkEvent, type SyncFacts, type SyncState } from '../../../client/sync/syncStatus.ts'

const saved: SyncFacts = {
  storageRefused: false, readOnly: false, signedOut: false, link: 'synced', answered: true, outstandingFrames: 0, waiting: 0, changes: 0,
}

describe('the chip says the first that holds', () => {
  test.each<[SyncState, Partial<SyncFacts>]>([
    ['saved', {}],
    ['saving', { waiting: 1, changes: 1 }],
    ['saving', { outstandingFrames: 1 }],
    ['saving', { answered: false }],
    ['reconnecting', { link: 'trying' }],
    ['offline', { link: 'unreachable' }],
    ['signed-out', { signedOut: true, link: 'unreachable' }],
    ['read-only', { readOnly: true, signedOut: true }],
    ['read-only', { readOnly: true, answered: false }],
    ['storage-refused', { storageRefused: true, readOnly: true, signedOut: true, link: 'unreachable' }],
  ])('%s when %o', (state, facts) => {
    expect(syncStatus({ ...saved, ...facts }).state).toBe(state)
  })

  test('refused work that waits for nothing does not keep the chip saving, but is counted', () => {
    expect(syncStatus({ ...saved, changes: 2 })).toEqual({ state: 'saved', changes: 2 })
  })
})

describe('the link is what the sockets told', () => {
  test.each<[Link, LinkEvent, Link]>([
    ['trying', 'opened', 'trying'],
    ['trying', 'synced', 'synced'],
    ['trying', 'closed', 'unreachable'],
    ['synced', 'closed', 'trying'],
    ['unreachable', 'closed', 'unreachable'],
    ['unreachable', 'opened', 'trying'],
  ])('%s, %s: %s', (link, event, next) => {
    expect(nextLink(link, event)).toBe(next)
  })
})

test.each([
  [null, 'retry'], [1006, 'retry'], [1012, 'retry'], [1013, 'retry'], [4503, 'retry'], [4429, 'retry'],
  [4401, 'sign-in'], [4403, 'ask-role'], [4404, 'plan-missing'], [4410, 'being-removed'], [4426, 'client-too-old'],
  [4400, 'keep-refused-work'], [4409, 'keep-refused-work'], [4413, 'keep-refused-work'], [4422, 'keep-refused-work'],
])('close code %s is answered with %s', (code, answer) => {
  expect(closeAnswer(code)).toBe(answer)
})
