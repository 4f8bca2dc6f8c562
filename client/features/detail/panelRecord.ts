import type { Id } from '../../../shared/ids.ts'
import { isId } from '../../../shared/ids.ts'
import { outlineGroups, outlineRows } from '../../../shared/queries/outline.ts'
import type { TaskTree } from '../../../shared/queries/taskTree.ts'
import type { PlanRecords } from '../../../shared/schema/decode.ts'

/** What the panel shows. */
export type PanelRecord =
  | { readonly kind: 'plan' }
  | { readonly kind: 'commitment'; readonly id: Id<'commitment'> }
  | { readonly kind: 'task'; readonly id: Id<'task'> }
  | { readonly kind: 'instrument'; readonly id: Id<'instrument'> }
  | { readonly kind: 'party'; readonly id: Id<'party'> }
  | { readonly kind: 'focalPoint'; readonly id: Id<'focalPoint'> }
  | { readonly kind: 'assistanceRequest'; readonly id: Id<'assistanceRequest'> }
  | { readonly kind: 'taskTemplate'; readonly id: Id<'taskTemplate'> }

/** The record that an address names; null where the plan has none. */
export function panelRecord(plan: PlanRecords, open: string): PanelRecord | null {
  if (open === 'plan') return { kind: 'plan' }
  const { commitment, task, instrument, party, focalPoint, assistanceRequest, taskTemplate } = plan.records
  if (isId<'commitment'>(open) && commitment.has(open)) return { kind: 'commitment', id: open }
  if (isId<'task'>(open) && task.has(open)) return { kind: 'task', id: open }
  if (isId<'instrument'>(open) && instrument.has(open)) return { kind: 'instrument', id: open }
  if (isId<'party'>(open) && party.has(open)) return { kind: 'party', id: open }
  if (isId<'assistanceRequest'>(open) && assistanceRequest.has(open)) return { kind: 'assistanceRequest', id: open }
  if (isId<'taskTemplate'>(open) && taskTemplate.has(open)) return { kind: 'taskTemplate', id: open }
  return isId<'focalPoint'>(open) && focalPoint.has(open) ? { kind: 'focalPoint', id: open } : null
}

/** The records of one kind in the order of the outline: what "previous" and "next" walk through. */
export function recordsInOrder(plan: PlanRecords, tree: TaskTree, kind: PanelRecord['kind']): string[] {
  const ids = new Set<string>()
  for (const row of outlineRows(outlineGroups(plan), tree, { isCollapsed: () => false })) {
    if (row.type === 'commitment' && kind === 'commitment') ids.add(row.commitment.id)
    if (row.type === 'task' && kind === 'task') ids.add(row.task.id)
    if (row.type === 'instrument' && kind === 'instrument' && row.instrument) ids.add(row.instrument.id)
  }
  return [...ids]
}

/** The commitment under which a task is seen: its own first, or that of the task above it. */
export function commitmentOfTask(plan: PlanRecords, tree: TaskTree, id: Id<'task'>): Id<'commitment'> | null {
  const seen = new Set<string>()
  for (let at: Id<'task'> | null = id; at !== null && !seen.has(at); at = plan.records.task.get(at)?.parent ?? null) {
    const own = tree.commitmentsOf.get(at)?.[0]
    if (own) return own
    seen.add(at)
  }
  return null
}
