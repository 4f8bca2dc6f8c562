import { ok, refused, type Result } from '../result.ts'
import type { RecordKind } from '../schema/records.ts'
import { isSameJson, placeOf, transact, type Change, type CommandContext, type CommandProblem, type DoneCommand, type Json, type PlanWriter, type Written } from './transact.ts'

/** `stands`: all of it was in the plan already, and nothing was written. */
export type Replayed = 'written' | 'stands'

/**
 * Does a command again that is not (or not certainly) in the plan: the opposite
 * direction of `invert`. Safe to run twice: a record that exists is not made
 * again, and a value that stands is not written.
 *
 * All of the command or nothing. It is refused with `value-changed-since` when a
 * value stands that the command's author did not have under their eyes: somebody
 * else has written meanwhile, and an old command must not overwrite that. It is
 * refused with `record-missing` when it writes to a record that is not there.
 *
 * @param beneath what the same author had done before it; values of theirs are no one else's
 */
export function replay(context: CommandContext, command: DoneCommand, beneath: readonly Change[] = []): Result<Replayed, CommandProblem> {
  return transact(context, command.name, (write) => replayInto(write, command, beneath))
}

/** What commands are done again in: the document's writer, or a rehearsal (rehearsal.ts). */
export interface ReplayTarget extends Pick<PlanWriter, 'has' | 'read' | 'set' | 'setLink' | 'setMeta'> {
  readonly changes: readonly Change[]
  create(kind: RecordKind, fields: Readonly<Record<string, Json>>, id: never): unknown
}

/** `replay` without a transaction of its own. */
export function replayInto(target: ReplayTarget, command: DoneCommand, beneath: readonly Change[] = []): Result<Replayed, CommandProblem> {
  const targets = targetsOf(command.changes, beneath)
  const made = new Set(command.changes.flatMap((change) => (change.on === 'created' ? [change.id] : [])))
  const problem = check(target, command.changes, targets, made)
  if (problem) return refused(problem)
  const before = target.changes.length
  for (const change of command.changes) if (change.on === 'created') makeAgain(target, change)
  for (const { last } of targets) writeAgain(target, last)
  return ok(target.changes.length > before ? 'written' : 'stands')
}

type Created = Extract<Change, { on: 'created' }>

/** One value that the command wrote, maybe several times. */
interface Target {
  readonly last: Written
  /** What its author knew to stand there, apart from what the command left there. */
  readonly known: readonly Json[]
}

function targetsOf(changes: readonly Change[], beneath: readonly Change[]): readonly Target[] {
  const targets = new Map<string, { last: Written; known: Json[] }>()
  for (const change of changes) {
    if (change.on === 'created') continue
    const known = targets.get(placeOf(change))?.known ?? []
    targets.set(placeOf(change), { last: change, known: [...known, change.before] })
  }
  for (const change of beneath) {
    if (change.on !== 'created') targets.get(placeOf(change))?.known.push(change.before, change.after)
  }
  return [...targets.values()]
}

function check(write: ReplayTarget, changes: readonly Change[], targets: readonly Target[], made: ReadonlySet<string>): CommandProblem | null {
  for (const change of changes) {
    if (change.on === 'created' && !write.has(change.kind, change.id) && change.fields === undefined) return 'record-missing'
  }
  for (const { last, known } of targets) {
    const isThere = last.on !== 'record' || made.has(last.id) || write.has(last.kind, last.id)
    if (!isThere) return 'record-missing'
    const standing = write.read(last)
    if (!isSameValue(last, standing, last.after) && !known.some((value) => isSameJson(standing, value))) return 'value-changed-since'
  }
  return null
}

/** Two people who archive one record at different times want the same. */
function isSameValue(change: Written, standing: Json, after: Json): boolean {
  if (change.on === 'record' && change.key === 'archivedAt') return (standing === null) === (after === null)
  return isSameJson(standing, after)
}

function makeAgain(write: ReplayTarget, { kind, id, fields }: Created): void {
  if (!write.has(kind, id)) write.create(kind, fields ?? {}, id as never)
}

function writeAgain(write: ReplayTarget, change: Written): void {
  if (isSameValue(change, write.read(change), change.after)) return
  switch (change.on) {
    case 'link': return write.setLink(change.kind, change.key, change.after)
    case 'meta': return write.setMeta(change.key, change.after)
    case 'record': return write.set(change.kind, change.id, change.key, change.after)
  }
}
