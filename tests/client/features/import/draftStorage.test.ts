// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest'
import { draftStorage } from '../../../../client/features/import/draftStorage.ts'
import type { ImportDraft } from '../../../../client/features/import/importDraft.ts'
import { extract } from '../../../../shared/extraction/extract.ts'
import { headerFrom } from '../../../../shared/import/importHeader.ts'
import { startReview } from '../../../../shared/import/importReview.ts'
import { reviewedProposals } from '../../../../shared/import/reviewedProposal.ts'

const text = 'The parties agreed to meet in Vienna every year.'
const extraction = extract(text)
const draft: ImportDraft = {
  text, sha256: 'abc', header: headerFrom(extraction, text, 'a.txt', []), review: startReview(reviewedProposals(extraction, () => null)), planTitle: null, madePlanId: null,
}

beforeEach(() => sessionStorage.clear())

test('a draft survives a reload of the tab', () => {
  expect(draftStorage(sessionStorage, 'ana', 'plan').save(draft)).toBe(true)
  expect(draftStorage(sessionStorage, 'ana', 'plan').load()).toEqual(draft)
})

test('each plan has its own draft', () => {
  draftStorage(sessionStorage, 'ana', 'plan').save(draft)
  expect(draftStorage(sessionStorage, 'ana', 'other').load()).toBeNull()
  expect(draftStorage(sessionStorage, 'ana', null).load()).toBeNull()
  expect(draftStorage(sessionStorage, 'boris', 'plan').load()).toBeNull()
})

test('a thrown away draft is gone', () => {
  const storage = draftStorage(sessionStorage, 'ana', null)
  storage.save(draft)
  storage.clear()
  expect(storage.load()).toBeNull()
})

test('a device that refuses is said, and leaves no half of a draft', () => {
  const full = { setItem: () => { throw new Error('quota') }, getItem: () => null, removeItem: () => undefined } as unknown as Storage
  expect(draftStorage(full, 'ana', null).save(draft)).toBe(false)
})

test('a damaged draft is not read', () => {
  draftStorage(sessionStorage, 'ana', null).save(draft)
  sessionStorage.setItem('pacta.import.ana.new', '{"version":1,')
  expect(draftStorage(sessionStorage, 'ana', null).load()).toBeNull()
})
