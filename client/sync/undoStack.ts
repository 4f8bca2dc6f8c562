import { shallowRef, type ShallowRef } from 'vue'
import type { Change, CommandContext, CommandProblem, DoneCommand } from '../../shared/commands/transact.ts'
import { invert } from '../../shared/commands/undo.ts'
import type { Result } from '../../shared/result.ts'
import type { Surroundings } from './surroundings.ts'

/** As many steps as anybody goes back; the tab's storage is small. */
const STEPS_MAX = 100

/** What to tell the person, for the message files. */
export interface UndoWords {
  readonly key: 'undo.undone' | 'undo.redone' | 'undo.nothing' | 'undo.changedSince' | 'undo.impossible'
  /** What was, or could not be, taken back or done again; null when there is nothing. */
  readonly step: DoneCommand | null
}

/** My own steps in this tab, as data, so that they outlive a reload; others' work is never taken back. */
export interface UndoStack {
  readonly canUndo: ShallowRef<boolean>
  readonly canRedo: ShallowRef<boolean>
  /** What `undo` takes back. */
  readonly next: ShallowRef<DoneCommand | null>
  push(command: DoneCommand): void
  undo(): UndoWords
  redo(): UndoWords
}

interface Steps {
  readonly done: readonly DoneCommand[]
  readonly undone: readonly DoneCommand[]
}

/** `context` must not push what it does onto this stack. */
export function openUndoStack(storage: Surroundings['tabStorage'], key: string, context: () => CommandContext): UndoStack {
  let steps = read(storage, key)
  const canUndo = shallowRef(steps.done.length > 0)
  const canRedo = shallowRef(steps.undone.length > 0)
  const next = shallowRef(steps.done.at(-1) ?? null)

  function keep(changed: Steps): void {
    steps = changed
    next.value = steps.done.at(-1) ?? null
    canUndo.value = steps.done.length > 0
    canRedo.value = steps.undone.length > 0
    store(storage, key, steps)
  }

  function takeBack(step: DoneCommand | undefined, doneKey: UndoWords['key'], rest: Steps, withInverse: (inverse: DoneCommand) => Steps): UndoWords {
    if (!step) return { key: 'undo.nothing', step: null }
    const result: Result<readonly Change[], CommandProblem> = invert(context(), step.changes)
    // A step that can no longer be taken back leaves the stack, else it would block those below it.
    keep(result.ok ? withInverse({ name: step.name, changes: result.value }) : rest)
    if (result.ok) return { key: doneKey, step }
    return { key: result.problem === 'value-changed-since' ? 'undo.changedSince' : 'undo.impossible', step }
  }

  return {
    canUndo,
    canRedo,
    next,
    push: (command) => keep({ done: [...steps.done, withoutFields(command)].slice(-STEPS_MAX), undone: [] }),
    undo() {
      const rest = { ...steps, done: steps.done.slice(0, -1) }
      return takeBack(steps.done.at(-1), 'undo.undone', rest, (inverse) => ({ ...rest, undone: [...rest.undone, inverse] }))
    },
    redo() {
      const rest = { ...steps, undone: steps.undone.slice(0, -1) }
      return takeBack(steps.undone.at(-1), 'undo.redone', rest, (inverse) => ({ ...rest, done: [...rest.done, inverse] }))
    },
  }
}

/** Taking a creation back needs only its id; an imported source's text alone could fill the tab's storage. */
function withoutFields({ name, changes }: DoneCommand): DoneCommand {
  return { name, changes: changes.map((change) => (change.on === 'created' ? { on: change.on, kind: change.kind, id: change.id } : change)) }
}

/** Where the storage is full, the older half of the steps is left out until they fit; all live on in memory. */
function store(storage: Surroundings['tabStorage'], key: string, steps: Steps): void {
  try {
    storage.setItem(key, JSON.stringify(steps))
  } catch {
    if (steps.done.length + steps.undone.length === 0) return
    store(storage, key, { done: newerHalf(steps.done), undone: newerHalf(steps.undone) })
  }
}

function newerHalf(steps: readonly DoneCommand[]): readonly DoneCommand[] {
  return steps.slice(Math.ceil(steps.length / 2))
}

function read(storage: Surroundings['tabStorage'], key: string): Steps {
  try {
    const stored = JSON.parse(storage.getItem(key) ?? 'null') as Partial<Steps> | null
    return { done: stepsOf(stored?.done), undone: stepsOf(stored?.undone) }
  } catch {
    return { done: [], undone: [] }
  }
}

/** What an earlier Pacta, or nobody of ours, has left in the storage is no step. */
function stepsOf(stored: unknown): readonly DoneCommand[] {
  return Array.isArray(stored) ? stored.filter((step: Partial<DoneCommand> | null) => typeof step?.name === 'string' && Array.isArray(step.changes)) : []
}
