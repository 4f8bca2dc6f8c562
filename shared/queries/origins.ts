import { isId } from '../ids.ts'
import type { PlanRecords } from '../schema/decode.ts'
import type { Task } from '../schema/records.ts'

/** What tasks are made from: a meeting's decision, a commitment's item, a template's step. */
export const originFields = ['decisions', 'items', 'steps'] as const
export type OriginField = (typeof originFields)[number]

export interface Origin {
  /** The meeting, commitment or template. */
  readonly id: string
  readonly field: OriginField
  /** Of the entry. */
  readonly key: string
}

/** Shown tasks, by id, by what they were made from. Two people without a connection can both have made one. */
export type OriginIndex = ReadonlyMap<string, readonly Task['id'][]>

/** As a task stores it. */
export function originText({ id, field, key }: Origin): string {
  return `${id}/${field}/${key}`
}

/** Null where a task was made by hand, or by a Pacta that knows other origins. */
export function originOf(task: Pick<Task, 'origin'>): Origin | null {
  const [, id, field, key] = /^([^/]+)\/([^/]+)\/(.+)$/.exec(task.origin) ?? []
  const known = originFields.find((name) => name === field)
  return isId(id) && known !== undefined && key !== undefined ? { id, field: known, key } : null
}

export function originIndex(plan: Pick<PlanRecords, 'records'>): OriginIndex {
  const index = new Map<string, Task['id'][]>()
  for (const task of plan.records.task.values()) {
    if (task.origin === '' || task.archivedAt !== null) continue
    const same = index.get(task.origin)
    if (same) same.push(task.id)
    else index.set(task.origin, [task.id])
  }
  for (const ids of index.values()) ids.sort()
  return index
}

/** The tasks made from something, as they stand. */
export function tasksFrom(plan: Pick<PlanRecords, 'records'>, origins: OriginIndex, origin: string): readonly Task[] {
  return (origins.get(origin) ?? []).flatMap((id) => plan.records.task.get(id) ?? [])
}

/** Open: somebody still has to do something about it. */
export function isOpenTask({ state }: Pick<Task, 'state'>): boolean {
  return state !== 'done' && state !== 'cancelled'
}
