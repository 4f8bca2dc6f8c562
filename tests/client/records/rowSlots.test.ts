import { expect, test } from 'vitest'
import { rowSlots, type RowSlots, type SlottedRow } from '../../../client/records/rowSlots.ts'

const none: RowSlots = new Map()
const task = (key: string, isFixed = false): SlottedRow => ({ key, kind: 'task', isFixed })
const slotsOf = (slots: RowSlots): number[] => [...slots.values()].map(({ slot }) => slot)

test('a row that stays in sight keeps its slot, and who comes takes that of who has left', () => {
  const before = rowSlots(none, ['a', 'b', 'c'].map((key) => task(key)))
  const now = rowSlots(before, ['b', 'c', 'd'].map((key) => task(key)))
  expect(slotsOf(before)).toEqual([0, 1, 2])
  expect(slotsOf(now)).toEqual([1, 2, 0])
})

test('a row takes over only from its own kind', () => {
  const before = rowSlots(none, [{ key: 'i', kind: 'instrument', isFixed: false }, task('a')])
  expect(slotsOf(rowSlots(before, [task('a'), task('b')]))).toEqual([1, 2])
})

test('no row is moved across the one that holds the focus, nor takes its slot', () => {
  const before = rowSlots(none, [task('a'), task('focus', true), task('b')])
  const below = rowSlots(before, [task('focus', true), task('b'), task('c')])
  expect(slotsOf(below)).toEqual([1, 2, 3])
  const far = rowSlots(below, [task('focus', true), task('x'), task('y')])
  expect(slotsOf(far)).toEqual([1, 2, 3])
})

test('the slots of rows that are shown together are never the same', () => {
  let slots = none
  for (const top of [0, 3, 38, 30, 35, 41, 100, 96, 0]) {
    slots = rowSlots(slots, Array.from({ length: 9 }, (_, index) => task(`row ${top + index}`, top + index === 40)))
    expect(new Set(slotsOf(slots)).size).toBe(9)
  }
})
