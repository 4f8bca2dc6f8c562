import { describe, expect, it } from 'vitest'
import { cellAfter, type Cell, type CellMove } from '../../../../client/features/commitments/cellMoves.ts'

const shape = {
  rows: [{ key: 'group', level: 1 }, { key: 'first', level: 2 }, { key: 'task', level: 3 }, { key: 'second', level: 2 }],
  columns: ['ref', 'title', 'due'] as const,
  pageRows: 2,
}
type Column = (typeof shape.columns)[number]
const after = (rowKey: string, column: Column, move: CellMove): Cell<Column> => cellAfter({ rowKey, column }, move, shape)

describe('moves between cells', () => {
  it('a move keeps the column, and stays at the edges', () => {
    expect(after('first', 'due', 'next-row')).toEqual({ rowKey: 'task', column: 'due' })
    expect(after('second', 'due', 'next-row')).toEqual({ rowKey: 'second', column: 'due' })
    expect(after('group', 'ref', 'previous-row')).toEqual({ rowKey: 'group', column: 'ref' })
    expect(after('first', 'due', 'next-cell')).toEqual({ rowKey: 'first', column: 'due' })
  })

  it('Home and End go to the ends of a row, with Ctrl to the ends of the grid', () => {
    expect(after('first', 'title', 'first-cell').column).toBe('ref')
    expect(after('first', 'title', 'last-cell').column).toBe('due')
    expect(after('task', 'title', 'first-row').rowKey).toBe('group')
    expect(after('first', 'title', 'last-row').rowKey).toBe('second')
  })

  it('a page is as many rows as one screen holds', () => {
    expect(after('group', 'title', 'page-down').rowKey).toBe('task')
    expect(after('second', 'title', 'page-up').rowKey).toBe('first')
  })

  it('the parent is the nearest row above of a lower level', () => {
    expect(after('task', 'title', 'parent-row').rowKey).toBe('first')
    expect(after('second', 'title', 'parent-row').rowKey).toBe('group')
    expect(after('group', 'title', 'parent-row').rowKey).toBe('group')
  })
})
