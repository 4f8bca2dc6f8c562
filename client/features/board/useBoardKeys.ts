import { usePlanStore } from '../../stores/plan.ts'
import { useKeys } from '../../ui/keys.ts'

/** The page's own keys, and those of the cards for the list of keys. */
export function useBoardKeys({ find, newTask }: { readonly find: () => void; readonly newTask: () => void }): void {
  const plan = usePlanStore()
  const listed = (keys: string, description: string) => ({ keys, description: `board.keys.${description}`, group: 'board.keys.group' })

  useKeys([
    listed('ArrowRight', 'go'), listed('shift+ArrowRight', 'move'), listed('1', 'toColumn'), listed(' ', 'open'), listed('.', 'menu'),
    { ...listed('c', 'newTask'), run: newTask, when: () => plan.canWrite },
    { ...listed('/', 'find'), run: find },
  ])
}
