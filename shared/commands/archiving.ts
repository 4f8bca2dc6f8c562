import type { Id } from '../ids.ts'
import { ok, refused, type Result } from '../result.ts'
import type { PlanRecords } from '../schema/decode.ts'
import type { RecordKind } from '../schema/records.ts'
import { exists } from './fields.ts'
import { transact, type CommandContext, type CommandProblem } from './transact.ts'

export interface Reference {
  readonly kind: RecordKind
  readonly id: string
}

/**
 * Takes records out of the plan's pages, as one step; nothing is deleted. Subtasks
 * go with their task, and tasks that serve no other commitment with theirs.
 */
export function archive<Kind extends RecordKind>(context: CommandContext, kind: Kind, ids: readonly Id<Kind>[]): Result<void, CommandProblem> {
  const problem = check(context, kind, ids)
  if (problem) return refused(problem)
  const plan = context.plan()
  const at = context.now()
  // What was archived before keeps its own time: it does not come back with these.
  const gone = ids.flatMap((id) => [{ kind, id }, ...tasksOf(plan, kind, id).filter(isOnlyOf(plan, kind, id)).map(asTask)])
    .filter((it) => archivedAtOf(plan, it) === null)
  transact(context, 'archive', (write) => gone.forEach((it) => write.set(it.kind, it.id, 'archivedAt', at)))
  return ok(undefined)
}

/** Brings records back, with the tasks that went away with them. */
export function restore<Kind extends RecordKind>(context: CommandContext, kind: Kind, ids: readonly Id<Kind>[]): Result<void, CommandProblem> {
  return restoreAll(context, ids.map((id) => ({ kind, id })))
}

/** The same for records of several kinds, as one step: what was archived together comes back together. */
export function restoreAll(context: CommandContext, records: readonly Reference[]): Result<void, CommandProblem> {
  const plan = context.plan()
  if (records.length === 0) return refused('nothing-to-do')
  if (!records.every(({ kind, id }) => exists(plan, kind, id))) return refused('record-missing')
  const back = records.flatMap((record) => {
    const at = archivedAtOf(plan, record)
    return [record, ...tasksOf(plan, record.kind, record.id).map(asTask).filter((task) => archivedAtOf(plan, task) === at)]
  })
  transact(context, 'restore', (write) => back.forEach((it) => write.set(it.kind, it.id, 'archivedAt', null)))
  return ok(undefined)
}

function check(context: CommandContext, kind: RecordKind, ids: readonly string[]): CommandProblem | null {
  if (ids.length === 0) return 'nothing-to-do'
  return ids.every((id) => exists(context.plan(), kind, id)) ? null : 'record-missing'
}

/** All tasks below a task or a commitment, archived ones too. */
function tasksOf(plan: PlanRecords, kind: RecordKind, id: string): string[] {
  const children = new Map<string, string[]>()
  for (const task of plan.records.task.values()) {
    if (task.parent !== null) children.set(task.parent, [...(children.get(task.parent) ?? []), task.id])
  }
  const roots = kind === 'commitment' ? linkedTasks(plan, id) : kind === 'task' ? (children.get(id) ?? []) : []
  const found = new Set<string>()
  // A merge can have made a cycle of parents: each task is taken once.
  const take = (task: string): void => {
    if (task === id || found.has(task)) return
    found.add(task)
    children.get(task)?.forEach(take)
  }
  roots.forEach(take)
  return [...found]
}

function linkedTasks(plan: PlanRecords, commitment: string): string[] {
  return [...plan.links.taskCommitment.values()].filter((link) => link.to === commitment).map((link) => link.from)
}

/** Whether a task serves no other commitment that is still shown. */
function isOnlyOf(plan: PlanRecords, kind: RecordKind, id: string): (task: string) => boolean {
  if (kind !== 'commitment') return () => true
  const own = new Set(linkedTasks(plan, id))
  const shared = new Set<string>()
  for (const { from, to } of plan.links.taskCommitment.values()) {
    if (to === id || !own.has(from) || plan.records.commitment.get(to)?.archivedAt !== null) continue
    for (const task of [from, ...tasksOf(plan, 'task', from)]) shared.add(task)
  }
  return (task) => !shared.has(task)
}

function asTask(id: string): Reference {
  return { kind: 'task', id }
}

function archivedAtOf(plan: PlanRecords, { kind, id }: Reference): string | null | undefined {
  return (plan.records[kind] as ReadonlyMap<string, { readonly archivedAt: string | null }>).get(id)?.archivedAt
}
