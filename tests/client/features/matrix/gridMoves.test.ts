import { expect, test } from 'vitest'
import { movedInGrid } from '../../../../client/features/matrix/gridMoves.ts'

const size = { rows: 3, columns: 4 }
const press = (key: string, { row = 1, column = 1, ctrlKey = false, isRightToLeft = false } = {}) => movedInGrid({ row, column }, { key, ctrlKey }, size, isRightToLeft)

test('arrows go one cell, and not beyond the edge', () => {
  expect(press('ArrowUp')).toEqual({ row: 0, column: 1 })
  expect(press('ArrowUp', { row: 0 })).toEqual({ row: 0, column: 1 })
  expect(press('ArrowDown', { row: 2 })).toEqual({ row: 2, column: 1 })
  expect(press('ArrowRight')).toEqual({ row: 1, column: 2 })
  expect(press('ArrowLeft', { column: 0 })).toEqual({ row: 1, column: 0 })
})

test('from right to left the arrows follow the eye', () => {
  expect(press('ArrowLeft', { isRightToLeft: true })).toEqual({ row: 1, column: 2 })
  expect(press('ArrowRight', { isRightToLeft: true })).toEqual({ row: 1, column: 0 })
})

test('Home and End go along the row, with Ctrl to the corners', () => {
  expect(press('Home')).toEqual({ row: 1, column: 0 })
  expect(press('End')).toEqual({ row: 1, column: 3 })
  expect(press('Home', { ctrlKey: true })).toEqual({ row: 0, column: 0 })
  expect(press('End', { ctrlKey: true })).toEqual({ row: 2, column: 3 })
})

test('other keys are left alone', () => {
  expect(press('Enter')).toBeNull()
  expect(press('a')).toBeNull()
})
