import { useI18n } from 'vue-i18n'
import type { Id } from '../../shared/ids.ts'
import type { RecordKind } from '../../shared/schema/records.ts'
import { usePlanStore } from '../stores/plan.ts'
import { notify } from '../ui/notices.ts'
import { useRun } from './useRun.ts'
import { useUndo } from './useUndo.ts'

/** Puts a record away and says so, with the way back. */
export function useArchive() {
  const { t } = useI18n()
  const plan = usePlanStore()
  const run = useRun()
  const { undo } = useUndo()

  return <Kind extends RecordKind>(kind: Kind, id: Id<Kind>, title: string): void => {
    if (run(plan.commands.archive(kind, [id]))) notify({ text: t('records.archived', { title: title || t('records.untitled') }), action: { label: t('ui.undo'), run: undo } })
  }
}
