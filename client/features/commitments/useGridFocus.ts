import { nextTick, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { cellAfter, type Cell, type CellMove } from './cellMoves.ts'
import type { Column, GridLayout } from './columns.ts'
import type { EditedCell } from './gridContext.ts'
import type { GridRow } from './gridRows.ts'

export interface GridFocusInput {
  readonly active: ShallowRef<Cell<Column> | null>
  readonly body: Readonly<Ref<HTMLElement | null>>
  readonly rows: ComputedRef<readonly GridRow[]>
  readonly layout: ComputedRef<GridLayout>
  readonly indexOf: () => ReadonlyMap<string, number>
  readonly scrollTo: (index: number) => void
  readonly pageRows: () => number
}

/** Where the focus stands in the grid, and whether the cell there is being edited. */
export function useGridFocus({ active, body, rows, layout, indexOf, scrollTo, pageRows }: GridFocusInput) {
  const editing = shallowRef<EditedCell | null>(null)
  let lastIndex = 0
  let isRedrawing = false

  function activate(cell: Cell<Column>): Promise<void> {
    active.value = cell
    return focusActive()
  }

  function move(to: CellMove): Promise<void> {
    const from = active.value ?? firstCell()
    if (!from) return Promise.resolve()
    return activate(cellAfter(from, to, { rows: rows.value, columns: layout.value.columns, pageRows: pageRows() }))
  }

  /** Brings the active cell into the page and gives it the focus. */
  async function focusActive(): Promise<void> {
    const cell = active.value
    const index = cell ? indexOf().get(cell.rowKey) : undefined
    if (!cell || index === undefined) return
    lastIndex = index
    scrollTo(index)
    await nextTick()
    await nextTick()
    elementOf(cell)?.focus({ preventScroll: true })
  }

  function elementOf(cell: Cell<Column>): HTMLElement | null {
    const ofRow = `[data-row="${CSS.escape(cell.rowKey)}"]`
    return body.value?.querySelector<HTMLElement>(`${ofRow}[data-column="${cell.column}"]`) ?? body.value?.querySelector<HTMLElement>(ofRow) ?? null
  }

  function firstCell(): Cell<Column> | null {
    const row = rows.value[0]
    return row ? { rowKey: row.key, column: 'title' } : null
  }

  // The active row can be archived or closed away: the focus goes to its neighbour, not to the top of the page.
  watch(rows, async (now) => {
    const focused = document.activeElement
    const hadFocus = body.value?.contains(focused) === true
    const cell = active.value
    const index = cell ? now.findIndex((row) => row.key === cell.rowKey) : -1
    if (index >= 0) {
      lastIndex = index
      return hadFocus ? keepFocus(focused) : undefined
    }
    if (cell && editing.value?.rowKey === cell.rowKey) editing.value = null
    const neighbour = now[Math.min(lastIndex, now.length - 1)]
    active.value = neighbour ? { rowKey: neighbour.key, column: cell?.column ?? 'title' } : null
    await nextTick()
    if (hadFocus && body.value?.contains(document.activeElement) !== true) await focusActive()
  }, { flush: 'pre', immediate: true })

  /** A row that moves among its siblings loses the browser's focus, and a field its caret. */
  async function keepFocus(focused: Element | null): Promise<void> {
    const caret = focused instanceof HTMLInputElement ? [focused.selectionStart, focused.selectionEnd] as const : null
    isRedrawing = true
    await nextTick()
    isRedrawing = false
    if (focused === document.activeElement || body.value?.contains(document.activeElement) === true) return
    if (!(focused instanceof HTMLElement) || !focused.isConnected) return focusActive()
    focused.focus({ preventScroll: true })
    if (caret && focused instanceof HTMLInputElement) focused.setSelectionRange(caret[0], caret[1])
  }

  watch(() => layout.value.columns, (columns) => {
    const cell = active.value
    if (cell && !columns.includes(cell.column)) active.value = { ...cell, column: 'title' }
  })

  return { editing, activate, move, focusActive, elementOf, isRedrawing: () => isRedrawing }
}
