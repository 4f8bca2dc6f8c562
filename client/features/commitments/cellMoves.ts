/** Where the focus of a grid can go; `parent-row` is the nearest row above of a lower level. */
export type CellMove =
  | 'next-row' | 'previous-row' | 'next-cell' | 'previous-cell' | 'first-cell' | 'last-cell'
  | 'first-row' | 'last-row' | 'page-down' | 'page-up' | 'parent-row'

export interface Cell<Column extends string = string> {
  readonly rowKey: string
  readonly column: Column
}

export interface GridShape<Column extends string> {
  readonly rows: readonly { readonly key: string; readonly level: number }[]
  readonly columns: readonly Column[]
  /** Rows that one screen holds. */
  readonly pageRows: number
}

/** The cell after a move; at an edge the focus stays where it is. */
export function cellAfter<Column extends string>(cell: Cell<Column>, move: CellMove, { rows, columns, pageRows }: GridShape<Column>): Cell<Column> {
  const row = Math.max(0, rows.findIndex(({ key }) => key === cell.rowKey))
  const column = Math.max(0, columns.indexOf(cell.column))
  const at = (rowIndex: number, columnIndex: number): Cell<Column> => ({
    rowKey: rows[clamp(rowIndex, rows.length)]?.key ?? cell.rowKey,
    column: columns[clamp(columnIndex, columns.length)] ?? cell.column,
  })
  switch (move) {
    case 'next-row': return at(row + 1, column)
    case 'previous-row': return at(row - 1, column)
    case 'page-down': return at(row + pageRows, column)
    case 'page-up': return at(row - pageRows, column)
    case 'next-cell': return at(row, column + 1)
    case 'previous-cell': return at(row, column - 1)
    case 'first-cell': return at(row, 0)
    case 'last-cell': return at(row, columns.length - 1)
    case 'first-row': return at(0, column)
    case 'last-row': return at(rows.length - 1, column)
    case 'parent-row': return at(parentIndex(rows, row), column)
  }
}

export function parentIndex(rows: readonly { readonly level: number }[], index: number): number {
  const level = rows[index]?.level ?? 0
  for (let above = index - 1; above >= 0; above -= 1) {
    if ((rows[above]?.level ?? 0) < level) return above
  }
  return index
}

function clamp(index: number, length: number): number {
  return Math.min(Math.max(index, 0), Math.max(length - 1, 0))
}
