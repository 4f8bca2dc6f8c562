import { expect, test } from 'vitest'
import { findInArchive } from '../../../../client/features/archive/findInArchive.ts'
import type { ArchivedStep } from '../../../../shared/queries/archive.ts'

test('words are found in any order, and what is brought back together is what is seen', () => {
  const entry = (id: string) => ({ kind: 'task' as const, id, tasksAlong: 0, above: [] })
  const step: ArchivedStep = { at: '2026-01-01', entries: [entry('Draft the note'), entry('Send the note')], records: [entry('Draft the note'), entry('Send the note'), entry('hidden')] }
  const found = (text: string) => findInArchive([step], text, ({ id }) => id)
  expect(found('note')).toEqual([step])
  expect(found('NOTE  draft').map(({ records }) => records.map(({ id }) => id))).toEqual([['Draft the note']])
  expect(found('nothing')).toEqual([])
})
