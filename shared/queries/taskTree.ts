import type { Id } from '../ids.ts'
import type { PlanRecords } from '../schema/decode.ts'
import type { Task } from '../schema/records.ts'
import { byOrder } from './order.ts'

/** Nobody makes a deeper tree by hand; what is below stands at the top, so that no page has to follow it down. */
export const TASK_LEVELS_MAX = 200

type Tasks = ReadonlyMap<Id<'task'>, Task>

/** Tasks by their place: the one reading of parents and links that every page shares. */
export interface TaskTree {
  /** Tasks without a shown parent, by commitment; sorted. A task with two commitments is in both lists. */
  readonly ofCommitment: ReadonlyMap<string, readonly Task[]>
  /** Tasks without a shown parent and without a shown commitment; sorted. */
  readonly loose: readonly Task[]
  readonly children: ReadonlyMap<string, readonly Task[]>
  /** Commitments of a task that is no subtask. */
  readonly commitmentsOf: ReadonlyMap<string, readonly Id<'commitment'>[]>
}

/**
 * Builds the tree. Merges can produce what no single person did: a cycle of
 * parents, a parent that was archived meanwhile. Such a task moves up to the
 * nearest shown place; it is never lost.
 */
export function taskTree(plan: PlanRecords): TaskTree {
  const { task: tasks, commitment: commitments } = plan.records
  const commitmentsOf = new Map<string, Id<'commitment'>[]>()
  for (const link of plan.links.taskCommitment.values()) {
    if (commitments.get(link.to)?.archivedAt === null) append(commitmentsOf, link.from, link.to)
  }
  const ofCommitment = new Map<string, Task[]>()
  const children = new Map<string, Task[]>()
  const loose: Task[] = []
  for (const task of tasks.values()) {
    if (task.archivedAt !== null) continue
    const { parent, links } = shownPlace(tasks, commitmentsOf, task)
    if (parent) append(children, parent.id, task)
    else if (links.length === 0) loose.push(task)
    else for (const commitment of links) append(ofCommitment, commitment, task)
  }
  for (const list of [...ofCommitment.values(), ...children.values(), loose]) list.sort(byOrder)
  for (const list of commitmentsOf.values()) list.sort()
  return { ofCommitment, loose, children, commitmentsOf }
}

/** All tasks below one, in shown order, itself left out. */
export function descendants(tree: TaskTree, taskId: string): Task[] {
  const below: Task[] = []
  collectBelow(tree, taskId, below)
  return below
}

function collectBelow(tree: TaskTree, taskId: string, below: Task[]): void {
  for (const child of tree.children.get(taskId) ?? []) {
    below.push(child)
    collectBelow(tree, child.id, below)
  }
}

/** True when `ancestor` is the task itself or above it: making it the parent would close a cycle. */
export function isWithin(plan: PlanRecords, taskId: Id<'task'>, ancestor: Id<'task'>): boolean {
  const seen = new Set<string>()
  for (let id: Id<'task'> | null = taskId; id !== null && !seen.has(id); id = plan.records.task.get(id)?.parent ?? null) {
    if (id === ancestor) return true
    seen.add(id)
  }
  return false
}

/** Where a task is shown: under a parent, or, as a root, under these commitments. */
function shownPlace(
  tasks: Tasks, commitmentsOf: ReadonlyMap<string, Id<'commitment'>[]>, task: Task,
): { parent: Task | null; links: readonly Id<'commitment'>[] } {
  let links = commitmentsOf.get(task.id) ?? []
  let parent = parentOutsideCycle(tasks, task)
  while (parent && parent.archivedAt !== null) {
    // A child of an archived task stands where that task stood.
    if (links.length === 0) links = commitmentsOf.get(parent.id) ?? []
    parent = parentOutsideCycle(tasks, parent)
  }
  return { parent, links }
}

/** The stored parent, except that the smallest id of a cycle has none, nor a task far too deep: the same choice on every device. */
function parentOutsideCycle(tasks: Tasks, task: Task): Task | null {
  if (task.parent === null || isCutOff(tasks, task)) return null
  return tasks.get(task.parent) ?? null
}

function isCutOff(tasks: Tasks, task: Task): boolean {
  let smallest: string = task.id
  let steps = 0
  for (let id = task.parent; id !== null; id = tasks.get(id)?.parent ?? null) {
    if (id === task.id) return smallest === task.id
    if (steps === TASK_LEVELS_MAX) return !hasCycleAbove(tasks, task)
    steps += 1
    if (id < smallest) smallest = id
  }
  return false
}

/** A cycle further up that does not come through this task; it is cut off there. */
function hasCycleAbove(tasks: Tasks, task: Task): boolean {
  const seen = new Set<string>()
  for (let id = task.parent; id !== null; id = tasks.get(id)?.parent ?? null) {
    if (seen.has(id)) return true
    if (seen.size === TASK_LEVELS_MAX) return false
    seen.add(id)
  }
  return false
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
