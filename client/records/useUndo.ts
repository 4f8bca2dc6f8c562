import { useI18n } from 'vue-i18n'
import { usePlanStore } from '../stores/plan.ts'
import { notify } from '../ui/notices.ts'

/** Takes back, or does again, one's own last command, and says in words what that was. */
export function useUndo() {
  const { t, te } = useI18n()
  const plan = usePlanStore()

  function tell({ key, values }: ReturnType<typeof plan.undo>): void {
    const command = te(`records.command.${values.command}`) ? t(`records.command.${values.command}`) : t('records.command.other')
    const isProblem = key === 'undo.changedSince' || key === 'undo.impossible'
    notify({ text: t(`records.${key}`, { command }), ...(isProblem && { tone: 'problem' as const }) })
  }

  return { undo: () => tell(plan.undo()), redo: () => tell(plan.redo()) }
}
