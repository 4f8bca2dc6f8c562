import type { CellMove } from './cellMoves.ts'

/** What a key asks the outline to do. */
export type GridIntent =
  | { readonly type: 'move'; readonly move: CellMove }
  | { readonly type: 'expand' | 'collapse' | 'toggle' }
  | { readonly type: 'edit'; readonly typed: string | null }
  | { readonly type: 'open' | 'menu' | 'new-task' | 'archive' }
  | { readonly type: 'indent' | 'outdent' | 'move-up' | 'move-down' }

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

export interface KeyContext {
  readonly column: string
  /** Null: the row has nothing to expand. */
  readonly isExpanded: boolean | null
  readonly isGroup: boolean
  readonly isRightToLeft: boolean
  /** Whether letters alone are commands; else they only write. */
  readonly hasSingleKeys: boolean
}

/** The keys of the WAI-ARIA treegrid, with the habits that people bring. Null: not ours, let the browser have it. */
export function gridIntent(press: KeyPress, context: KeyContext): GridIntent | null {
  const key = context.isRightToLeft ? mirrored(press.key) : press.key
  const isCommand = press.ctrlKey || press.metaKey
  if (press.altKey) return isCommand ? null : altIntent(key, press.shiftKey)
  if (isCommand) return key === 'Home' ? move('first-row') : key === 'End' ? move('last-row') : null
  return arrowIntent(key, context) ?? namedIntent(key, context) ?? letterIntent(key, context)
}

function altIntent(key: string, hasShift: boolean): GridIntent | null {
  if (hasShift) return key === 'ArrowRight' ? { type: 'indent' } : key === 'ArrowLeft' ? { type: 'outdent' } : null
  return key === 'ArrowUp' ? { type: 'move-up' } : key === 'ArrowDown' ? { type: 'move-down' } : null
}

function arrowIntent(key: string, { column, isExpanded, isGroup }: KeyContext): GridIntent | null {
  // The arrows expand and collapse where the row shows its arrow: on the title.
  const isOnTwisty = column === 'title' || isGroup
  switch (key) {
    case 'ArrowDown': return move('next-row')
    case 'ArrowUp': return move('previous-row')
    case 'ArrowRight':
      if (isOnTwisty && isExpanded === false) return { type: 'expand' }
      // A group has one cell: what is next to it is its first row.
      return move(isGroup ? (isExpanded ? 'next-row' : 'first-cell') : 'next-cell')
    case 'ArrowLeft':
      if (isOnTwisty && isExpanded === true) return { type: 'collapse' }
      return column === 'ref' || isGroup ? move('parent-row') : move('previous-cell')
    case 'Home': return move('first-cell')
    case 'End': return move('last-cell')
    case 'PageDown': return move('page-down')
    case 'PageUp': return move('page-up')
    default: return null
  }
}

function namedIntent(key: string, { isGroup }: KeyContext): GridIntent | null {
  switch (key) {
    case 'Enter': return isGroup ? { type: 'toggle' } : { type: 'edit', typed: null }
    case 'F2': return isGroup ? { type: 'open' } : { type: 'edit', typed: null }
    case ' ': return { type: 'open' }
    case 'Delete': return { type: 'archive' }
    case 'ContextMenu': return { type: 'menu' }
    default: return null
  }
}

/** `/` and `?` are the page's own. */
const pageKeys = new Set(['/', '?'])

function letterIntent(key: string, { column, isGroup, hasSingleKeys }: KeyContext): GridIntent | null {
  if ([...key].length !== 1) return null
  if (hasSingleKeys) {
    if (pageKeys.has(key)) return null
    if (key === 'j') return move('next-row')
    if (key === 'k') return move('previous-row')
    if (key === 'c') return { type: 'new-task' }
    if (key === '.') return { type: 'menu' }
  }
  return column === 'title' && !isGroup ? { type: 'edit', typed: key } : null
}

function mirrored(key: string): string {
  return key === 'ArrowLeft' ? 'ArrowRight' : key === 'ArrowRight' ? 'ArrowLeft' : key
}

function move(to: CellMove): GridIntent {
  return { type: 'move', move: to }
}
