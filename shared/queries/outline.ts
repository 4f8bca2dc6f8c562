import type { PlanRecords } from '../schema/decode.ts'
import type { Commitment, Instrument, Task } from '../schema/records.ts'
import { byOrder } from './order.ts'
import type { TaskTree } from './taskTree.ts'

/** The plan as the treegrid shows it: instruments, their commitments, tasks, subtasks. */
export interface OutlineGroup {
  /** Null: commitments whose instrument is archived or missing. */
  readonly instrument: Instrument | null
  readonly commitments: readonly Commitment[]
}

export type OutlineRow =
  | { readonly type: 'instrument'; readonly key: string; readonly level: 1; readonly instrument: Instrument | null; readonly commitments: readonly Commitment[] }
  | { readonly type: 'commitment'; readonly key: string; readonly level: 2; readonly commitment: Commitment; readonly hasChildren: boolean }
  | { readonly type: 'task'; readonly key: string; readonly level: number; readonly task: Task; readonly commitmentId: string | null; readonly hasChildren: boolean; readonly isShared: boolean }
  | { readonly type: 'loose'; readonly key: string; readonly level: 1; readonly count: number }

export function outlineGroups(plan: PlanRecords): OutlineGroup[] {
  const groups = new Map<string | null, Commitment[]>()
  for (const instrument of [...plan.records.instrument.values()].filter(isShown).sort(byOrder)) groups.set(instrument.id, [])
  const homeless: Commitment[] = []
  for (const commitment of plan.records.commitment.values()) {
    if (isShown(commitment)) (groups.get(commitment.instrument) ?? homeless).push(commitment)
  }
  if (homeless.length > 0) groups.set(null, homeless)
  return [...groups].map(([id, commitments]) => ({
    instrument: id === null ? null : (plan.records.instrument.get(id as Instrument['id']) ?? null),
    commitments: commitments.sort(byOrder),
  }))
}

export interface OutlineOptions {
  readonly isCollapsed: (rowKey: string) => boolean
  readonly keepsCommitment?: (commitment: Commitment) => boolean
  readonly keepsTask?: (task: Task) => boolean
}

/** The rows in reading order. Keys are stable: a shared task has one per commitment. */
export function outlineRows(groups: readonly OutlineGroup[], tree: TaskTree, options: OutlineOptions): OutlineRow[] {
  const rows: OutlineRow[] = []
  const keepsTask = options.keepsTask ?? (() => true)
  for (const group of groups) {
    const commitments = options.keepsCommitment ? group.commitments.filter(options.keepsCommitment) : group.commitments
    if (commitments.length === 0 && options.keepsCommitment) continue
    const key = group.instrument?.id ?? 'no-instrument'
    rows.push({ type: 'instrument', key, level: 1, instrument: group.instrument, commitments })
    if (options.isCollapsed(key)) continue
    for (const commitment of commitments) {
      const tasks = (tree.ofCommitment.get(commitment.id) ?? []).filter(keepsTask)
      rows.push({ type: 'commitment', key: commitment.id, level: 2, commitment, hasChildren: tasks.length > 0 })
      if (!options.isCollapsed(commitment.id)) for (const task of tasks) pushTask(rows, tree, task, commitment.id, 3, options, keepsTask)
    }
  }
  const loose = tree.loose.filter(keepsTask)
  if (loose.length > 0) {
    rows.push({ type: 'loose', key: 'loose', level: 1, count: loose.length })
    if (!options.isCollapsed('loose')) for (const task of loose) pushTask(rows, tree, task, null, 2, options, keepsTask)
  }
  return rows
}

function pushTask(
  rows: OutlineRow[], tree: TaskTree, task: Task, commitmentId: string | null, level: number, options: OutlineOptions, keepsTask: (task: Task) => boolean,
): void {
  const key = `${commitmentId ?? 'loose'}/${task.id}`
  const children = (tree.children.get(task.id) ?? []).filter(keepsTask)
  const isShared = (tree.commitmentsOf.get(task.id)?.length ?? 0) > 1
  rows.push({ type: 'task', key, level, task, commitmentId, hasChildren: children.length > 0, isShared })
  if (!options.isCollapsed(key)) for (const child of children) pushTask(rows, tree, child, commitmentId, level + 1, options, keepsTask)
}

function isShown(record: { readonly archivedAt: string | null }): boolean {
  return record.archivedAt === null
}
