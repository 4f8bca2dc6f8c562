import { expect, test } from 'vitest'
import { RowBook } from '../../../client/sync/rowBook.ts'
import type { UnsentRow } from '../../../client/sync/unsentRow.ts'

const row = (id: string): UnsentRow => ({
  id, tab: 'one', update: new Uint8Array(), madeAtMs: 0, command: id, name: 'set-title', changes: [], records: [], refused: null,
})

test('a row that is told late does not come back once it is gone', () => {
  const book = new RowBook('two')
  expect(book.add(row('a'))).toBe(true)
  expect(book.remove(['a'])).toHaveLength(1)
  expect(book.add(row('a'))).toBe(false)
  expect(book.waiting).toEqual([])
})

test('a row that another tab confirmed before this one knew of it does not come either', () => {
  const book = new RowBook('two')
  expect(book.remove(['a'])).toEqual([])
  expect(book.add(row('a'))).toBe(false)
})
