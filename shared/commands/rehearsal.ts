import { ok, type Result } from '../result.ts'
import { recordRoot } from '../schema/planDoc.ts'
import type { RecordKind } from '../schema/records.ts'
import { replay, replayInto, type Replayed, type ReplayTarget } from './replay.ts'
import { asOneStep } from './sources.ts'
import { isSameJson, placeOf, PlanWriter, type Change, type CommandContext, type CommandProblem, type DoneCommand, type Json, type Written } from './transact.ts'

/** What doing a command again would bring, or has brought. */
export interface BroughtIn {
  readonly command: DoneCommand
  readonly outcome: Result<Replayed, CommandProblem>
  /** What is written by it, each value with the one that stands there before. */
  readonly changes: readonly Change[]
}

/** Says what `bringIn` would do with these commands, and writes nothing. */
export function rehearse(context: CommandContext, commands: readonly DoneCommand[]): readonly BroughtIn[] {
  const rehearsal = new Rehearsal(context)
  return inOrder(commands, (command, beneath) => {
    const before = rehearsal.changes.length
    const outcome = replayInto(rehearsal, command, beneath)
    return { outcome, changes: rehearsal.changes.slice(before) }
  }, (change) => rehearsal.read(change))
}

/**
 * Does commands again that somebody has brought in a file: as one's own work,
 * and one step of undo. Each command by itself, whole or not at all, by the
 * rules of `replay`; what others have written since stands.
 */
export function bringIn(context: CommandContext, commands: readonly DoneCommand[]): readonly BroughtIn[] {
  return asOneStep(context, 'bring-in-changes', (inner) => {
    const reader = new PlanWriter(inner)
    return inOrder(commands, (command, beneath) => {
      let changes: readonly Change[] = []
      const outcome = replay({ ...inner, done: (done) => { changes = done.changes; inner.done?.(done) } }, command, beneath)
      return { outcome, changes }
    }, (change) => reader.read(change))
  })
}

function inOrder(
  commands: readonly DoneCommand[], doOne: (command: DoneCommand, beneath: readonly Change[]) => Pick<BroughtIn, 'outcome' | 'changes'>, read: (change: Written) => Json,
): readonly BroughtIn[] {
  // Values of commands that could not be done are still those of the same author, and nobody else's.
  const beneath: Change[] = []
  return commands.map((command, index) => {
    const done = doOne(command, beneath)
    if (done.outcome.ok) return { command, ...done }
    beneath.push(...command.changes)
    const isOvertaken = wasOvertaken(command, commands.slice(index + 1), read)
    return { command, ...done, ...(isOvertaken && { outcome: ok('stands' as const) }) }
  })
}

/** Its values have been replaced by later commands of the same file, which stand already: nothing is missing. */
function wasOvertaken({ changes }: DoneCommand, later: readonly DoneCommand[], read: (change: Written) => Json): boolean {
  const laterValues = new Map<string, Json[]>()
  for (const change of later.flatMap((command) => command.changes)) {
    if (change.on !== 'created') laterValues.set(placeOf(change), [...(laterValues.get(placeOf(change)) ?? []), change.after])
  }
  const written = changes.filter((change) => change.on !== 'created')
  return written.length === changes.length && written.every((change) => {
    const standing = read(change)
    return isSameJson(standing, change.after) || (laterValues.get(placeOf(change)) ?? []).some((value) => isSameJson(value, standing))
  })
}

/** A document as it would be after some writes, which are kept beside it. */
class Rehearsal implements ReplayTarget {
  readonly changes: Change[] = []
  readonly #context: CommandContext
  readonly #reader: PlanWriter
  readonly #written = new Map<string, Json>()
  readonly #made = new Map<string, Readonly<Record<string, Json>>>()

  constructor(context: CommandContext) {
    this.#context = context
    // Reads only: nothing is written outside of a transaction.
    this.#reader = new PlanWriter(context)
  }

  has(kind: RecordKind, id: string): boolean {
    return this.#made.has(`${kind} ${id}`) || recordRoot(this.#context.doc, kind).has(id)
  }

  read(change: Written): Json {
    const written = this.#written.get(placeOf(change))
    if (written !== undefined) return written
    const made = change.on === 'record' ? this.#made.get(`${change.kind} ${change.id}`) : undefined
    return made && change.on === 'record' ? (made[change.key] ?? null) : this.#reader.read(change)
  }

  create(kind: RecordKind, fields: Readonly<Record<string, Json>>, id: string): void {
    this.#made.set(`${kind} ${id}`, fields)
    this.changes.push({ on: 'created', kind, id, fields })
  }

  set(kind: RecordKind, id: string, key: string, value: Json): void {
    this.#write({ on: 'record', kind, id, key, before: null, after: value })
  }

  setLink(kind: Extract<Written, { on: 'link' }>['kind'], key: string, value: Json): void {
    this.#write({ on: 'link', kind, key, before: null, after: value })
  }

  setMeta(key: string, value: Json): void {
    this.#write({ on: 'meta', key, before: null, after: value })
  }

  #write(change: Written): void {
    const before = this.read(change)
    if (isSameJson(before, change.after)) return
    this.#written.set(placeOf(change), change.after)
    this.changes.push({ ...change, before })
  }
}
