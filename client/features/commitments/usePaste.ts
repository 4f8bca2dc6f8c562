import { useI18n } from 'vue-i18n'
import type { ActionTarget } from '../../records/actionTarget.ts'
import { usePlanIndex } from '../../records/usePlanIndex.ts'
import { useRun } from '../../records/useRun.ts'
import { usePlanStore } from '../../stores/plan.ts'
import { notify } from '../../ui/notices.ts'
import { parsePastedTasks } from '../../records/pastedTasks.ts'

/** Makes tasks of pasted lines: below a commitment, or after a task; one step of undo. */
export function usePaste() {
  const { t } = useI18n()
  const plan = usePlanStore()
  const { tree } = usePlanIndex()
  const run = useRun()

  return (text: string, target: ActionTarget): readonly string[] => {
    const lines = parsePastedTasks(text)
    if (lines.length === 0 || target.kind === 'instrument') return []
    const result = plan.commands.addTasks(lines, target.kind === 'commitment' ? { parent: null, commitment: target.id } : after(target))
    if (!run(result) || !result.ok) return []
    notify({ text: t('records.tasksAdded', { n: lines.length }, lines.length) })
    return result.value
  }

  function after(target: Extract<ActionTarget, { kind: 'task' }>) {
    const parent = plan.record('task', target.id)?.parent ?? null
    const siblings = parent !== null
      ? (tree.value.children.get(parent) ?? [])
      : target.commitment === null ? tree.value.loose : (tree.value.ofCommitment.get(target.commitment) ?? [])
    const index = siblings.findIndex((sibling) => sibling.id === target.id)
    return { parent, commitment: target.commitment, before: siblings[index + 1]?.id ?? null }
  }
}
