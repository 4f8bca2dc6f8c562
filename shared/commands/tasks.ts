import type { Id } from '../ids.ts'
import type { Ordered } from '../queries/order.ts'
import { nextRefs, TASK_PREFIX } from '../queries/refs.ts'
import { isWithin, taskTree } from '../queries/taskTree.ts'
import { ok, refused, type Result } from '../result.ts'
import type { PlanRecords } from '../schema/decode.ts'
import { TITLE_LENGTH_MAX } from '../schema/fields.ts'
import type { Task } from '../schema/records.ts'
import { placeAt, writeRekeyed } from './placement.ts'
import { transact, type CommandContext, type CommandProblem, type Json, type PlanWriter } from './transact.ts'

type TaskId = Id<'task'>
type CommitmentId = Id<'commitment'>

/** A line of a pasted list; `depth` 0 is a task of the place, 1 its subtask, and so on. */
export interface TaskLine {
  readonly title: string
  readonly depth: number
  /** What a command that makes tasks from something else says of them besides, under its stored keys. */
  readonly fields?: Readonly<Record<string, Json>>
}

/** Where tasks go: below a task, or below a commitment, or (both null) among the tasks without one. */
export interface TaskPlace {
  readonly parent: TaskId | null
  readonly commitment: CommitmentId | null
  /** Before this sibling; null is the end. */
  readonly before?: TaskId | null
}

/** Adds one task per line as one step. Answers the new tasks' ids in the order of the lines. */
export function addTasks(
  context: CommandContext, lines: readonly TaskLine[], place: TaskPlace, name = lines.length === 1 ? 'add-task' : 'add-tasks',
): Result<readonly TaskId[], CommandProblem> {
  const plan = context.plan()
  const problem = checkLines(lines) ?? checkPlace(plan, place)
  if (problem) return refused(problem)
  const refs = nextRefs(plan, TASK_PREFIX, lines.length)
  const siblings = siblingsAt(plan, place, [])
  const depths = depthsOf(lines)
  const placement = placeAt(siblings, indexOf(siblings, place), depths.filter((depth) => depth === 0).length)
  return ok(transact(context, name, (write) => {
    writeRekeyed(write, 'task', placement)
    const ids: TaskId[] = []
    const above: TaskId[] = []
    const orders = placement.keys.values()
    const childCounts = new Map<TaskId, number>()
    lines.forEach((line, index) => {
      const depth = depths[index]!
      const parent = depth === 0 ? place.parent : above[depth - 1]!
      const order = depth === 0 ? orders.next().value! : childOrder(childCounts, above[depth - 1]!)
      const id = write.create('task', { ...line.fields, ref: refs[index]!, title: line.title.trim(), parent, order })
      if (parent === null && place.commitment !== null) write.link('taskCommitment', id, place.commitment, true)
      above[depth] = id
      ids.push(id)
    })
    return ids
  }))
}

/** Moves a task (its subtasks come along) to another place. A move is one field; links change when the commitment does. */
export function moveTask(context: CommandContext, id: TaskId, place: TaskPlace, from: CommitmentId | null = null): Result<void, CommandProblem> {
  const plan = context.plan()
  const task = plan.records.task.get(id)
  if (!task) return refused('record-missing')
  const problem = checkPlace(plan, place)
  if (problem) return refused(problem)
  if (place.parent !== null && isWithin(plan, place.parent, id)) return refused('would-make-cycle')
  const siblings = siblingsAt(plan, place, [id])
  const placement = placeAt(siblings, indexOf(siblings, place), 1)
  transact(context, 'move-task', (write) => {
    writeRekeyed(write, 'task', placement)
    write.set('task', id, 'order', placement.keys[0]!)
    write.set('task', id, 'parent', place.parent)
    moveLinks(write, plan, id, place, from)
  })
  return ok(undefined)
}

