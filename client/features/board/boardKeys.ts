export type BoardIntent =
  | { readonly type: 'go'; readonly to: 'up' | 'down' | 'before' | 'after' | 'first' | 'last' }
  | { readonly type: 'move'; readonly to: 'before' | 'after' }
  | { readonly type: 'move-to'; readonly index: number }
  | { readonly type: 'open' | 'menu' | 'archive' }

interface Pressed {
  readonly key: string
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
}

/** What a key means on a card; null when it is no key of the board. `before` and `after` are columns in reading direction. */
export function boardIntent({ key, altKey, ctrlKey, metaKey, shiftKey }: Pressed, { isRightToLeft, hasSingleKeys }: { readonly isRightToLeft: boolean; readonly hasSingleKeys: boolean }): BoardIntent | null {
  if (key === 'F10' && shiftKey) return { type: 'menu' }
  if (altKey || ctrlKey || metaKey) return null
  if (key === 'ArrowLeft' || key === 'ArrowRight') return { type: shiftKey ? 'move' : 'go', to: (key === 'ArrowRight') === isRightToLeft ? 'before' : 'after' }
  if (shiftKey) return null
  switch (key) {
    case 'ArrowUp': return { type: 'go', to: 'up' }
    case 'ArrowDown': return { type: 'go', to: 'down' }
    case 'Home': return { type: 'go', to: 'first' }
    case 'End': return { type: 'go', to: 'last' }
    case ' ': return { type: 'open' }
    case 'ContextMenu': return { type: 'menu' }
    case 'Delete': return { type: 'archive' }
  }
  if (!hasSingleKeys) return null
  if (key === 'j' || key === 'k') return { type: 'go', to: key === 'j' ? 'down' : 'up' }
  if (key === '.') return { type: 'menu' }
  return /^[1-9]$/.test(key) ? { type: 'move-to', index: Number(key) - 1 } : null
}
