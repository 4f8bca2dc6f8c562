import { useI18n } from 'vue-i18n'
import { usePlanStore } from '../stores/plan.ts'
import { notify } from '../ui/notices.ts'
import { useCommandWords } from './useCommandWords.ts'

/** Takes back, or does again, one's own last command, and says in words what that was. */
export function useUndo() {
  const { t } = useI18n()
  const plan = usePlanStore()
  const loadWords = useCommandWords()

  async function tell({ key, step }: ReturnType<typeof plan.undo>): Promise<void> {
    const say = step && (await loadWords())
    const command = step && say ? say(step) : t('records.command.other')
    const isProblem = key === 'undo.changedSince' || key === 'undo.impossible'
    notify({ text: t(`records.${key}`, { command }), ...(isProblem && { tone: 'problem' as const }) })
  }

  return { undo: () => void tell(plan.undo()), redo: () => void tell(plan.redo()) }
}
