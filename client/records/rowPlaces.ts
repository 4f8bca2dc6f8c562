/** A row's place among the rows of its parent, counted from 1, as `aria-posinset` and `aria-setsize` say it. */
export interface RowPlace {
  readonly position: number
  readonly size: number
}

interface Leveled {
  readonly level: number
}

/** Places of all rows, in two passes; rows are in reading order, deeper levels below their parents. */
export function rowPlaces(rows: readonly Leveled[]): readonly RowPlace[] {
  const positions = positionsOf(rows)
  const sizeAt: (number | undefined)[] = []
  // Backwards, the last sibling of a set comes first, and its position is the size of the set.
  return rows.map((_, index) => rows.length - 1 - index).map((index) => {
    const level = rows[index]?.level ?? 0
    const position = positions[index] ?? 1
    const size = sizeAt[level] ?? position
    sizeAt[level] = position === 1 ? undefined : size
    return { position, size }
  }).reverse()
}

function positionsOf(rows: readonly Leveled[]): number[] {
  const countAt: number[] = []
  return rows.map(({ level }) => {
    // A shallower row closes every deeper set.
    countAt.length = Math.min(countAt.length, level + 1)
    const position = (countAt[level] ?? 0) + 1
    countAt[level] = position
    return position
  })
}