/** Makes the task a subtask of the sibling above it. */
export function indentTask(context: CommandContext, id: TaskId, commitment: CommitmentId | null): Result<void, CommandProblem> {
  const tree = taskTree(context.plan())
  const task = context.plan().records.task.get(id)
  if (!task) return refused('record-missing')
  const siblings = task.parent !== null && tree.children.has(task.parent)
    ? tree.children.get(task.parent)!
    : commitment === null ? tree.loose : (tree.ofCommitment.get(commitment) ?? [])
  const above = siblings[siblings.findIndex((sibling) => sibling.id === id) - 1]
  return above ? moveTask(context, id, { parent: above.id, commitment }, commitment) : refused('nothing-to-do')
}

/** Puts the task after its parent, one level up. */
export function outdentTask(context: CommandContext, id: TaskId, commitment: CommitmentId | null): Result<void, CommandProblem> {
  const plan = context.plan()
  const parentId = plan.records.task.get(id)?.parent ?? null
  const parent = parentId === null ? undefined : plan.records.task.get(parentId)
  if (!parent) return refused('nothing-to-do')
  const place: TaskPlace = { parent: parent.parent, commitment }
  const siblings = siblingsAt(plan, place, [id])
  const after = siblings.findIndex((sibling) => sibling.id === parent.id) + 1
  return moveTask(context, id, { ...place, before: (siblings[after]?.id as TaskId | undefined) ?? null }, commitment)
}

/** Says that a task works towards a commitment, or (linked false) no longer does. */
export function linkTask(context: CommandContext, id: TaskId, commitment: CommitmentId, linked: boolean): Result<void, CommandProblem> {
  const plan = context.plan()
  if (!plan.records.task.has(id) || !plan.records.commitment.has(commitment)) return refused('record-missing')
  transact(context, linked ? 'link-task' : 'unlink-task', (write) => write.link('taskCommitment', id, commitment, linked ? true : null))
  return ok(undefined)
}

function siblingsAt(plan: PlanRecords, place: TaskPlace, without: readonly string[]): readonly Task[] {
  const tree = taskTree(plan)
  const siblings = place.parent !== null
    ? (tree.children.get(place.parent) ?? [])
    : place.commitment !== null ? (tree.ofCommitment.get(place.commitment) ?? []) : tree.loose
  return siblings.filter((sibling) => !without.includes(sibling.id))
}

function indexOf(siblings: readonly Ordered[], place: TaskPlace): number {
  const index = siblings.findIndex((sibling) => sibling.id === place.before)
  return index < 0 ? siblings.length : index
}

function moveLinks(write: PlanWriter, plan: PlanRecords, id: TaskId, place: TaskPlace, from: CommitmentId | null): void {
  // A subtask belongs where its parent does; its own links would show it twice.
  if (place.parent !== null) {
    for (const link of plan.links.taskCommitment.values()) if (link.from === id) write.link('taskCommitment', id, link.to, null)
    return
  }
  if (from !== null && from !== place.commitment) write.link('taskCommitment', id, from, null)
  if (place.commitment !== null) write.link('taskCommitment', id, place.commitment, true)
}

function checkLines(lines: readonly TaskLine[]): CommandProblem | null {
  if (lines.length === 0) return 'nothing-to-do'
  if (lines.some((line) => line.title.trim() === '')) return 'text-empty'
  return lines.some((line) => line.title.trim().length > TITLE_LENGTH_MAX) ? 'text-too-long' : null
}

function checkPlace(plan: PlanRecords, place: TaskPlace): CommandProblem | null {
  if (place.parent !== null && !plan.records.task.has(place.parent)) return 'record-missing'
  return place.commitment !== null && !plan.records.commitment.has(place.commitment) ? 'record-missing' : null
}

/** Each line's depth, never more than one below the line above it; the first is a task of the place itself. */
function depthsOf(lines: readonly TaskLine[]): number[] {
  let above = -1
  return lines.map((line) => (above = Math.max(0, Math.min(line.depth, above + 1))))
}

function childOrder(counts: Map<TaskId, number>, parent: TaskId): string {
  const count = (counts.get(parent) ?? 0) + 1
  counts.set(parent, count)
  return placeAt([], 0, count).keys[count - 1]!
}
