import { usePlanStore } from '../../stores/plan.ts'
import { useKeys } from '../../ui/keys.ts'

export interface PageKeys {
  readonly find: () => void
  readonly newTask: () => void
}

/** The page's own keys, and those of the grid for the list of keys. */
export function usePageKeys({ find, newTask }: PageKeys): void {
  const plan = usePlanStore()
  const group = 'commitments.keys.group'
  const canWrite = (): boolean => plan.canWrite
  const listed = (keys: string, description: string) => ({ keys, description: `commitments.keys.${description}`, group })

  useKeys([
    listed('j', 'move'), listed('F2', 'edit'), listed(' ', 'open'), listed('.', 'menu'),
    listed('alt+shift+ArrowRight', 'indent'), listed('alt+shift+ArrowLeft', 'outdent'),
    listed('alt+ArrowUp', 'up'), listed('alt+ArrowDown', 'down'), listed('Delete', 'archive'),
    { ...listed('c', 'newTask'), run: newTask, when: canWrite },
    { ...listed('/', 'find'), run: find },
  ])
}
