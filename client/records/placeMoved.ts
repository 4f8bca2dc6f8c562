import { isId, type Id } from '../../shared/ids.ts'
import { byOrder } from '../../shared/queries/order.ts'
import { shownCommitments } from '../../shared/queries/progress.ts'
import type { TaskTree } from '../../shared/queries/taskTree.ts'
import type { PlanRecords } from '../../shared/schema/decode.ts'
import type { RowTarget } from './actionTarget.ts'

export type MovedPlace =
  | {
    readonly kind: 'task'
    readonly id: Id<'task'>
    readonly from: Id<'commitment'> | null
    readonly to: { readonly parent: Id<'task'> | null; readonly commitment: Id<'commitment'> | null; readonly before: Id<'task'> | null }
  }
  | {
    readonly kind: 'commitment'
    readonly id: Id<'commitment'>
    readonly to: { readonly instrument: Id<'instrument'> | null; readonly before: Id<'commitment'> | null }
  }

/** The place one step up or down among its siblings; null at the edge. */
export function placeMoved(plan: PlanRecords, tree: TaskTree, target: RowTarget, direction: 'move-up' | 'move-down'): MovedPlace | null {
  if (target.kind === 'commitment') {
    const instrument = plan.records.commitment.get(target.id)?.instrument ?? null
    const siblings = shownCommitments(plan).filter((it) => it.instrument === instrument).sort(byOrder)
    const before = siblingBefore(siblings, target.id, direction)
    return before === undefined ? null : { kind: 'commitment', id: target.id, to: { instrument, before } }
  }
  const parent = shownParent(tree, target.id)
  const siblings = parent !== null
    ? (tree.children.get(parent) ?? [])
    : target.commitment === null ? tree.loose : (tree.ofCommitment.get(target.commitment) ?? [])
  const before = siblingBefore(siblings, target.id, direction)
  return before === undefined ? null : { kind: 'task', id: target.id, from: target.commitment, to: { parent, commitment: target.commitment, before } }
}

/** The sibling to stand before, null for the end, undefined where there is no room to move. */
function siblingBefore<Item extends { readonly id: string }>(siblings: readonly Item[], id: string, direction: 'move-up' | 'move-down'): Item['id'] | null | undefined {
  const index = siblings.findIndex((sibling) => sibling.id === id)
  if (index < 0) return undefined
  if (direction === 'move-up') return siblings[index - 1]?.id
  return index === siblings.length - 1 ? undefined : (siblings[index + 2]?.id ?? null)
}

function shownParent(tree: TaskTree, id: Id<'task'>): Id<'task'> | null {
  for (const [parent, children] of tree.children) {
    if (isId<'task'>(parent) && children.some((child) => child.id === id)) return parent
  }
  return null
}
