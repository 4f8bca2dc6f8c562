import { shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { isWithin } from '../../shared/queries/taskTree.ts'
import { usePlanStore } from '../stores/plan.ts'
import { announce } from '../ui/announce.ts'
import { copyText } from '../ui/copyText.ts'
import { notify } from '../ui/notices.ts'
import type { ActionTarget, RowTarget } from './actionTarget.ts'
import { placeMoved } from './placeMoved.ts'
import type { ActionId } from './recordActions.ts'
import { useArchive } from './useArchive.ts'
import { usePlanIndex } from './usePlanIndex.ts'
import { useRun } from './useRun.ts'
import { useWhenEditable } from './useWhenEditable.ts'

/** What the host of the actions does itself, since it depends on where they are shown. */
export interface ActionHost {
  readonly open: (id: string) => void
  readonly rename: (target: RowTarget) => void
  readonly addTask: (place: { readonly parent: TaskId | null; readonly commitment: CommitmentId | null }) => void
  readonly addCommitment: (instrument: Extract<ActionTarget, { kind: 'instrument' }>['id']) => void
}
type TaskId = Extract<RowTarget, { kind: 'task' }>['id']
type CommitmentId = Extract<RowTarget, { kind: 'commitment' }>['id']

export type ActionDialog =
  | { readonly type: 'move-to' | 'link' | 'add-template' | 'assess' | 'set-dates' | 'starts-after'; readonly target: RowTarget }

/** The actions of rows and panels: one place, whatever key, menu or button asks for them. */
export function useRecordActions(host: ActionHost) {
  const { t } = useI18n()
  const router = useRouter()
  const plan = usePlanStore()
  const { tree } = usePlanIndex()
  const run = useRun()
  const putAway = useArchive()
  const whenEditable = useWhenEditable()
  const dialog = shallowRef<ActionDialog | null>(null)

  function titleOf(target: ActionTarget): string {
    if (target.kind === 'instrument') return plan.record('instrument', target.id)?.title ?? ''
    return (target.kind === 'task' ? plan.record('task', target.id) : plan.record('commitment', target.id))?.title ?? ''
  }

  function act(action: ActionId, target: ActionTarget): void {
    switch (action) {
      case 'open': return host.open(target.id)
      case 'copy-link': return void copyLink(target)
    }
    whenEditable(() => change(action, target))
  }

  function change(action: ActionId, target: ActionTarget): void {
    if (action === 'archive') return archive(target)
    if (target.kind === 'instrument') return action === 'add-commitment' ? host.addCommitment(target.id) : undefined
    switch (action) {
      case 'rename': return host.rename(target)
      case 'add-task': return addTask(target)
      case 'add-subtask': return target.kind === 'task' ? host.addTask({ parent: target.id, commitment: target.commitment }) : undefined
      case 'indent':
      case 'outdent': return changeLevel(action, target)
      case 'move-up':
      case 'move-down': return move(action, target)
      case 'move-to':
      case 'link':
      case 'add-template':
      case 'assess':
      case 'set-dates':
      case 'starts-after': dialog.value = { type: action, target }
    }
  }

  function addTask(target: RowTarget): void {
    if (target.kind === 'commitment') host.addTask({ parent: null, commitment: target.id })
    else host.addTask({ parent: plan.record('task', target.id)?.parent ?? null, commitment: target.commitment })
  }

  function archive(target: ActionTarget): void {
    putAway(target.kind, target.id as never, titleOf(target))
  }

  function changeLevel(action: 'indent' | 'outdent', target: RowTarget): void {
    if (target.kind !== 'task') return
    const title = titleOf(target)
    const result = action === 'indent' ? plan.commands.indentTask(target.id, target.commitment) : plan.commands.outdentTask(target.id, target.commitment)
    if (result.ok) announce(t(action === 'indent' ? 'records.indented' : 'records.outdented', { title }))
    else if (result.problem === 'nothing-to-do') announce(t(action === 'indent' ? 'records.cannotIndent' : 'records.atEdge', { title }))
    else run(result)
  }

  function move(action: 'move-up' | 'move-down', target: RowTarget): void {
    const title = titleOf(target)
    const place = placeMoved(plan.structure, tree.value, target, action)
    if (!place) return announce(t('records.atEdge', { title }))
    const done = place.kind === 'task'
      ? run(plan.commands.moveTask(place.id, place.to, place.from))
      : run(plan.commands.moveCommitment(place.id, place.to))
    if (done) announce(t('records.moved', { title }))
  }

  async function copyLink(target: ActionTarget): Promise<void> {
    const { href } = router.resolve({ query: { open: target.id } })
    const isCopied = await copyText(new URL(href, window.location.origin).href)
    notify({ text: t(isCopied ? 'records.linkCopied' : 'ui.copyFailed'), ...(!isCopied && { tone: 'problem' as const }) })
  }

  return { act, dialog, canBeBelow: (task: TaskId, parent: TaskId) => !isWithin(plan.structure, parent, task) }
}
