import { useKeys } from '../../ui/keys.ts'

export interface TimelinePageKeys {
  readonly today: () => void
  readonly zoom: (step: -1 | 1) => void
  readonly find: () => void
}

/** The page's own keys, and those of the rows for the list of keys. */
export function useTimelineKeys({ today, zoom, find }: TimelinePageKeys): void {
  const listed = (keys: string, name: string) => ({ keys, description: `timeline.keys.${name}`, group: 'timeline.keys.group' })
  useKeys([
    listed('j', 'move'), listed('Enter', 'open'), listed('.', 'menu'),
    listed('alt+ArrowLeft', 'earlier'), listed('alt+ArrowRight', 'later'), listed('alt+shift+ArrowLeft', 'shorter'), listed('alt+shift+ArrowRight', 'longer'),
    { ...listed('t', 'today'), run: today },
    { ...listed('+', 'zoomIn'), run: () => zoom(-1) },
    { ...listed('-', 'zoomOut'), run: () => zoom(1) },
    { ...listed('/', 'find'), run: find },
  ])
}
