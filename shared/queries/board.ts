import type { PlanRecords } from '../schema/decode.ts'
import type { Commitment, Task } from '../schema/records.ts'
import { NOT_NAMED } from './dimensions.ts'
import { outlineGroups } from './outline.ts'
import { assessmentOf, lifecycleOf, type StatusIndex } from './status.ts'
import type { TaskTree } from './taskTree.ts'

/** What the cards are, and what the columns tell apart. */
export interface BoardKind {
  readonly of: 'tasks' | 'commitments'
  readonly by: BoardSide
}
export type BoardSide = 'state' | 'lead' | 'theme' | 'assessment'

/** Themes and assessments are a commitment's: a task has none of its own. */
export const boardSides: Readonly<Record<BoardKind['of'], readonly BoardSide[]>> = {
  tasks: ['state', 'lead'],
  commitments: ['state', 'lead', 'theme', 'assessment'],
}

export interface BoardColumn {
  /** A state, party, theme or assessment; `NOT_NAMED` where a record names none. */
  readonly value: string
  /** Ids in the order of the outline. */
  readonly cards: readonly string[]
}

/** Ids of all cards in the order of the outline; a task that serves two commitments stands where it is met first. */
export function cardsInOrder(plan: PlanRecords, tree: TaskTree, of: BoardKind['of']): readonly string[] {
  const commitments = outlineGroups(plan).flatMap((group) => group.commitments)
  if (of === 'commitments') return commitments.map(({ id }) => id)
  const met = new Set<string>()
  for (const { id } of commitments) meet(met, tree, tree.ofCommitment.get(id) ?? [])
  meet(met, tree, tree.loose)
  return [...met]
}

/**
 * The board's columns: those of `values` in their order, then any that only records
 * name. A commitment of several themes has a card in each of their columns.
 */
export function boardColumns(
  { plan, index }: { readonly plan: PlanRecords; readonly index: StatusIndex }, { of, by }: BoardKind, ids: readonly string[], values: readonly string[],
): readonly BoardColumn[] {
  const columns = new Map<string, string[]>(values.map((value) => [value, []]))
  for (const id of ids) {
    for (const value of cardValues(plan, index, of, by, id)) {
      const cards = columns.get(value)
      if (cards) cards.push(id)
      else columns.set(value, [id])
    }
  }
  return [...columns].map(([value, cards]) => ({ value, cards }))
}

/** Whether a card can be put there: what is computed cannot be set. */
export function canMoveTo({ of, by }: BoardKind, value: string): boolean {
  return !(of === 'commitments' && by === 'state' && value === 'not-triggered')
}

function cardValues(plan: PlanRecords, index: StatusIndex, of: BoardKind['of'], by: BoardSide, id: string): readonly string[] {
  if (of === 'tasks') {
    const task = plan.records.task.get(id as Task['id'])
    return task ? [by === 'lead' ? (task.lead ?? NOT_NAMED) : task.state] : []
  }
  const commitment = plan.records.commitment.get(id as Commitment['id'])
  if (!commitment) return []
  switch (by) {
    case 'state': return [lifecycleOf(index, commitment)]
    case 'lead': return [commitment.lead ?? NOT_NAMED]
    case 'assessment': return [assessmentOf(index, commitment)]
    case 'theme': return commitment.themes.length > 0 ? commitment.themes : [NOT_NAMED]
  }
}

function meet(met: Set<string>, tree: TaskTree, siblings: readonly Task[]): void {
  for (const { id } of siblings) {
    if (met.has(id)) continue
    met.add(id)
    meet(met, tree, tree.children.get(id) ?? [])
  }
}
