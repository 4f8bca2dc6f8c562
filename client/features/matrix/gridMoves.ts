export interface GridPlace {
  readonly row: number
  readonly column: number
}

/** Where a key leads in a grid of this size; null when it is no key of the grid. The edges hold. */
export function movedInGrid(
  place: GridPlace, { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean }, size: { readonly rows: number; readonly columns: number }, isRightToLeft: boolean,
): GridPlace | null {
  const last = { row: size.rows - 1, column: size.columns - 1 }
  const forward = isRightToLeft ? -1 : 1
  switch (key) {
    case 'ArrowUp': return { ...place, row: Math.max(0, place.row - 1) }
    case 'ArrowDown': return { ...place, row: Math.min(last.row, place.row + 1) }
    case 'ArrowRight': return { ...place, column: within(place.column + forward, last.column) }
    case 'ArrowLeft': return { ...place, column: within(place.column - forward, last.column) }
    case 'Home': return { row: ctrlKey ? 0 : place.row, column: 0 }
    case 'End': return { row: ctrlKey ? last.row : place.row, column: last.column }
    default: return null
  }
}

function within(value: number, last: number): number {
  return Math.max(0, Math.min(last, value))
}
