import { expect, test } from 'vitest'
import { formatCursor, furtherCursor, parseCursor } from '../../../shared/protocol/cursor.ts'

test('a cursor is read as it was written', () => {
  const cursor = { epoch: 'a1b2', seq: 4711 }
  expect(parseCursor(formatCursor(cursor))).toEqual(cursor)
})

test.each(['', '.', 'a1b2', 'a1b2.', '.7', 'a1b2.-7', 'a1b2.7.8', 'a b.7', `a.${'9'.repeat(16)}`])('"%s" is no cursor', (text) => {
  expect(parseCursor(text)).toBeNull()
})

test('of two cursors of one epoch the further one counts; another epoch starts anew', () => {
  const stored = { epoch: 'a', seq: 9 }
  expect(furtherCursor(stored, { epoch: 'a', seq: 7 })).toBe(stored)
  expect(furtherCursor(stored, { epoch: 'a', seq: 10 }).seq).toBe(10)
  expect(furtherCursor(stored, { epoch: 'b', seq: 1 })).toEqual({ epoch: 'b', seq: 1 })
  expect(furtherCursor(null, { epoch: 'a', seq: 1 }).seq).toBe(1)
})
