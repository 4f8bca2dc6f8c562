import type { Id } from '../../../shared/ids.ts'
import { outlineRows, type OutlineGroup, type OutlineRow } from '../../../shared/queries/outline.ts'
import type { TaskTree } from '../../../shared/queries/taskTree.ts'
import type { FilterMatch } from '../../../shared/queries/commitmentFilter.ts'

/** The line in which new tasks are typed; it stands after the row it was asked for. */
export interface NewTaskRow {
  readonly type: 'new-task'
  readonly key: string
  readonly level: number
  readonly parent: Id<'task'> | null
  readonly commitment: Id<'commitment'> | null
}

/** What was put away; shown only when asked for. */
export type ArchivedRow =
  | { readonly type: 'archived'; readonly key: 'archived'; readonly level: 1; readonly count: number }
  | { readonly type: 'archived-record'; readonly key: string; readonly level: 2; readonly kind: 'commitment' | 'task' | 'instrument'; readonly id: string }

export type GridRow = OutlineRow | NewTaskRow | ArchivedRow

export interface GridRowsInput {
  readonly groups: readonly OutlineGroup[]
  readonly tree: TaskTree
  readonly isCollapsed: (rowKey: string) => boolean
  /** Null: no filter. */
  readonly match: FilterMatch | null
  /** Records that stay although the filter no longer fits: the one under focus must not vanish. */
  readonly kept: ReadonlySet<string>
  readonly newTask: Omit<NewTaskRow, 'type' | 'key' | 'level'> | null
  /** Null: archived records are not shown. */
  readonly archived: readonly { readonly kind: 'commitment' | 'task' | 'instrument'; readonly id: string }[] | null
}

/** All rows of the outline in reading order. */
export function gridRows({ groups, tree, isCollapsed, match, kept, newTask, archived }: GridRowsInput): GridRow[] {
  const outline = outlineRows(groups, tree, {
    isCollapsed,
    ...(match && { keepsCommitment: (commitment) => match.commitments.has(commitment.id) || kept.has(commitment.id) }),
    ...(match?.tasks && { keepsTask: (task) => match.tasks?.has(task.id) === true || kept.has(task.id) }),
  })
  const rows: GridRow[] = newTask ? withNewTask(outline, newTask) : outline
  if (!archived) return rows
  return [
    ...rows,
    { type: 'archived', key: 'archived', level: 1, count: archived.length },
    ...(isCollapsed('archived') ? [] : archived.map(({ kind, id }) => ({ type: 'archived-record' as const, key: `archived/${id}`, level: 2 as const, kind, id }))),
  ]
}

export const NEW_TASK_KEY = 'new-task'

/** The id of the record that a row shows; null where it shows none. */
export function recordIdOf(row: GridRow): string | null {
  switch (row.type) {
    case 'instrument': return row.instrument?.id ?? null
    case 'commitment': return row.commitment.id
    case 'task': return row.task.id
    case 'archived-record': return row.id
    case 'loose':
    case 'new-task':
    case 'archived': return null
  }
}

/** Whether a row can be opened and closed, and whether it is open; null where it has nothing below. */
export function expansionOf(row: GridRow, isCollapsed: (rowKey: string) => boolean): boolean | null {
  const hasChildren = row.type === 'instrument' ? row.commitments.length > 0
    : row.type === 'commitment' || row.type === 'task' ? row.hasChildren
    : row.type === 'loose' || row.type === 'archived'
  return hasChildren ? !isCollapsed(row.key) : null
}

export function isGroupRow(row: GridRow): boolean {
  return row.type === 'instrument' || row.type === 'loose' || row.type === 'archived'
}

function withNewTask(rows: readonly OutlineRow[], newTask: NonNullable<GridRowsInput['newTask']>): GridRow[] {
  const owner = rows.findIndex((row) => isOwner(row, newTask))
  const level = (rows[owner]?.level ?? 1) + 1
  let end = owner + 1
  while (owner >= 0 && end < rows.length && (rows[end]?.level ?? 0) >= level) end += 1
  const line: NewTaskRow = { type: 'new-task', key: NEW_TASK_KEY, level, ...newTask }
  return owner < 0 ? [...rows, line] : [...rows.slice(0, end), line, ...rows.slice(end)]
}

function isOwner(row: OutlineRow, { parent, commitment }: NonNullable<GridRowsInput['newTask']>): boolean {
  if (parent !== null) return row.type === 'task' && row.task.id === parent && row.commitmentId === commitment
  return commitment === null ? row.type === 'loose' : row.type === 'commitment' && row.commitment.id === commitment
}
