import type { Id } from '../ids.ts'
import type { PlanRecords } from '../schema/decode.ts'
import { linkKey } from '../schema/links.ts'

type TaskId = Id<'task'>

/** Finish-to-start: `task` starts `lagDays` after `after` has ended; negative is a lead. */
export interface Dependency {
  readonly task: TaskId
  readonly after: TaskId
  readonly lagDays: number
}

/** What waits for what, among the tasks that are shown. */
export interface DependencyIndex {
  /** By the waiting task. */
  readonly before: ReadonlyMap<string, readonly Dependency[]>
  /** By the task that is waited for. */
  readonly followers: ReadonlyMap<string, readonly Dependency[]>
}

export function dependencyIndex(plan: PlanRecords): DependencyIndex {
  const { task: tasks } = plan.records
  const isShown = (id: TaskId): boolean => tasks.get(id)?.archivedAt === null
  const before = new Map<string, Dependency[]>()
  const followers = new Map<string, Dependency[]>()
  for (const { from, to, value } of plan.links.taskDependency.values()) {
    if (from === to || !isShown(from) || !isShown(to)) continue
    const dependency: Dependency = { task: from, after: to, lagDays: value }
    append(before, from, dependency)
    append(followers, to, dependency)
  }
  return { before, followers }
}

/** All tasks that wait for one, directly or through others, each once; the nearest first. */
export function followersOf({ followers }: DependencyIndex, id: TaskId): readonly TaskId[] {
  // Two people who each added one half of a circle made what no command allows.
  const seen = new Set<TaskId>([id])
  for (const task of seen) for (const follower of followers.get(task) ?? []) seen.add(follower.task)
  seen.delete(id)
  return [...seen]
}

/** True when `after` waits for `task` already, or is it: then `task` cannot wait for `after`. */
export function wouldWaitForItself(index: DependencyIndex, task: TaskId, after: TaskId): boolean {
  return task === after || followersOf(index, task).includes(after)
}

/**
 * Keys (`linkKey`) of the dependencies that go round in a circle: those within
 * one strongly connected part. In one pass over the links, by Tarjan's
 * algorithm, without recursion: a chain may be as long as the plan.
 */
export function circularDependencies({ before }: DependencyIndex): ReadonlySet<string> {
  const partOf = stronglyConnected(before)
  const circular = new Set<string>()
  for (const [task, dependencies] of before) {
    for (const { after } of dependencies) if (partOf.get(task) === partOf.get(after)) circular.add(linkKey(task, after))
  }
  return circular
}

interface Visit {
  readonly task: string
  readonly next: Iterator<Dependency>
}

/** The number of its part, by task; tasks that wait for nothing have none but their own. */
function stronglyConnected(before: DependencyIndex['before']): ReadonlyMap<string, number> {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const partOf = new Map<string, number>()
  const open: string[] = []
  let parts = 0

  function enter(task: string): Visit {
    order.set(task, order.size)
    lowest.set(task, order.get(task)!)
    open.push(task)
    return { task, next: (before.get(task) ?? []).values() }
  }

  function leave(task: string): void {
    if (lowest.get(task) !== order.get(task)) return
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      partOf.set(member, parts)
      if (member === task) break
    }
    parts += 1
  }

  for (const start of before.keys()) {
    if (order.has(start)) continue
    const path: Visit[] = [enter(start)]
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const { done, value } = visit.next.next()
      if (done === true) {
        path.pop()
        leave(visit.task)
        const above = path.at(-1)
        if (above) lowest.set(above.task, Math.min(lowest.get(above.task)!, lowest.get(visit.task)!))
      } else if (!order.has(value.after)) {
        path.push(enter(value.after))
      } else if (!partOf.has(value.after)) {
        lowest.set(visit.task, Math.min(lowest.get(visit.task)!, order.get(value.after)!))
      }
    }
  }
  return partOf
}

function append(map: Map<string, Dependency[]>, key: string, dependency: Dependency): void {
  const list = map.get(key)
  if (list) list.push(dependency)
  else map.set(key, [dependency])
}
