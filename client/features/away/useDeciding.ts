import { watch, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { decideCollisions } from '../../../shared/commands/collisions.ts'
import type { CollisionChoice } from '../../../shared/schema/words.ts'
import type { ActivityWords } from '../../activity/useActivityWords.ts'
import { useRun } from '../../records/useRun.ts'
import { useUndo } from '../../records/useUndo.ts'
import { useAccountStore } from '../../stores/account.ts'
import { usePlanStore } from '../../stores/plan.ts'
import { announce } from '../../ui/announce.ts'
import { notify } from '../../ui/notices.ts'
import type { CollisionRow } from './collisionRows.ts'
import { useCollisionWords } from './useCollisionWords.ts'

/** Decides, says so, and moves on; also says what others decide meanwhile. `focus` gets the row that comes next, or none. */
export function useDeciding(rows: ComputedRef<readonly CollisionRow[]>, words: ActivityWords, focus: { readonly current: () => string | null; readonly focusRow: (id: string | null) => Promise<void> }) {
  const { t } = useI18n({ useScope: 'global' })
  const account = useAccountStore()
  const plan = usePlanStore()
  const run = useRun()
  const { undo } = useUndo()
  const { rowName, outcome } = useCollisionWords(words)
  /** Decided here, so that it need not be told as news. */
  let own: string | null = null

  function decide(row: CollisionRow, choice: CollisionChoice, reason: string): void {
    const next = openAfter(row.id)
    own = row.id
    const result = plan.perform((context) => decideCollisions(context, row.collisions, { choice, reason, by: account.user?.name ?? '' }))
    if (!run(result)) return
    const n = rows.value.filter(({ state }) => state === 'open').length
    notify({ text: t('away.decided.saidLeft', { what: rowName(row), outcome: outcome(row, choice), n }, n), action: { label: t('ui.undo'), run: undo } })
    void focus.focusRow(next)
  }

  /** The open row behind this one, else the one before it. */
  function openAfter(id: string): string | null {
    const at = rows.value.findIndex((row) => row.id === id)
    const isOpen = (row: CollisionRow): boolean => row.state === 'open' && row.id !== id
    return (rows.value.slice(at).find(isOpen) ?? rows.value.slice(0, at).findLast(isOpen))?.id ?? null
  }

  watch(rows, (after, before) => {
    const wasOpen = new Set(before.filter(({ state }) => state === 'open').map(({ id }) => id))
    for (const row of after) {
      if (row.state === 'open' || !wasOpen.has(row.id) || row.id === own) continue
      if (row.decision) announce(t('away.decided.others', { name: row.decision.by, what: rowName(row), outcome: outcome(row, row.decision.choice) }))
      // Its buttons go away with the focus.
      if (focus.current() === row.id) void focus.focusRow(openAfter(row.id))
    }
    own = null
  })

  return { decide, undo }
}
