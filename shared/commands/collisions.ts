import { isWithin } from '../queries/taskTree.ts'
import { ok, refused, type Result } from '../result.ts'
import type { Place } from '../review/entries.ts'
import type { ToldCollision } from '../review/toldCollision.ts'
import { fieldOfKey } from '../schema/decode.ts'
import { DESCRIPTION_LENGTH_MAX, TITLE_LENGTH_MAX, type Field } from '../schema/fields.ts'
import { linkTables } from '../schema/links.ts'
import { recordTables } from '../schema/records.ts'
import type { CollisionChoice } from '../schema/words.ts'
import { restore } from './archiving.ts'
import { checkSingle, exists } from './fields.ts'
import { asOneStep } from './sources.ts'
import { transact, type CommandContext, type CommandProblem, type Json, type PlanWriter } from './transact.ts'

export interface CollisionVerdict {
  /** `put-back`: what gave way takes its place again. `keep`: what stands is right. `leave`: as it is, without a judgement. */
  readonly choice: CollisionChoice
  /** Why; may be empty. */
  readonly reason: string
  /** The name of who decides, as this device knows it. */
  readonly by: string
}

/**
 * Decides collisions for everybody, as one step: the decision is a record, and
 * what it changes in the plan is written with it. Several at once are those
 * that `openCollisions` shows as one.
 *
 * Putting back restores what had been archived, writes the value that gave way,
 * or, of a circle, keeps the move that the outline did not follow and takes the
 * other one back. Keeping writes nothing, but of a circle it takes the unshown
 * move back.
 */
export function decideCollisions(context: CommandContext, collisions: readonly ToldCollision[], verdict: CollisionVerdict): Result<void, CommandProblem> {
  const problem = check(context, collisions, verdict)
  if (problem) return refused(problem)
  asOneStep(context, 'decide-collision', (inner) => {
    for (const collision of collisions) if (verdict.choice !== 'leave') carryOut(inner, collision, verdict.choice)
    transact(inner, 'decide-collision', (write) => {
      for (const { id } of collisions) write.create('collisionDecision', { collision: id, choice: verdict.choice, reason: verdict.reason.trim() || null, by: verdict.by || null })
    })
  })
  return ok(undefined)
}

function carryOut(context: CommandContext, { kind, gaveWay, stands }: ToldCollision, choice: 'put-back' | 'keep'): void {
  if (kind === 'cycle') return put(context, (choice === 'put-back' ? stands : gaveWay).place, null)
  if (choice === 'keep') return
  if (kind === 'field' || kind === 'moved') return put(context, gaveWay.place, gaveWay.value)
  if (stands.place.on === 'record') restore(context, stands.place.kind, [stands.place.id as never])
}

function put(context: CommandContext, place: Place, value: Json): void {
  transact(context, 'put-back', (write) => putAt(write, place, value))
}

function putAt(write: PlanWriter, place: Place, value: Json): void {
  switch (place.on) {
    case 'record': return write.set(place.kind, place.id, place.key, value)
    case 'link': return write.setLink(place.kind, place.key, value)
    case 'meta': return write.setMeta(place.key, value)
  }
}

function check(context: CommandContext, collisions: readonly ToldCollision[], { choice, reason, by }: CollisionVerdict): CommandProblem | null {
  if (collisions.length === 0) return 'nothing-to-do'
  if (reason.trim().length > DESCRIPTION_LENGTH_MAX || by.length > TITLE_LENGTH_MAX) return 'text-too-long'
  if (choice === 'leave') return null
  for (const { kind, gaveWay, stands } of collisions) {
    const touched = kind === 'field' || kind === 'moved' ? [gaveWay.place] : [gaveWay.place, stands.place]
    if (touched.some((place) => place.on === 'record' && !exists(context.plan(), place.kind, place.id))) return 'record-missing'
    if (choice === 'keep' || (kind !== 'field' && kind !== 'moved')) continue
    const problem = gaveWay.isCut ? 'value-invalid' : checkValue(context, gaveWay.place, gaveWay.value)
    if (problem) return problem
  }
  return null
}

/** A foreign program may have written what no command of ours would. */
function checkValue(context: CommandContext, place: Place, value: Json): CommandProblem | null {
  if (place.on === 'meta') return value !== null && typeof value !== 'string' ? 'value-invalid' : place.key === 'title' && !value ? 'text-empty' : null
  if (place.on === 'link') return value === null || linkTables[place.kind].decode(value) !== null ? null : 'value-invalid'
  const { kind, id, key } = place
  if (key === 'archivedAt') return value === null || typeof value === 'string' ? null : 'value-invalid'
  if (kind === 'task' && key === 'parent' && value !== null) {
    if (!exists(context.plan(), 'task', String(value))) return 'record-missing'
    if (isWithin(context.plan(), value as never, id as never)) return 'would-make-cycle'
  }
  const field = (recordTables[kind] as Readonly<Record<string, Field<unknown>>>)[fieldOfKey(key)]
  if (field?.storage !== 'keyed') return checkSingle(field, value)
  const entryKey = key.slice(key.indexOf('/') + 1)
  return value === null || (field.decode([[entryKey, value]]) as readonly unknown[]).length === 1 ? null : 'value-invalid'
}
