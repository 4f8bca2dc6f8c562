import { usePlanStore } from '../stores/plan.ts'
import { useKeys } from '../ui/keys.ts'
import { useUndo } from './useUndo.ts'

/** Undo and redo by key, on every page of a plan. */
export function useUndoKeys({ undo, redo }: Pick<ReturnType<typeof useUndo>, 'undo' | 'redo'>): void {
  const plan = usePlanStore()
  // While somebody writes, these keys belong to the text.
  const when = (): boolean => plan.canWrite && document.activeElement?.matches('input, textarea, [contenteditable]') !== true
  const key = (keys: string, name: string, run: () => void) => ({ keys, description: `commitments.keys.${name}`, group: 'shell.plan', run, when })

  // Ctrl+Y is what Word's people press.
  useKeys([key('mod+z', 'undo', undo), key('mod+shift+z', 'redo', redo), key('mod+y', 'redo', redo)])
}
