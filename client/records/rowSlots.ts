/** A row that is to be shown. Rows of one kind can take each other's place in the page. */
export interface SlottedRow {
  readonly key: string
  readonly kind: string
  /** Holds the focus: never given away, and no other row is moved across it, which would take the focus. */
  readonly isFixed: boolean
}

/** The slot of each shown row by its key, in reading order. */
export type RowSlots = ReadonlyMap<string, RowSlot>

interface RowSlot extends SlottedRow {
  readonly slot: number
}

/**
 * Gives rows their places in the page: who stays keeps its own, and who comes
 * into sight takes over from one that has left, since to fill a drawn row with
 * other words costs far less than to draw one.
 */
export function rowSlots(before: RowSlots, rows: readonly SlottedRow[]): RowSlots {
  const keys = new Set(rows.map((row) => row.key))
  const stays = (row: SlottedRow): boolean => row.isFixed && keys.has(row.key) && before.has(row.key)
  const free = new Map<string, number[]>()
  walk([...before.values()], stays, (row, part) => {
    if (keys.has(row.key) || row.isFixed) return
    free.set(part, [...(free.get(part) ?? []), row.slot])
  })
  let next = Math.max(-1, ...[...before.values()].map((row) => row.slot)) + 1
  const slots = new Map<string, RowSlot>()
  walk(rows, stays, (row, part) => {
    const slot = before.get(row.key)?.slot ?? (row.isFixed ? undefined : free.get(part)?.shift()) ?? next++
    slots.set(row.key, { ...row, slot })
  })
  return slots
}

/** Names the part of the page that each row is in: its kind, after the last fixed row. */
function walk<Row extends SlottedRow>(rows: readonly Row[], isFixed: (row: Row) => boolean, visit: (row: Row, part: string) => void): void {
  let after = ''
  for (const row of rows) {
    if (isFixed(row)) after = row.key
    visit(row, `${row.kind} after ${after}`)
  }
}
