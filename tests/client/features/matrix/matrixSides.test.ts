import { expect, test } from 'vitest'
import { matrixSides } from '../../../../client/features/matrix/matrixSides.ts'
import type { CellKind, Matrix, MatrixCell } from '../../../../shared/queries/matrix.ts'

const nothing: MatrixCell = { kind: 'empty', commitments: 0, implemented: 0, waiting: 0, unplanned: 0, tasks: 0, done: 0, overdueTasks: 0, overdueCommitments: 0 }

/** Rows by name with the kind of their one cell. */
function matrixOf(kinds: Readonly<Record<string, CellKind>>): Matrix {
  const cell = (row: string): MatrixCell => ({ ...nothing, kind: kinds[row] ?? 'empty' })
  return { rows: Object.keys(kinds), columns: ['asia'], cell, rowTotal: cell, columnTotal: () => nothing, total: nothing, commitmentsOfRow: () => [] }
}
const choices = { rows: ['a', 'b', 'c', 'none'].map((value) => ({ value, label: value })), columns: [{ value: 'asia', label: 'Asia' }] }
const look = (matrix: Matrix, how = {}) => matrixSides(matrix, choices, { gapsFirst: false, unnamed: false, ...how })

test('rows stand in the order of the plan’s list; what nobody names stands aside until it is asked for', () => {
  const matrix = matrixOf({ c: 'planned', a: 'planned' })
  expect(look(matrix).rows.map(({ value }) => value)).toEqual(['a', 'c'])
  expect(look(matrix).unnamed.map(({ value }) => value)).toEqual(['b'])
  expect(look(matrix, { unnamed: true }).rows.map(({ value }) => value)).toEqual(['a', 'b', 'c', 'none'])
})

test('a value that the list does not have any more keeps its row', () => {
  expect(look(matrixOf({ gone: 'planned', a: 'planned' })).rows.map(({ value }) => value)).toEqual(['a', 'gone'])
})

test('gaps first: promised without a task, before nobody promised, before what is planned', () => {
  const matrix = matrixOf({ a: 'planned', b: 'empty', c: 'unplanned' })
  expect(look(matrix, { gapsFirst: true }).rows.map(({ value }) => value)).toEqual(['c', 'b', 'a'])
})
