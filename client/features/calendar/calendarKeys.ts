/** What a key asks of the day or entry under focus. */
export type CalendarIntent =
  | { readonly type: 'day'; readonly days: number }
  | { readonly type: 'week-edge'; readonly edge: 'first' | 'last' }
  | { readonly type: 'page'; readonly step: number }
  | { readonly type: 'enter' | 'leave' | 'menu' }
  | { readonly type: 'entry'; readonly step: 1 | -1 }
  | { readonly type: 'move'; readonly days: number }

export interface CalendarKey {
  readonly key: string
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

const WEEK_DAYS = 7

/** Of a day: arrows go to other days. Of an entry: arrows go through the day's entries, with Alt they move it. */
export function calendarIntent(event: CalendarKey, { isEntry, isRightToLeft, hasSingleKeys }: { readonly isEntry: boolean; readonly isRightToLeft: boolean; readonly hasSingleKeys: boolean }): CalendarIntent | null {
  if (event.ctrlKey || event.metaKey) return null
  if (event.altKey) {
    const days = isEntry ? daysOf(event.key, isRightToLeft) : null
    return days === null ? null : { type: 'move', days }
  }
  if (event.shiftKey) return isEntry && event.key === 'F10' ? { type: 'menu' } : null
  return isEntry ? entryIntent(event.key, hasSingleKeys) : dayIntent(event.key, isRightToLeft)
}

function dayIntent(key: string, isRightToLeft: boolean): CalendarIntent | null {
  const days = daysOf(key, isRightToLeft)
  if (days !== null) return { type: 'day', days }
  switch (key) {
    case 'Home': return { type: 'week-edge', edge: 'first' }
    case 'End': return { type: 'week-edge', edge: 'last' }
    case 'PageUp': return { type: 'page', step: -1 }
    case 'PageDown': return { type: 'page', step: 1 }
    case 'Enter':
    case 'F2':
    case ' ': return { type: 'enter' }
    default: return null
  }
}

function entryIntent(key: string, hasSingleKeys: boolean): CalendarIntent | null {
  switch (key) {
    case 'ArrowDown': return { type: 'entry', step: 1 }
    case 'ArrowUp': return { type: 'entry', step: -1 }
    case 'Escape': return { type: 'leave' }
    case 'ContextMenu': return { type: 'menu' }
    case '.': return hasSingleKeys ? { type: 'menu' } : null
    default: return null
  }
}

function daysOf(key: string, isRightToLeft: boolean): number | null {
  switch (key) {
    case 'ArrowRight': return isRightToLeft ? -1 : 1
    case 'ArrowLeft': return isRightToLeft ? 1 : -1
    case 'ArrowDown': return WEEK_DAYS
    case 'ArrowUp': return -WEEK_DAYS
    default: return null
  }
}
