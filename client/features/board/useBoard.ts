import { useLocalStorage } from '@vueuse/core'
import { computed, type Component, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { boardColumns, cardsInOrder, type BoardColumn, type BoardKind } from '../../../shared/queries/board.ts'
import { NOT_NAMED } from '../../../shared/queries/dimensions.ts'
import type { ShownLifecycle } from '../../../shared/queries/status.ts'
import { isFiltering, matchFilter, type CommitmentFilter } from '../../../shared/queries/commitmentFilter.ts'
import { useChoices } from '../../records/useChoices.ts'
import { usePlanIndex } from '../../records/usePlanIndex.ts'
import { usePlanStore } from '../../stores/plan.ts'
import type { Choice } from '../../ui/choices.ts'
import { lifecycleLooks } from '../../ui/status/looks.ts'

export interface ShownColumn extends BoardColumn {
  readonly label: string
  readonly icon?: Component
  readonly iconColor?: string
}

/** As a commitment lives. */
const lifecycleOrder: readonly ShownLifecycle[] = ['not-triggered', 'not-started', 'in-progress', 'implemented', 'suspended', 'discontinued', 'superseded']
/** What is over stands folded until somebody looks. */
const foldedAtFirst: ReadonlySet<string> = new Set(['cancelled', 'discontinued', 'superseded'])

/** The board's columns with their cards as they are now, and which of them are folded. */
export function useBoard(kind: ComputedRef<BoardKind>, filter: ComputedRef<CommitmentFilter>) {
  const { t } = useI18n()
  const plan = usePlanStore()
  const { tree, refs, status } = usePlanIndex()
  const choices = useChoices()

  const values = computed((): readonly Choice[] => {
    const { of, by } = kind.value
    switch (by) {
      case 'state': return of === 'tasks' ? choices.taskStates.value : lifecycleOrder.map((value) => ({ value, label: t(`words.lifecycle.${value}`), icon: lifecycleLooks[value].icon, iconColor: lifecycleLooks[value].color }))
      case 'lead': return [...choices.parties.value, { value: NOT_NAMED, label: t('board.noLead') }]
      case 'theme': return [...choices.themes.value, { value: NOT_NAMED, label: t('board.noTheme') }]
      case 'assessment':
      default: return choices.assessments.value
    }
  })
  const ids = computed(() => cardsInOrder(plan.structure, tree.value, kind.value.of))
  const kept = computed(() => {
    if (!isFiltering(filter.value)) return ids.value
    const { commitments, tasks } = matchFilter(plan.snapshot, tree.value, status.value, refs.value, filter.value)
    return kind.value.of === 'commitments' ? ids.value.filter((id) => commitments.has(id)) : ids.value.filter((id) => tasks === null || tasks.has(id))
  })
  // A column that has the cards it had is the same: only what changed is drawn again.
  const columns = computed((before?: readonly ShownColumn[]): readonly ShownColumn[] =>
    boardColumns({ plan: plan.snapshot, index: status.value }, kind.value, kept.value, values.value.map(({ value }) => value)).map((column) => {
      const choice = values.value.find(({ value }) => value === column.value)
      const shown = { ...column, label: choice?.label ?? column.value, ...(choice?.icon && { icon: choice.icon }), ...(choice?.iconColor && { iconColor: choice.iconColor }) }
      const same = before?.find(({ value }) => value === column.value)
      return same && isSameColumn(same, shown) ? same : shown
    }))

  const folds = useLocalStorage<Record<string, boolean>>(() => `pacta.board.${plan.planId ?? ''}`, {}, { deep: false, shallow: true })
  const keyOf = ({ value }: BoardColumn): string => `${kind.value.of}/${kind.value.by}/${value}`

  /** Of many themes and leads, those that nobody has are strips until a card is put there. */
  function isFolded(column: BoardColumn): boolean {
    const isBare = column.cards.length === 0 && (kind.value.by === 'theme' || kind.value.by === 'lead')
    return folds.value[keyOf(column)] ?? (foldedAtFirst.has(column.value) || isBare)
  }

  function setFolded(column: BoardColumn, isNow: boolean): void {
    folds.value = { ...folds.value, [keyOf(column)]: isNow }
  }

  const total = computed(() => ids.value.length)
  return { columns, total, shown: computed(() => kept.value.length), isFolded, setFolded }
}

function isSameColumn(a: ShownColumn, b: ShownColumn): boolean {
  return a.label === b.label && a.cards.length === b.cards.length && a.cards.every((id, index) => id === b.cards[index])
}
