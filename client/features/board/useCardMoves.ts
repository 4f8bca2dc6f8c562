import { shallowRef, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { isId, type Id } from '../../../shared/ids.ts'
import { canMoveTo, type BoardKind } from '../../../shared/queries/board.ts'
import { NOT_NAMED } from '../../../shared/queries/dimensions.ts'
import { isOneOf } from '../../../shared/schema/fields.ts'
import { assessmentStatuses, lifecycles, taskStates, type AssessmentStatus } from '../../../shared/schema/words.ts'
import { useRun } from '../../records/useRun.ts'
import { usePlanStore } from '../../stores/plan.ts'
import { announce } from '../../ui/announce.ts'
import type { CardPlace } from './cardDrag.ts'
import type { ShownColumn } from './useBoard.ts'

/** A judgement that was asked for by moving a card: it wants a reason and a day. */
export interface AskedAssessment {
  readonly commitment: Id<'commitment'>
  readonly status: AssessmentStatus
}

/** Moving a card to another column sets what the columns tell apart, by the plan's own commands. */
export function useCardMoves(kind: ComputedRef<BoardKind>, columns: ComputedRef<readonly ShownColumn[]>) {
  const { t } = useI18n()
  const plan = usePlanStore()
  const run = useRun()
  const asked = shallowRef<AskedAssessment | null>(null)

  /** True when the card stands there now. */
  function move(card: CardPlace, to: string): boolean {
    if (card.column === to) return false
    const label = columns.value.find(({ value }) => value === to)?.label ?? to
    if (!canMoveTo(kind.value, to)) {
      announce(t('board.cannotMove', { column: label }))
      return false
    }
    const isDone = kind.value.of === 'tasks' ? moveTask(card, to) : moveCommitment(card, to)
    if (isDone) announce(t('board.moved', { title: titleOf(card), column: label }))
    return isDone
  }

  function moveTask({ id }: CardPlace, to: string): boolean {
    if (!isId<'task'>(id)) return false
    if (kind.value.by === 'lead') return run(plan.commands.setField('task', id, 'lead', partyOf(to)))
    return isOneOf(taskStates, to) && run(plan.commands.setField('task', id, 'state', to))
  }

  function moveCommitment({ id, column }: CardPlace, to: string): boolean {
    if (!isId<'commitment'>(id)) return false
    switch (kind.value.by) {
      case 'state': return isOneOf(lifecycles, to) && run(plan.commands.setField('commitment', id, 'lifecycle', to))
      case 'lead': return run(plan.commands.setField('commitment', id, 'lead', partyOf(to)))
      case 'theme': return run(plan.commands.setMembers('commitment', id, 'themes', movedThemes(plan.record('commitment', id)?.themes ?? [], column, to)))
      case 'assessment': {
        if (isOneOf(assessmentStatuses, to)) asked.value = { commitment: id, status: to }
        return false
      }
    }
  }

  function titleOf({ id }: CardPlace): string {
    return (kind.value.of === 'tasks' ? plan.record('task', id as Id<'task'>) : plan.record('commitment', id as Id<'commitment'>))?.title ?? ''
  }

  return { move, asked, titleOf }
}

/** The theme of the column that is left goes, the other one comes; the rest stay. */
export function movedThemes(themes: readonly string[], from: string, to: string): readonly string[] {
  const rest = themes.filter((theme) => theme !== from && theme !== to)
  return to === NOT_NAMED ? rest : [...rest, to]
}

function partyOf(value: string): Id<'party'> | null {
  return value !== NOT_NAMED && isId<'party'>(value) ? value : null
}
