import type { Id } from '../ids.ts'
import type { PlanRecords } from '../schema/decode.ts'
import { firstDay, type Day } from '../schema/planDate.ts'
import type { Task } from '../schema/records.ts'
import { isOpenTask, originText, tasksFrom, type OriginIndex } from './origins.ts'
import { commitmentTasks } from './progress.ts'
import type { TaskTree } from './taskTree.ts'

/** A decision of a meeting, and what has become of it. */
export interface Decision {
  readonly key: string
  readonly text: string
  /** Somebody has said that it needs nothing more. */
  readonly isSettled: boolean
  /** Two people without a connection can both have made a task of it. */
  readonly tasks: readonly Task[]
  /** Neither settled nor done by all of its tasks. */
  readonly isOpen: boolean
}

/** What is still open from an earlier meeting. */
export interface OpenFromMeeting {
  readonly meeting: Task
  readonly decisions: readonly Decision[]
  /** Other work that stands below the meeting. */
  readonly tasks: readonly Task[]
}

/** A task is a meeting when people say so, or have written down what only a meeting has. */
export function isMeeting(task: Task): boolean {
  return task.meeting || task.place !== '' || task.agenda !== '' || task.decisions.length > 0
}

/** The day of a meeting: its due date, which people see as its date. */
export function meetingDay({ due, start }: Task): Day | null {
  const date = due ?? start
  return date === null ? null : firstDay(date)
}

export function decisionsOfMeeting(plan: Pick<PlanRecords, 'records'>, meeting: Task, origins: OriginIndex): readonly Decision[] {
  return meeting.decisions.map(({ key, value }) => {
    const tasks = tasksFrom(plan, origins, originText({ id: meeting.id, field: 'decisions', key }))
    const isSettled = meeting.settled.some((entry) => entry.key === key)
    return { key, text: value, isSettled, tasks, isOpen: !isSettled && (tasks.length === 0 || tasks.some(isOpenTask)) }
  })
}

/** The other meetings that serve a same commitment, in no order. */
export function otherMeetings(plan: PlanRecords, tree: TaskTree, id: Id<'task'>): readonly Task[] {
  const found = new Map<string, Task>()
  for (const commitment of commitmentsAbove(plan, tree, id)) {
    // The tree may be older than the records of its tasks.
    for (const { id: other } of commitmentTasks(tree, commitment)) {
      const task = plan.records.task.get(other)
      if (task && other !== id && task.archivedAt === null && isMeeting(task)) found.set(other, task)
    }
  }
  return [...found.values()]
}

/** The meeting before: the one that people named, or the latest one of its commitments that has an earlier day. */
export function meetingBefore(plan: PlanRecords, tree: TaskTree, id: Id<'task'>): Task | null {
  const task = plan.records.task.get(id)
  if (!task) return null
  const named = task.follows === null || task.follows === id ? undefined : plan.records.task.get(task.follows)
  if (named?.archivedAt === null) return named
  const own = meetingDay(task)
  let before: Task | null = null
  for (const other of otherMeetings(plan, tree, id)) {
    const day = meetingDay(other)
    // Without a day of its own it is yet to come: after all that have one.
    if (day === null || (own !== null && day >= own) || other.follows === id) continue
    const latest = before === null ? null : meetingDay(before)
    if (before === null || latest === null || day > latest || (day === latest && other.id > before.id)) before = other
  }
  return before
}

/** What earlier meetings have left open, the last meeting first. */
export function openFromEarlier(plan: PlanRecords, tree: TaskTree, origins: OriginIndex, id: Id<'task'>): readonly OpenFromMeeting[] {
  const open: OpenFromMeeting[] = []
  // A merge can have made a circle of "follows".
  const seen = new Set<string>([id])
  for (let meeting = meetingBefore(plan, tree, id); meeting !== null && !seen.has(meeting.id); meeting = meetingBefore(plan, tree, meeting.id)) {
    seen.add(meeting.id)
    const decisions = decisionsOfMeeting(plan, meeting, origins)
    const ofDecisions = new Set(decisions.flatMap(({ tasks }) => tasks.map((task) => task.id)))
    const tasks = (tree.children.get(meeting.id) ?? [])
      .flatMap((child) => plan.records.task.get(child.id) ?? [])
      .filter((task) => isOpenTask(task) && task.id !== id && !ofDecisions.has(task.id) && !isMeeting(task))
    const left = { meeting, decisions: decisions.filter(({ isOpen }) => isOpen), tasks }
    if (left.decisions.length + left.tasks.length > 0) open.push(left)
  }
  return open
}

/** Those of the task itself or of the task above it that stands under any. */
function commitmentsAbove(plan: PlanRecords, tree: TaskTree, id: Id<'task'>): readonly Id<'commitment'>[] {
  const seen = new Set<string>()
  for (let at: Id<'task'> | null = id; at !== null && !seen.has(at); at = plan.records.task.get(at)?.parent ?? null) {
    const own = tree.commitmentsOf.get(at)
    if (own && own.length > 0) return own
    seen.add(at)
  }
  return []
}
