import { shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { setDates, type NewDates } from '../../shared/commands/dates.ts'
import { endShift, shiftFollowers } from '../../shared/queries/moveDates.ts'
import { usePlanStore } from '../stores/plan.ts'
import { announce } from '../ui/announce.ts'
import { notify } from '../ui/notices.ts'
import { useDateWords } from './useDateWords.ts'
import { useDependencies } from './useDependencies.ts'
import { useRun } from './useRun.ts'
import { useUndo } from './useUndo.ts'
import { useWhenEditable } from './useWhenEditable.ts'

export type MovedTask = Extract<NewDates, { kind: 'task' }>

/** A move that waits for an answer: whether the followers come along. */
export interface AskedMove {
  readonly own: MovedTask
  /** By how many days its end moves. */
  readonly days: number
  readonly followers: readonly MovedTask[]
}

/** Gives records new dates. A task whose end moves offers to move what waits for it; all together is one step of undo. */
export function useDateMoves() {
  const { t } = useI18n({ useScope: 'global' })
  const plan = usePlanStore()
  const { index } = useDependencies()
  const words = useDateWords()
  const run = useRun()
  const { undo } = useUndo()
  const whenEditable = useWhenEditable()
  const asked = shallowRef<AskedMove | null>(null)

  /** What waits for this task and would move with its end. */
  function following(own: NewDates): Omit<AskedMove, 'own'> {
    const task = own.kind === 'task' ? plan.record('task', own.id) : undefined
    if (!task) return { days: 0, followers: [] }
    const after = { start: task.start, due: task.due, ...withoutUndefined(own) }
    const days = endShift(task.due ?? task.start, after.due ?? after.start)
    return { days, followers: days === 0 ? [] : shiftFollowers(plan.snapshot, index.value, task.id, days) }
  }

  function propose(own: NewDates): void {
    whenEditable(() => {
      const { days, followers } = following(own)
      if (own.kind === 'task' && followers.length > 0) asked.value = { own, days, followers }
      else write([own])
    })
  }

  function answer(choice: 'alone' | 'together' | 'cancel'): void {
    const move = asked.value
    asked.value = null
    if (move && choice !== 'cancel') write(choice === 'together' ? [move.own, ...move.followers] : [move.own])
  }

  function write(dates: readonly NewDates[]): boolean {
    if (!run(plan.perform((context) => setDates(context, dates)))) return false
    const [own] = dates
    if (dates.length > 1) notify({ text: t('scheduling.movedSeveral', { n: dates.length }, dates.length), action: { label: t('ui.undo'), run: undo } })
    else if (own) announce(t('scheduling.moved', saidOf(own)))
    return true
  }

  function saidOf(own: NewDates): { readonly title: string; readonly dates: string } {
    const task = own.kind === 'task' ? plan.record('task', own.id) : undefined
    const record = own.kind === 'task' ? task : plan.record('commitment', own.id)
    return { title: record?.title ?? '', dates: words.dates({ start: task?.start ?? null, due: record?.due ?? null }) }
  }

  return { asked, propose, answer, write, following }
}

function withoutUndefined({ start, due }: Omit<MovedTask, 'kind' | 'id'>): Partial<Pick<Required<MovedTask>, 'start' | 'due'>> {
  return { ...(start !== undefined && { start }), ...(due !== undefined && { due }) }
}
