import type { PlanRecords } from '../schema/decode.ts'
import type { Day } from '../schema/planDate.ts'
import type { Commitment, Task } from '../schema/records.ts'
import type { AssessmentStatus } from '../schema/words.ts'
import { assessmentOf, isCommitmentOverdue, isTaskOverdue, lifecycleOf, type ShownLifecycle, type StatusIndex } from './status.ts'
import { descendants, type TaskTree } from './taskTree.ts'

export interface TaskCount {
  readonly done: number
  /** Cancelled tasks are not counted. */
  readonly total: number
}

export interface PlanProgress {
  readonly commitments: number
  readonly byLifecycle: ReadonlyMap<ShownLifecycle, number>
  readonly byAssessment: ReadonlyMap<AssessmentStatus, number>
  readonly tasks: TaskCount
  readonly overdueTasks: readonly Task[]
  readonly overdueCommitments: readonly Commitment[]
}

/** A whole plan in figures. A task that serves two commitments is counted once. */
export function planProgress(plan: PlanRecords, index: StatusIndex, today: Day): PlanProgress {
  const commitments = shownCommitments(plan)
  const tasks = [...plan.records.task.values()].filter((task) => task.archivedAt === null)
  return {
    commitments: commitments.length,
    byLifecycle: countBy(commitments, (commitment) => lifecycleOf(index, commitment)),
    byAssessment: countBy(commitments, (commitment) => assessmentOf(index, commitment)),
    tasks: countTasks(tasks),
    overdueTasks: tasks.filter((task) => isTaskOverdue(task, today)),
    overdueCommitments: commitments.filter((commitment) => isCommitmentOverdue(index, commitment, today)),
  }
}

/** The tasks of one commitment, subtasks included. */
export function commitmentTasks(tree: TaskTree, commitmentId: string): readonly Task[] {
  const roots = tree.ofCommitment.get(commitmentId) ?? []
  return roots.flatMap((task) => [task, ...descendants(tree, task.id)])
}

export function countTasks(tasks: readonly Task[]): TaskCount {
  const counted = tasks.filter((task) => task.state !== 'cancelled')
  return { done: counted.filter((task) => task.state === 'done').length, total: counted.length }
}

export function countBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return counts
}

export function shownCommitments(plan: PlanRecords): Commitment[] {
  return [...plan.records.commitment.values()].filter((commitment) => commitment.archivedAt === null)
}
