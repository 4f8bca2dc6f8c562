/** What a key asks of the row under focus. */
export type TimelineIntent =
  | { readonly type: 'move'; readonly rows: number | 'first' | 'last' | 'page-up' | 'page-down' }
  | { readonly type: 'expand' | 'collapse' | 'open' | 'menu' | 'escape' }
  /** Both dates, or only the end, by so many days. */
  | { readonly type: 'shift'; readonly days: number; readonly part: 'whole' | 'end' }

export interface TimelineKey {
  readonly key: string
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

export interface TimelineKeyContext {
  readonly isRightToLeft: boolean
  /** Null: nothing below. */
  readonly isExpanded: boolean | null
  readonly hasSingleKeys: boolean
}

/** So far Alt+↑ and Alt+↓ move. */
const WEEK_DAYS = 7

export function timelineIntent(event: TimelineKey, context: TimelineKeyContext): TimelineIntent | null {
  if (event.ctrlKey || event.metaKey) return null
  if (event.altKey) return shiftIntent(event, context.isRightToLeft)
  if (event.shiftKey) return event.key === 'F10' ? { type: 'menu' } : null
  switch (event.key) {
    case 'ArrowDown': return { type: 'move', rows: 1 }
    case 'ArrowUp': return { type: 'move', rows: -1 }
    case 'Home': return { type: 'move', rows: 'first' }
    case 'End': return { type: 'move', rows: 'last' }
    case 'PageUp': return { type: 'move', rows: 'page-up' }
    case 'PageDown': return { type: 'move', rows: 'page-down' }
    case 'ArrowRight':
    case 'ArrowLeft': return sideways((event.key === 'ArrowRight') !== context.isRightToLeft, context.isExpanded)
    case 'Enter':
    case ' ': return { type: 'open' }
    case 'ContextMenu': return { type: 'menu' }
    case 'Escape': return { type: 'escape' }
    default: return context.hasSingleKeys ? letterIntent(event.key) : null
  }
}

function letterIntent(key: string): TimelineIntent | null {
  switch (key) {
    case 'j': return { type: 'move', rows: 1 }
    case 'k': return { type: 'move', rows: -1 }
    case '.': return { type: 'menu' }
    default: return null
  }
}

function sideways(isForward: boolean, isExpanded: boolean | null): TimelineIntent | null {
  if (isForward) return isExpanded === false ? { type: 'expand' } : null
  return isExpanded === true ? { type: 'collapse' } : null
}

function shiftIntent({ key, shiftKey }: TimelineKey, isRightToLeft: boolean): TimelineIntent | null {
  const part = shiftKey ? 'end' : 'whole'
  switch (key) {
    case 'ArrowRight': return { type: 'shift', days: isRightToLeft ? -1 : 1, part }
    case 'ArrowLeft': return { type: 'shift', days: isRightToLeft ? 1 : -1, part }
    case 'ArrowDown': return { type: 'shift', days: WEEK_DAYS, part }
    case 'ArrowUp': return { type: 'shift', days: -WEEK_DAYS, part }
    default: return null
  }
}
